export interface PrismaWarning {
  /** Of the file, from 1. */
  readonly line: number;
}

/** `/* Warnings: - ... *\/`: a comment for people, not SQL, which `prisma migrate dev` writes at the top of a file. */
const HEADER = /^(\s*\/\*\s*Warnings:)((?:[^*]|\*(?!\/))*)\*\//;

export function warningsIn(sql: string): readonly PrismaWarning[] {
  const [, start = "", text] = HEADER.exec(sql) ?? [];
  if (text === undefined) return [];
  const before = start.split("\n").length;
  return text.split("\n").flatMap((line, index) => (/^\s*- /.test(line) ? [{ line: before + index }] : []));
}
