import { readSchemaText } from "../../../model-map/read-schema-text.js";
import type { SchemaFile } from "../../../model-map/schema-text.js";
import { mergedSchema } from "../../../prisma-schema/generators.js";
import type { Finding } from "../../outcome.js";
import { counted, listed } from "../../wording.js";
import { GENERATE, notCompared } from "./texts.js";
import { textOf, type TrackedOutput } from "./tracked-output.js";

/** Where a client holds the schema that it was made from: that of `prisma-client`, and that of `prisma-client-js`. */
const HOLDERS = /(?:^|\/)(?:internal\/class|client|index)\.[cm]?[jt]s$/;
const INLINE_SCHEMA = /"inlineSchema":\s*("(?:[^"\\]|\\.)*")/;
/** Blocks that are named. */
const MOST_NAMES = 4;

/** Whether a Prisma client was made from the schema as it is. */
export async function clientInStep(
  root: string,
  schema: readonly SchemaFile[],
  { generator, files }: TrackedOutput,
): Promise<readonly Finding[]> {
  for (const file of files.filter((name) => HOLDERS.test(name))) {
    const inline = inlineSchemaIn((await textOf(root, file)) ?? "");
    if (inline === undefined) continue;
    const older = parsed(inline.text);
    if (older === undefined) return [notCompared(generator.name, `Prisma cannot read the schema in ${file}`)];
    return compared(file, inline.line, older, mergedSchema(schema));
  }
  return [notCompared(generator.name, "no file of it that git tracks holds the schema that it was made from")];
}

function inlineSchemaIn(text: string): { readonly text: string; readonly line: number } | undefined {
  const found = INLINE_SCHEMA.exec(text);
  if (found === null) return undefined;
  try {
    return { text: JSON.parse(found[1] ?? "") as string, line: text.slice(0, found.index).split("\n").length };
  } catch {
    return undefined;
  }
}

/** As the parser of today formats it. */
function parsed(text: string): string | undefined {
  try {
    return mergedSchema([{ path: "schema.prisma", text }]);
  } catch {
    return undefined;
  }
}

function compared(file: string, line: number, older: string, now: string): readonly Finding[] {
  const names = differing(blocksOf(older), blocksOf(now));
  if (names.length === 0) return [];
  const isCode = differing(codeOf(older), codeOf(now)).length > 0;
  const more = names.length - MOST_NAMES;
  const shown = more > 0 ? [...names.slice(0, MOST_NAMES), counted(more, "other")] : names;
  return [
    {
      subject: file,
      seen: `the client was made from another schema: ${listed(shown)} ${names.length === 1 ? "differs" : "differ"}${isCode ? "" : " in comments"}`,
      consequence: isCode
        ? "what is deployed does not know the new fields, and asks for columns that the migrations have dropped"
        : "the next prisma generate changes files that nobody has touched",
      write: GENERATE,
      place: { file, line },
      ...(isCode ? {} : { level: "warning" as const }),
    },
  ];
}

/** By `model User`, each with the comments above it; their order is that in which the files were found. */
function blocksOf(text: string): ReadonlyMap<string, string> {
  const blocks = text.split(/(?<=^\}\n)/m).map((block) => {
    const [, header] = /^(\w+ [\w-]+) \{$/m.exec(block) ?? [];
    return [header ?? "the comments at the end", block.trim()] as const;
  });
  return new Map(blocks.filter(([, block]) => block !== ""));
}

/** The same without comments and alignment. */
function codeOf(text: string): ReadonlyMap<string, string> {
  const { blocks } = readSchemaText([{ path: "schema.prisma", text }]);
  return new Map(
    blocks.map(({ keyword, name, members, attributes }) => [
      `${keyword} ${name}`,
      [...members, ...attributes].map(({ code }) => code.trim().replaceAll(/\s+/g, " ")).join("\n"),
    ]),
  );
}

/** The names of what is in one of both only, or is not the same. */
function differing(older: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...now.keys(), ...older.keys()])].filter((name) => older.get(name) !== now.get(name));
}
