import type { Finding } from "../../outcome.js";
import { counted } from "../../wording.js";
import type { Linted } from "./run-lint.js";

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** Files that ESLint was asked about and could not read. What it is told to leave out is none of them. */
export function unparsed({ files, hasParser }: Linted, asked: readonly string[]): readonly Finding[] {
  const answered = new Set(files.map(({ file }) => file));
  const unread = hasParser ? [] : asked.filter((file) => TYPESCRIPT.test(file) && !answered.has(file));
  const broken = files.filter(({ isParsed }) => !isParsed);
  return [...withoutParser(unread), ...broken.map(({ file }) => unparsedFile(file))];
}

function withoutParser([first, ...others]: readonly string[]): readonly Finding[] {
  if (first === undefined) return [];
  return [
    {
      subject: "typescript-eslint",
      seen: `${counted(others.length + 1, "file")} of TypeScript cannot be parsed: typescript-eslint is not installed`,
      consequence: "what is in them is not known",
      write: "npm install -D typescript-eslint typescript",
      place: { file: first, line: 1 },
      level: "unknown",
    },
  ];
}

function unparsedFile(file: string): Finding {
  return {
    subject: file,
    seen: `ESLint cannot parse ${file}`,
    consequence: "what is in it is not known",
    write: `npx eslint ${file} says where.`,
    place: { file, line: 1 },
    level: "unknown",
  };
}
