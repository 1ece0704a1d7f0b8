import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** Of the block's first line of code in the README, from 1. */
  readonly line: number;
}

export const readmePath = fileURLToPath(new URL("../../README.md", import.meta.url));

/** Every fenced block, without the indentation of the list that it stands in. */
export function codeBlocks(): readonly CodeBlock[] {
  const readme = readFileSync(readmePath, "utf8");
  return [...readme.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)].map((match) => {
    const [, indent = "", language = "", code = ""] = match;
    const line = readme.slice(0, match.index).split("\n").length + 1;
    return { language, code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""), line };
  });
}
