import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { lastNameOf } from "../../log-calls/last-name.js";
import { sensitivityOf } from "../../log-calls/sensitive-name.js";
import type { PrismaCall } from "../../prisma/prisma-call.js";
import type { ModelOperation } from "../../prisma/operations.js";
import type { SchemaField, SchemaModel } from "../../schema/schema-facts.js";
import { asObject, isOpen, propertyOf } from "../../syntax/property.js";
import { unwrapAwait } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

/** Names that say nothing without the model in front. */
const GENERIC =
  /^(?:id|name|title|value|data|key|type|text|content|body|code|url|address|status|description|label|date|note)$/;

const RETURNS_ROWS: ReadonlySet<string> = new Set<ModelOperation>([
  ...(["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany"] as const),
  ...(["create", "createManyAndReturn", "update", "updateManyAndReturn", "upsert", "delete"] as const),
]);

/** Whether `object.name` is a marked field of a row: by the variable's name, or by the query that it came from. */
export function isMarkedMember(file: SourceFile, object: TSESTree.Node, name: string): boolean {
  for (const [clientName, model] of file.schema.models) {
    if (model.fields.get(name)?.isSensitive !== true) continue;
    const owner = lastNameOf(object) ?? "";
    if (owner === clientName || owner.endsWith(model.name) || modelOf(file, object) === model) return true;
  }
  return false;
}

/** Whether any model marks a field of this name, and the name says by itself what it holds. */
export function isMarkedField(file: SourceFile, name: string): boolean {
  if (GENERIC.test(name)) return false;
  for (const { fields } of file.schema.models.values()) if (fields.get(name)?.isSensitive === true) return true;
  return false;
}

function modelOf(file: SourceFile, object: TSESTree.Node): SchemaModel | undefined {
  if (object.type !== "Identifier") return undefined;
  const variable = file.variableOf(object);
  const origin = variable && originOf(variable);
  return origin?.kind === "value" ? file.prisma.callAt(unwrapAwait(origin.value))?.entry : undefined;
}

/** The sensitive field that a query brings along in every row; `undefined`: none, or its arguments do not tell. */
export function fieldInRows({ operation, entry, args }: PrismaCall): string | undefined {
  if (entry === undefined || !RETURNS_ROWS.has(operation)) return undefined;
  const sensitive = [...entry.fields.values()].filter(isSensitiveField).map(({ name }) => name);
  if (args === undefined) return sensitive[0];
  const object = asObject(args);
  if (object === undefined || isOpen(object)) return undefined;
  const select = propertyOf(object, "select");
  if (select) return sensitive.find((name) => isChosen(select.value, name));
  const omit = propertyOf(object, "omit");
  if (omit === undefined) return sensitive[0];
  const omitted = asObject(omit.value);
  return omitted && !isOpen(omitted) ? sensitive.find((name) => !isChosen(omitted, name)) : undefined;
}

function isChosen(choice: TSESTree.Node, name: string): boolean {
  const object = asObject(choice);
  const value = object && propertyOf(object, name)?.value;
  return value !== undefined && !(value.type === "Literal" && value.value === false);
}

function isSensitiveField({ name, type, isSensitive }: SchemaField): boolean {
  return isSensitive || (type === "String" && sensitivityOf(name) === "certain");
}
