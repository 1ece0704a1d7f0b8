import type { DMMF } from "@prisma/generator-helper";
import type { Place, SchemaFile } from "../model-map/schema-text.js";
import { schemaParser } from "./schema-parser.js";

/** What Prisma 7 refuses in a `datasource` and Prisma 6 wanted there. */
const MOVED_TO_CONFIG = /^([ \t]*)((?:url|directUrl|shadowDatabaseUrl)[ \t]*=)/gm;

/**
 * The models of a schema, as Prisma's own parser reads them.
 *
 * @throws what the parser throws: {@link parserSentence} reads it.
 */
export function datamodelOf(files: readonly SchemaFile[]): DMMF.Datamodel {
  const params = { prismaSchema: pathsAndTexts(files), noColor: true };
  return JSON.parse(schemaParser().get_datamodel(JSON.stringify(params))) as DMMF.Datamodel;
}

/** As the parser takes them. */
export function pathsAndTexts(files: readonly SchemaFile[]): readonly (readonly [path: string, text: string])[] {
  return files.map(({ path, text }) => [path, asPrisma7(text)]);
}

/** A schema of Prisma 6 whose `datasource` still has its addresses: they become comments. */
export function asPrisma7(text: string): string {
  return text.replaceAll(MOVED_TO_CONFIG, "$1// $2");
}

/** The first place that the parser names, out of what it throws; `undefined` if it names none. */
export function parserPlace(error: unknown): Place | undefined {
  const [, file, line] = /-->\s*(\S.*?):(\d+)/.exec(messageOf(error)) ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** The parser's own sentence, out of what it throws: JSON with a text of many lines. */
export function parserSentence(error: unknown): string {
  const message = messageOf(error);
  const [, quoted] = /"message":"((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
  const text = quoted === undefined ? message : (JSON.parse(`"${quoted}"`) as string);
  return (text.split("\n").find((line) => line.trim() !== "") ?? "").replace(/^error: /, "").trim();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
