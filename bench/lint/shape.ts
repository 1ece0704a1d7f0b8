import { readdirSync, readFileSync } from "node:fs";
import type { Model } from "./models.js";

/**
 * A kind of source file, out of `shapes/`: TypeScript about a `Widget`, in which `// each field` and `// maybe` begin a part
 * that is repeated for each field, or left out of some files, and `// end` ends it.
 */
export interface Shape {
  /** `express-route.ts` */
  readonly name: string;
  readonly lines: readonly string[];
}

const ENDING = ".txt";
const BEGINNING = /^\s*\/\/ (each field|maybe)$/;
const END = /^\s*\/\/ end$/;

export function readShapes(): readonly Shape[] {
  const folder = new URL("shapes/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => ({
      name: name.slice(0, -ENDING.length),
      lines: readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n"),
    }));
}

/** A file of this shape about a model. */
export function fill({ lines }: Shape, model: Model, random: () => number): string {
  const filled: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const kind = BEGINNING.exec(line)?.[1];
    if (kind === undefined) {
      filled.push(line);
      continue;
    }
    const end = lines.findIndex((other, at) => at > index && END.test(other));
    const part = lines.slice(index + 1, end);
    if (kind === "each field")
      filled.push(...model.fields.flatMap((field) => part.map((text) => withField(text, field))));
    else if (random() < 0.6) filled.push(...part);
    index = end;
  }
  return `${filled.map((line) => withModel(line, model)).join("\n")}\n`;
}

function withField(line: string, { name, codeType }: Model["fields"][number]): string {
  const upper = name.charAt(0).toUpperCase() + name.slice(1);
  return line.replaceAll("AField", upper).replaceAll("aField", name).replaceAll("FieldType", codeType);
}

function withModel(line: string, { name }: Model): string {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return line.replaceAll("Widget", name).replaceAll("widget", lower);
}
