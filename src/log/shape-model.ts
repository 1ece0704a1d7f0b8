import type { ModelMap } from "../model-map/model-map.js";
import { isSensitiveName } from "../model-map/sensitive-name.js";

/** A model as its shapes are made: which keys may be named, worked out once. */
export interface ShapeModel {
  readonly fields: ReadonlyMap<string, ShapeField>;
}

export interface ShapeField {
  /** What a shape calls it: its name, or {@link SENSITIVE}. */
  readonly label: string;
  /** The model at the other end of a relation; `null`: a field of the model's own. */
  readonly target: ShapeModel | null;
}

/** Stands for every field that must not be named. */
export const SENSITIVE = "[sensitive]";

export function compileShapes({ models }: ModelMap): ReadonlyMap<string, ShapeModel> {
  const compiled = new Map<string, { fields: Map<string, ShapeField> }>();
  for (const name of Object.keys(models)) compiled.set(name, { fields: new Map() });
  for (const [name, { scalars, sensitive, relations }] of Object.entries(models)) {
    const fields = compiled.get(name)?.fields;
    for (const field of scalars) fields?.set(field, { label: labelOf(field, sensitive), target: null });
    for (const [field, { model }] of Object.entries(relations)) {
      fields?.set(field, { label: labelOf(field, sensitive), target: compiled.get(model) ?? null });
    }
  }
  return compiled;
}

function labelOf(field: string, sensitive: readonly string[]): string {
  return sensitive.includes(field) || isSensitiveName(field) ? SENSITIVE : field;
}

/** Prisma takes identifiers of up to 64 characters from the database, and few keys have more than four fields. */
const LONGEST_KEY = 256;
const MOST_WORDS = 24;

/**
 * What a shape calls a composite key (`teamId_customerId`), which is the names of its fields joined by `_`; `undefined`
 * if `key` is no such name. The model map does not list unique keys, so any fields of the model pass.
 */
export function compositeLabel({ fields }: ShapeModel, key: string): string | undefined {
  if (key.length > LONGEST_KEY || !key.includes("_")) return undefined;
  const words = key.split("_");
  if (words.length > MOST_WORDS) return undefined;
  /** By number of words: `null` if they are no list of fields, else whether one of the fields is sensitive. */
  const isSensitiveUpTo: (boolean | null)[] = [false];
  for (let end = 1; end <= words.length; end++) {
    isSensitiveUpTo[end] = null;
    for (let start = 0; start < end && isSensitiveUpTo[end] !== true; start++) {
      const before = isSensitiveUpTo[start] ?? null;
      const field = before === null ? undefined : fields.get(words.slice(start, end).join("_"));
      if (field?.target === null) isSensitiveUpTo[end] = before === true || field.label === SENSITIVE;
    }
  }
  const isSensitive = isSensitiveUpTo[words.length] ?? null;
  return isSensitive === null ? undefined : isSensitive ? SENSITIVE : key;
}
