import type { StatusAndCode } from "./answer-code.js";

/** Prisma's codes by what a client can do about them; what is missing here is an error of the application or its setup. */
export const PRISMA_ANSWERS: ReadonlyMap<string, StatusAndCode> = new Map([
  ...all([404, "NOT_FOUND"], "P2001", "P2015", "P2018", "P2025"),
  ...all([409, "CONFLICT"], "P2002", "P2003", "P2004", "P2014", "P2017"),
  ...all([503, "RETRY"], "P2034"),
  // The client's value met the column's limits, which the application had not checked.
  ...all([400, "INVALID_VALUE"], "P2000", "P2006", "P2007", "P2019", "P2020", "P2033"),
  ...all([503, "UNAVAILABLE"], "P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"),
  // Not Prisma's own: what the driver says where there is no server, in an error of Prisma.
  ...all([503, "UNAVAILABLE"], "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EPIPE"),
]);

function all(answer: StatusAndCode, ...codes: readonly string[]): [string, StatusAndCode][] {
  return codes.map((code) => [code, answer]);
}
