import { createRequire } from "node:module";
import type { DMMF } from "@prisma/generator-helper";
import { activeFieldOf } from "../../../src/model-map/active-field.js";
import type { ActiveField } from "../../../src/model-map/model-map.js";
import { isRelation, kindOf } from "../../../src/model-map/relations.js";
import { readSchema, type SchemaModel as DeclaredModel } from "../../../src/model-map/schema.js";
import { isModelKeyword, type SchemaFile } from "../../../src/model-map/schema-text.js";
import { readSchemaText } from "../../../src/model-map/read-schema-text.js";
import type { SchemaFacts, SchemaField, SchemaModel } from "./schema-facts.js";

/** Prisma's parser. Its API is internal to Prisma, so the version is pinned. */
interface SchemaParser {
  /** JSON of the models, enums and types. The whole DMMF (`get_dmmf`) takes thirty times as long. */
  get_datamodel(params: string): string;
}

const require = createRequire(import.meta.url);
/** What Prisma 7 refuses in a `datasource` and Prisma 6 wanted there. */
const MOVED_TO_CONFIG = /^([ \t]*)((?:url|directUrl|shadowDatabaseUrl)[ \t]*=)/gm;

/** @param softDelete - the fields that say whether a row is active, where a schema's generator block does not say it. */
export function parseSchema(files: readonly SchemaFile[], softDelete: readonly ActiveField[]): SchemaFacts {
  const paths = files.map((file) => file.path);
  try {
    const datamodel = datamodelOf(files);
    const schema = readSchema(datamodel, files);
    const listed = activeFieldsIn(files) ?? softDelete;
    const models = schema.models.map((model) => modelFrom(model, listed));
    return { models: byClientName(models), files: paths, problem: undefined };
  } catch (error) {
    return { models: byClientName(namesOnly(files)), files: paths, problem: firstLine(error) };
  }
}

function datamodelOf(files: readonly SchemaFile[]): DMMF.Datamodel {
  // Loaded with the first schema: it is three megabytes of WebAssembly.
  const parser = require("@prisma/prisma-schema-wasm") as SchemaParser;
  const prismaSchema = files.map(({ path, text }) => [path, text.replaceAll(MOVED_TO_CONFIG, "$1// $2")]);
  return JSON.parse(parser.get_datamodel(JSON.stringify({ prismaSchema, noColor: true }))) as DMMF.Datamodel;
}

function modelFrom(model: DeclaredModel, listed: readonly ActiveField[]): SchemaModel {
  const { name, dbName, fields } = model.dmmf;
  const { active } = activeFieldOf(model, listed);
  const activeField = active && fields.find((field) => field.name === active.field);
  const isSensitive = (field: string): boolean =>
    model.fieldDirectives.get(field)?.some(({ directive }) => directive.name === "sensitive") ?? false;
  const keepsInactive = (field: string): boolean =>
    model.fieldDirectives
      .get(field)
      ?.some(({ directive }) => directive.name === "inactive" && directive.policy === "keep") ?? false;
  return {
    name,
    table: dbName ?? name,
    active,
    activeColumn: activeField ? (activeField.dbName ?? activeField.name) : undefined,
    fields: new Map(
      fields.map((field): [string, SchemaField] => [
        field.name,
        {
          name: field.name,
          type: field.type,
          kind: isRelation(field) ? kindOf(field) : "scalar",
          isSensitive: isSensitive(field.name),
          keepsInactive: keepsInactive(field.name),
        },
      ]),
    ),
  };
}

/** `field` and `active` of the block that names prisma-hardening-generator. */
function activeFieldsIn(files: readonly SchemaFile[]): readonly ActiveField[] | undefined {
  const block = readSchemaText(files).blocks.find(
    ({ keyword, name, members }) =>
      keyword === "generator" &&
      (name === "hardening" || members.some(({ code }) => code.includes("prisma-hardening"))),
  );
  const listOf = (key: string): readonly string[] =>
    [...(block?.members.find(({ name }) => name === key)?.code ?? "").matchAll(/"([^"]*)"/g)].map(
      ([, value = ""]) => value,
    );
  const fields = listOf("field");
  return fields.length === 0 ? undefined : activeFields(fields, listOf("active"));
}

const ACTIVE_VALUES = { true: true, false: false, null: null } as const;

/**
 * Soft-delete fields, each with the value of an active row; where it is not said, a name such as `isDeleted` or `deletedAt`
 * tells it.
 */
export function activeFields(fields: readonly string[], active: readonly string[]): readonly ActiveField[] {
  return fields.map((field, index) => {
    const stated = active[index];
    if (stated === "true" || stated === "false" || stated === "null") return { field, when: ACTIVE_VALUES[stated] };
    if (/(?:at|on|date|time)$/i.test(field)) return { field, when: null };
    return { field, when: !/deleted|removed|archived|inactive/i.test(field) };
  });
}

/** What the text alone tells of a schema that Prisma's parser refuses. */
function namesOnly(files: readonly SchemaFile[]): SchemaModel[] {
  return readSchemaText(files)
    .blocks.filter(({ keyword }) => isModelKeyword(keyword))
    .map(({ name }) => ({ name, table: name, active: null, activeColumn: undefined, fields: new Map() }));
}

function byClientName(models: readonly SchemaModel[]): ReadonlyMap<string, SchemaModel> {
  return new Map(models.map((model) => [model.name.charAt(0).toLowerCase() + model.name.slice(1), model]));
}

/** The parser's own sentence, out of what it throws: JSON with a text of many lines. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, quoted] = /"message":"((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
  const text = quoted === undefined ? message : (JSON.parse(`"${quoted}"`) as string);
  return (text.split("\n").find((line) => line.trim() !== "") ?? "").replace(/^error: /, "").trim();
}
