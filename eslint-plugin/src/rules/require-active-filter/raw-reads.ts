import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { asRawCall } from "../../prisma/raw-call.js";
import { readSql } from "../../prisma/sql-tables.js";
import type { SchemaModel } from "../../schema/schema-facts.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

/** A read in SQL of a soft-deleted model that says nothing of its column. */
export interface UnfilteredSql {
  readonly node: TSESTree.Node;
  readonly call: TSESTree.Node;
  readonly model: SchemaModel;
}

export function unfilteredSql(file: SourceFile, models: readonly SchemaModel[]): readonly UnfilteredSql[] {
  return file.prisma.rawCalls
    .flatMap((raw) => {
      const { node: call, method } = raw;
      if (method !== "$queryRaw" && method !== "$queryRawUnsafe") return [];
      const text = raw.form === "template" ? raw.node.quasi : raw.text && sqlIn(file, raw.text);
      const model = text && unfilteredModel(textOf(text), models);
      return text && model ? [{ node: text, call, model }] : [];
    })
    .sort((left, right) => left.node.range[0] - right.node.range[0]);
}

type Text = TSESTree.TemplateLiteral | TSESTree.StringLiteral;

/** A text as it stands, a constant of the file, or ``Prisma.sql`…` ``. */
function sqlIn(file: SourceFile, argument: TSESTree.Node): Text | undefined {
  const inner = unwrap(argument);
  if (inner.type === "TemplateLiteral") return inner;
  if (inner.type === "Literal") return typeof inner.value === "string" ? inner : undefined;
  if (inner.type === "TaggedTemplateExpression") return asRawCall(inner)?.method === "sql" ? inner.quasi : undefined;
  if (inner.type !== "Identifier") return undefined;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  const value = origin?.kind === "value" ? unwrap(origin.value) : undefined;
  return value && value.type !== "Identifier" ? sqlIn(file, value) : undefined;
}

function textOf(text: Text): string {
  if (text.type === "Literal") return text.value;
  return text.quasis.map(({ value }) => value.cooked ?? value.raw).join("\0");
}

function unfilteredModel(text: string, models: readonly SchemaModel[]): SchemaModel | undefined {
  const read = readSql(text);
  if (!read || read.isOpen) return undefined;
  const named = models.filter(({ table }) => read.tables.includes(table.toLowerCase()));
  return named.find(({ active, activeColumn }) =>
    [active?.field, activeColumn].every((name) => name === undefined || !read.names.has(name.toLowerCase())),
  );
}
