import { readFileSync } from "node:fs";

const START = "run: (prisma) =>";
const END = /,\n {4}measure: /;

/** The source of every query in a file, as it stands there: what the demo prints is what it runs. */
export function codeOfQueries(file: URL): readonly (readonly string[])[] {
  return readFileSync(file, "utf8")
    .split(START)
    .slice(1)
    .map((rest) => rest.split(END)[0] ?? "")
    .map((code) => code.trim().split("\n").map(dedented));
}

function dedented(line: string, index: number): string {
  return index === 0 ? line : line.replace(/^ {6}/, "");
}
