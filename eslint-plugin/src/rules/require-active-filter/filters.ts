import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { SchemaField, SchemaModel } from "../../schema/schema-facts.js";
import { asObject, keyName } from "../../syntax/property.js";
import { alternatives, isUndefined } from "./alternatives.js";
import { decides, softDeleted } from "./conditions.js";
import type { Unfiltered } from "./unfiltered.js";
import { modelOf } from "./unfiltered.js";
import { inFilter } from "./suggestions.js";

const LIST_FILTERS: readonly string[] = ["some", "none", "every"];

/** Filters over relations in a `where` that also look at inactive rows. */
export function unfilteredIn(file: SourceFile, where: TSESTree.Node, model: SchemaModel): readonly Unfiltered[] {
  const parts = alternatives(file, where, () => true) ?? [];
  return parts.flatMap((part): readonly Unfiltered[] => {
    if (part.type === "ArrayExpression") {
      return part.elements.flatMap((element) =>
        element === null || element.type === "SpreadElement" ? [] : unfilteredIn(file, element, model),
      );
    }
    return part.type === "ObjectExpression" ? ofObject(file, part, model) : [];
  });
}

function ofObject(file: SourceFile, object: TSESTree.ObjectExpression, model: SchemaModel): readonly Unfiltered[] {
  return object.properties.flatMap((property) => {
    if (property.type === "SpreadElement") return unfilteredIn(file, property.argument, model);
    const key = keyName(property);
    if (key === "AND" || key === "OR" || key === "NOT") return unfilteredIn(file, property.value, model);
    const field = key === undefined ? undefined : model.fields.get(key);
    const target = field && field.kind !== "scalar" ? modelOf(file, field.type) : undefined;
    return field && target ? ofRelation(file, property, field, target) : [];
  });
}

function ofRelation(
  file: SourceFile,
  property: TSESTree.Property,
  field: SchemaField,
  target: SchemaModel,
): readonly Unfiltered[] {
  const filter = asObject(property.value);
  if (!filter) return [];
  const named = filter.properties.flatMap((inner) => {
    const key = inner.type === "Property" ? keyName(inner) : undefined;
    const isFilter = field.kind === "list" ? LIST_FILTERS.includes(key ?? "") : key === "is";
    return isFilter && inner.type === "Property" ? [{ inner, key }] : [];
  });
  const isShort = field.kind !== "list" && !filter.properties.some(isNamedFilter);
  const found = named.flatMap(({ inner, key }) => ofFilter(file, inner, key, target));
  return isShort ? ofFilter(file, property, undefined, target) : found;
}

function isNamedFilter(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === "Property" && ["is", "isNot"].includes(keyName(property) ?? "");
}

/** @param key - `undefined`: the short form of `is`. */
function ofFilter(
  file: SourceFile,
  property: TSESTree.Property,
  key: string | undefined,
  target: SchemaModel,
): readonly Unfiltered[] {
  const filter = asObject(property.value);
  if (!filter) return [];
  const below = ofObject(file, filter, target);
  const soft = softDeleted(target);
  // `every: {}` and `is: {}` are no condition on the rows.
  const isEmpty = filter.properties.every((inner) => inner.type === "Property" && isUndefined(inner.value));
  if (!soft || (isEmpty && key !== "some" && key !== "none") || decides(file, filter, soft) !== "no") return below;
  const name = key ?? keyName(property) ?? "";
  const fix = inFilter(file, key, filter, target);
  return [{ node: property.key, kind: "filter", name, model: target, fix }, ...below];
}
