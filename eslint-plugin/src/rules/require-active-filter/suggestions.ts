import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { SchemaField, SchemaModel } from "../../schema/schema-facts.js";
import { asObject, propertyOf } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { isUndefined } from "./alternatives.js";

export type Fix = TSESLint.ReportFixFunction;

/** `isActive: true` */
export function conditionOf({ active }: SchemaModel): string {
  return active ? `${active.field}: ${String(active.when)}` : "";
}

/** The call with the condition; `undefined` where its arguments are put together from parts. */
export function withCondition(file: SourceFile, call: TSESTree.CallExpression, model: SchemaModel): Fix | undefined {
  const [args] = call.arguments;
  const condition = conditionOf(model);
  if (!args) {
    const end = call.range[1] - 1;
    return (fixer) => fixer.insertTextBeforeRange([end, end], `{ where: { ${condition} } }`);
  }
  const object = asObject(args);
  if (object) return inArguments(file, object, model);
  const name = unwrap(args);
  if (name.type !== "Identifier") return undefined;
  if (isUndefined(name)) return (fixer) => fixer.replaceText(args, `{ where: { ${condition} } }`);
  const given = `...${name.name}`;
  return (fixer) => fixer.replaceText(args, `{ ${given}, where: { ${given}.where, ${condition} } }`);
}

/** The condition in an object that has a `where`, or gets one. */
export function inArguments(file: SourceFile, object: TSESTree.ObjectExpression, model: SchemaModel): Fix | undefined {
  const where = propertyOf(object, "where");
  const condition = conditionOf(model);
  if (!where) {
    if (object.properties.some(({ type }) => type === "SpreadElement")) return undefined;
    return first(file, object, `where: { ${condition} }`);
  }
  if (object.properties.slice(object.properties.indexOf(where)).some(({ type }) => type === "SpreadElement"))
    return undefined;
  const inside = asObject(where.value);
  if (inside) return inWhere(file, inside, model);
  if (isUndefined(where.value)) return (fixer) => fixer.replaceText(where, `where: { ${condition} }`);
  const value = unwrap(where.value);
  const text = file.textOf(where.value);
  const spread = value.type === "Identifier" || value.type === "MemberExpression" ? text : `(${text})`;
  return (fixer) => fixer.replaceText(where, `where: { ...${spread}, ${condition} }`);
}

/** The condition at the end of a `where`. */
export function inWhere(file: SourceFile, where: TSESTree.ObjectExpression, model: SchemaModel): Fix {
  const condition = conditionOf(model);
  const absent = model.active ? propertyOf(where, model.active.field) : undefined;
  if (absent && where.properties.at(-1) === absent) return (fixer) => fixer.replaceText(absent, condition);
  return last(file, where, condition);
}

/** `true` of a relation becomes an object with the condition, an object gets it. */
export function ofRelation(file: SourceFile, property: TSESTree.Property, model: SchemaModel): Fix | undefined {
  const object = asObject(property.value);
  if (object) return inArguments(file, object, model);
  const isTrue = property.value.type === "Literal" && property.value.value === true;
  return isTrue ? (fixer) => fixer.replaceText(property.value, `{ where: { ${conditionOf(model)} } }`) : undefined;
}

/** `_count: true`, written out: every list, those of soft-deleted models with the condition. */
export function ofCount(
  property: TSESTree.Property,
  lists: readonly { readonly field: SchemaField; readonly target: SchemaModel | undefined }[],
): Fix | undefined {
  if (property.value.type !== "Literal") return undefined;
  const entries = lists.map(({ field, target }) =>
    target?.active ? `${field.name}: { where: { ${conditionOf(target)} } }` : `${field.name}: true`,
  );
  return (fixer) => fixer.replaceText(property.value, `{ select: { ${entries.join(", ")} } }`);
}

/** The condition in a filter over a relation; for `every`, an inactive row passes. */
export function inFilter(
  file: SourceFile,
  key: string | undefined,
  filter: TSESTree.ObjectExpression,
  model: SchemaModel,
): Fix {
  if (key !== "every") return inWhere(file, filter, model);
  const text = file.textOf(filter);
  return (fixer) => fixer.replaceText(filter, `{ OR: [{ NOT: { ${conditionOf(model)} } }, ${text}] }`);
}

function first(file: SourceFile, object: TSESTree.ObjectExpression, text: string): Fix {
  const [property] = object.properties;
  if (!property) return empty(file, object, text);
  const gap = file.text.slice(object.range[0] + 1, property.range[0]);
  return (fixer) => fixer.insertTextBefore(property, `${text},${/^\s*$/.test(gap) && gap !== "" ? gap : " "}`);
}

function last(file: SourceFile, object: TSESTree.ObjectExpression, text: string): Fix {
  const property = object.properties.at(-1);
  if (!property) return empty(file, object, text);
  const lineStart = file.text.slice(0, property.range[0]).lastIndexOf("\n") + 1;
  const indent = file.text.slice(lineStart, property.range[0]);
  const gap = lineStart > object.range[0] && /^\s*$/.test(indent) ? `\n${indent}` : " ";
  return (fixer) => fixer.insertTextAfter(property, `,${gap}${text}`);
}

function empty(file: SourceFile, object: TSESTree.ObjectExpression, text: string): Fix {
  const isBlank = /^\{\s*\}$/.test(file.textOf(object));
  if (isBlank) return (fixer) => fixer.replaceText(object, `{ ${text} }`);
  return (fixer) => fixer.insertTextAfterRange([object.range[0], object.range[0] + 1], ` ${text}, `);
}
