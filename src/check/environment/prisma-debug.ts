/** What Prisma 7's client and adapters write under. The adapters' hold each statement with its values. */
const NAMESPACES = [
  "prisma:client",
  "prisma:client:clientEngine",
  "prisma:client:clientEngine:remoteExecutor",
  "prisma:client:queryInterpreter",
  "prisma:client:request_handler",
  "prisma:client:transactionManager",
  "prisma:driver-adapter:pg",
  "prisma:driver-adapter:mariadb",
  "prisma:driver-adapter:mssql",
  "prisma:driver-adapter:libsql:conversion",
  "prisma:engine",
];

/**
 * The namespaces that DEBUG turns on. `@prisma/debug` reads it otherwise than the package `debug`: commas alone separate, and a
 * pattern may begin anywhere in the name, so that `pg` turns on `prisma:driver-adapter:pg`.
 */
export function prismaNamespaces(debug: string): readonly string[] {
  const patterns = debug.split(",").filter((pattern) => pattern !== "");
  const isOn = (name: string, pattern: string): boolean => endsWithPattern(name, pattern);
  const on = patterns.filter((pattern) => !pattern.startsWith("-"));
  const off = patterns.filter((pattern) => pattern.startsWith("-")).map((pattern) => pattern.slice(1));
  return NAMESPACES.filter(
    (name) => on.some((pattern) => isOn(name, pattern)) && !off.some((pattern) => isOn(name, pattern)),
  );
}

/** `*` stands for any text; without one at the beginning, too, anything may stand before. */
function endsWithPattern(name: string, pattern: string): boolean {
  const parts = pattern.split(/\*+/).map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${parts.join(".*")}$`).test(name);
}
