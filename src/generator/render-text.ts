import path from "node:path";
import type { ModelMap } from "../model-map/model-map.js";
import type { SchemaProblem } from "../model-map/schema-problem.js";
import type { ConfigProblem } from "./config-problem.js";
import type { Finding } from "./findings.js";
import { findingLines, problemMessage, sentences } from "./messages.js";

/** All problems, each with a path that a terminal can open. */
export function renderProblems(problems: readonly (SchemaProblem | ConfigProblem)[]): string {
  const inOrder = [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const paragraphs = inOrder.map((problem) => {
    const { seen, write } = problemMessage(problem);
    return `${shortest(problem.file)}:${problem.line}\n  ${seen}\n  ${write}`;
  });
  return [sentences.refused(problems.length), ...paragraphs].join("\n\n");
}

function shortest(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith("..") ? file : relative;
}

/** What is printed beside Prisma's own lines. */
export function renderReport({ models }: ModelMap, findings: readonly Finding[]): string {
  const entries = Object.values(models);
  if (findings.length === 0) return `\n${sentences.nothingToSay(entries.length)}\n`;
  const softDeleted = entries.filter(({ active }) => active !== null);
  const lines = [...findings.flatMap(findingLines), sentences.silence].map((line) => `  ${line}\n`);
  return `\n${sentences.softDeleted(softDeleted.length, entries.length)}\n${lines.join("")}`;
}
