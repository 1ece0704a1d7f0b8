import type { ANSWERS } from "../messages.js";

/** What a client may be told of an error of this package or of Prisma. */
export type AnswerCode = keyof typeof ANSWERS;

export type StatusAndCode = readonly [status: number, code: AnswerCode];
