import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { SchemaField, SchemaModel } from "../../schema/schema-facts.js";
import { keyName } from "../../syntax/property.js";
import { alternatives, isNothing, objectsOf, valuesOf } from "./alternatives.js";
import { decidesAny, decidesThrough, softDeleted, type Verdict } from "./conditions.js";
import { unfilteredIn } from "./filters.js";
import { ofCount, ofRelation } from "./suggestions.js";
import { modelOf, type Unfiltered } from "./unfiltered.js";

const DEEPEST = 12;

/** One level of arguments: of the operation, or of a relation in it. */
interface Level {
  readonly args: TSESTree.ObjectExpression;
  readonly model: SchemaModel;
  /** What `where` may be there; `undefined`: not in the file. */
  readonly where: readonly TSESTree.Node[] | undefined;
  /** The answer of a write: its row is there, and so are those that it needs. */
  readonly isWritten: boolean;
  readonly depth: number;
}

/** Relations in `select` and `include`, at any depth, that load inactive rows as well. */
export function unfilteredSelection(
  file: SourceFile,
  args: TSESTree.ObjectExpression,
  model: SchemaModel,
  isWritten: boolean,
): readonly Unfiltered[] {
  const where = isWritten ? [] : valuesOf(file, args, "where");
  return ofLevel(file, { args, model, where, isWritten, depth: 0 });
}

function ofLevel(file: SourceFile, level: Level): readonly Unfiltered[] {
  if (level.depth > DEEPEST) return [];
  return ["select", "include"].flatMap((key) =>
    (valuesOf(file, level.args, key) ?? []).flatMap((value) => ofSelection(file, value, level)),
  );
}

function ofSelection(file: SourceFile, selection: TSESTree.Node, level: Level): readonly Unfiltered[] {
  return (alternatives(file, selection) ?? []).flatMap((part) => {
    if (part.type !== "ObjectExpression") return [];
    return part.properties.flatMap((property) => {
      if (property.type === "SpreadElement") return ofSelection(file, property.argument, level);
      const key = keyName(property);
      if (key === "_count") return ofCounts(file, property, level.model);
      const field = key === undefined ? undefined : level.model.fields.get(key);
      const target = field && field.kind !== "scalar" ? modelOf(file, field.type) : undefined;
      return field && target ? ofField(file, property, field, target, level) : [];
    });
  });
}

function ofField(
  file: SourceFile,
  property: TSESTree.Property,
  field: SchemaField,
  target: SchemaModel,
  level: Level,
): readonly Unfiltered[] {
  const chosen = alternatives(file, property.value)?.filter((value) => !isNothing(value));
  if (!chosen || chosen.length === 0) return [];
  const objects = chosen.flatMap((value) => (value.type === "ObjectExpression" ? [value] : []));
  const below = objects.flatMap((args) => {
    const where = valuesOf(file, args, "where");
    const filters = (where ?? []).flatMap((value) => unfilteredIn(file, value, target));
    return [...filters, ...ofLevel(file, { args, model: target, where, isWritten: false, depth: level.depth + 1 })];
  });
  const found = isFiltered(file, objects, field, target, level)
    ? undefined
    : unfilteredField(file, property, field, target);
  return found ? [found, ...below] : below;
}

function isFiltered(
  file: SourceFile,
  objects: readonly TSESTree.ObjectExpression[],
  field: SchemaField,
  target: SchemaModel,
  level: Level,
): boolean {
  const soft = softDeleted(target);
  if (!soft) return true;
  if (field.kind === "list" || (field.kind === "optional" && !level.isWritten)) {
    const isShown = objects.map((args): Verdict => decidesAny(file, valuesOf(file, args, "where"), soft));
    const through = field.kind === "optional" ? decidesThrough(file, level.where, field.name, soft) : "no";
    return isShown.some((verdict) => verdict !== "no") || through === "yes";
  }
  if (field.kind === "optional" || field.keepsInactive || level.isWritten) return true;
  return decidesThrough(file, level.where, field.name, soft) !== "no";
}

function unfilteredField(
  file: SourceFile,
  property: TSESTree.Property,
  { kind, name }: SchemaField,
  model: SchemaModel,
): Unfiltered {
  if (kind === "required") return { node: property.key, kind: "required", name, model, fix: undefined };
  return { node: property.key, kind: "relation", name, model, fix: ofRelation(file, property, model) };
}

/** `_count: true` and `_count: { select: { posts: true } }`. */
function ofCounts(file: SourceFile, property: TSESTree.Property, model: SchemaModel): readonly Unfiltered[] {
  const lists = [...model.fields.values()]
    .filter(({ kind }) => kind === "list")
    .map((field) => ({ field, target: modelOf(file, field.type) }));
  const soft = lists.find(({ target }) => target?.active);
  if (!soft?.target) return [];
  const chosen = alternatives(file, property.value) ?? [];
  if (chosen.some((value) => value.type === "Literal" && value.value === true)) {
    const fix = ofCount(property, lists);
    return [{ node: property.key, kind: "count", name: soft.field.name, model: soft.target, fix }];
  }
  const objects = chosen.flatMap((value) => (value.type === "ObjectExpression" ? [value] : []));
  return objects.flatMap((args) =>
    (objectsOf(file, valuesOf(file, args, "select") ?? []) ?? []).flatMap(({ properties }) =>
      properties.flatMap((inner) => (inner.type === "Property" ? ofCounted(file, inner, model) : [])),
    ),
  );
}

function ofCounted(file: SourceFile, property: TSESTree.Property, model: SchemaModel): readonly Unfiltered[] {
  const field = model.fields.get(keyName(property) ?? "");
  const target = field?.kind === "list" ? modelOf(file, field.type) : undefined;
  const soft = softDeleted(target);
  const chosen = alternatives(file, property.value)?.filter((value) => !isNothing(value));
  if (!field || !target || !soft || !chosen || chosen.length === 0) return [];
  const isDecided = chosen.some(
    (value) => value.type === "ObjectExpression" && decidesAny(file, valuesOf(file, value, "where"), soft) !== "no",
  );
  return isDecided ? [] : [unfilteredField(file, property, field, target)];
}
