import { isAbsent, isPlain, type Args } from "../soft-delete/args.js";
import { ARGUMENTS, BESIDE_FIELDS, NESTED_SCALAR_KEYWORDS, SCALAR_KEYWORDS, type Keyword } from "./shape-keywords.js";
import { compositeLabel, type ShapeModel } from "./shape-model.js";

/**
 * The arguments of a call without what they say: every value is `"?"`, every key is a field of the schema or a keyword of
 * Prisma's, else `"?"` too. `true` and `false` stay where they select fields.
 */
export type Shape = string | boolean | readonly Shape[] | { readonly [key: string]: Shape };

export interface RawShape {
  /** `$queryRaw`, `$executeRawUnsafe`, ... */
  readonly raw: string;
  /** How many values were passed beside the text. */
  readonly parameters: number;
}

export const HIDDEN = "?";
/** Stands for what was left out, so that arguments of any size cost little. */
export const CUT = "…";

/** More than people write: a relation that is loaded or filtered takes two levels. */
const DEEPEST = 20;
const MOST_KEYS = 200;
const MOST_ELEMENTS = 8;
const MOST_ELEMENT_SHAPES = 4;

/** Where a walk stands: at the arguments of a call, at fields with values, or at a selection of fields. */
type Place = "arguments" | "fields" | "selection";

interface Walk {
  keysLeft: number;
  levelsLeft: number;
}

/** Pure; does not change `args`. Its cost and its result are bounded, whatever `args` is. */
export function shapeOf(model: ShapeModel, args: unknown): Shape {
  return shapeAt(model, args ?? {}, "arguments", { keysLeft: MOST_KEYS, levelsLeft: DEEPEST });
}

/** Of a raw query its text is a value too: it may have been put together from what a user typed. */
export function shapeOfRaw(operation: string, args: unknown): RawShape {
  return { raw: operation, parameters: parametersOf(args) };
}

function parametersOf(args: unknown): number {
  if (Array.isArray(args)) return Math.max(0, args.length - 1);
  if (typeof args !== "object" || args === null || !("values" in args)) return 0;
  return Array.isArray(args.values) ? args.values.length : 0;
}

function shapeAt(model: ShapeModel, value: unknown, place: Place, walk: Walk): Shape {
  if (typeof value === "boolean") return place === "fields" ? HIDDEN : value;
  if (typeof value !== "object" || value === null) return HIDDEN;
  if (walk.levelsLeft === 0) return CUT;
  walk.levelsLeft--;
  const shape = Array.isArray(value)
    ? shapeOfList(model, value, place, walk)
    : isPlain(value)
      ? shapeOfObject(model, value, place, walk)
      : HIDDEN;
  walk.levelsLeft++;
  return shape;
}

function shapeOfObject(model: ShapeModel, own: Args, place: Place, walk: Walk): Shape {
  const shape: Record<string, Shape> = {};
  for (const key in own) {
    const value = own[key];
    if (isAbsent(value)) continue;
    if (walk.keysLeft === 0) {
      shape[CUT] = HIDDEN;
      break;
    }
    walk.keysLeft--;
    const field = place === "arguments" ? undefined : model.fields.get(key);
    if (field !== undefined) {
      shape[field.label] =
        field.target === null
          ? shapeOfScalar(value, place, walk)
          : shapeAt(field.target, value, place === "selection" ? "arguments" : "fields", walk);
      continue;
    }
    const keyword = (place === "arguments" ? ARGUMENTS : BESIDE_FIELDS).get(key);
    if (keyword !== undefined) {
      shape[key] = shapeBelow(keyword, model, value, place, walk);
      continue;
    }
    const label = place === "fields" ? compositeLabel(model, key) : undefined;
    if (label === undefined) shape[HIDDEN] = HIDDEN;
    else shape[label] = shapeAt(model, value, place, walk);
  }
  return shape;
}

function shapeBelow(keyword: Keyword, model: ShapeModel, value: unknown, place: Place, walk: Walk): Shape {
  switch (keyword) {
    case "same":
      return shapeAt(model, value, place, walk);
    case "names":
      return shapeOfNames(model, value);
    case "value":
      return typeof value === "boolean" && place === "selection" ? value : HIDDEN;
    case "fields":
    case "selection":
      return shapeAt(model, value, keyword, walk);
  }
}

/** Only a long list of alternatives has many shapes; what a key is compared with has one. */
function shapeOfList(model: ShapeModel, list: readonly unknown[], place: Place, walk: Walk): Shape {
  const shapes: Shape[] = [];
  for (let index = 0; index < list.length && index < MOST_ELEMENTS; index++) {
    const shape = shapeAt(model, list[index], place, walk);
    if (shapes.some((seen) => isSame(seen, shape))) continue;
    shapes.push(shape);
    if (shapes.length === MOST_ELEMENT_SHAPES) break;
  }
  return shapes;
}

function shapeOfScalar(value: unknown, place: Place, walk: Walk): Shape {
  if (typeof value === "boolean" && place === "selection") return value;
  if (typeof value !== "object" || value === null) return HIDDEN;
  if (Array.isArray(value)) return value.length === 0 ? [] : [HIDDEN];
  if (!isPlain(value) || walk.levelsLeft === 0) return HIDDEN;
  const shape: Record<string, Shape> = {};
  for (const key in value) {
    const operand = value[key];
    if (isAbsent(operand)) continue;
    if (walk.keysLeft === 0) {
      shape[CUT] = HIDDEN;
      break;
    }
    walk.keysLeft--;
    if (NESTED_SCALAR_KEYWORDS.has(key)) {
      walk.levelsLeft--;
      shape[key] = shapeOfScalar(operand, "fields", walk);
      walk.levelsLeft++;
    } else if (SCALAR_KEYWORDS.has(key)) shape[key] = Array.isArray(operand) ? [HIDDEN] : HIDDEN;
    else shape[HIDDEN] = HIDDEN;
  }
  return shape;
}

/** `by` and `distinct` name fields, so what is a field's name is no value. */
function shapeOfNames({ fields }: ShapeModel, value: unknown): Shape {
  if (!Array.isArray(value)) return labelOf(fields, value);
  return [...new Set(value.slice(0, MOST_KEYS).map((name) => labelOf(fields, name)))];
}

function labelOf(fields: ShapeModel["fields"], name: unknown): string {
  return (typeof name === "string" ? fields.get(name)?.label : undefined) ?? HIDDEN;
}

function isSame(one: Shape, other: Shape): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => {
      const mine = (one as Readonly<Record<string, Shape>>)[key];
      const theirs = (other as Readonly<Record<string, Shape>>)[key];
      return mine !== undefined && theirs !== undefined && isSame(mine, theirs);
    })
  );
}
