import type { DMMF } from "@prisma/generator-helper";
import type { ActiveField } from "../../model-map/model-map.js";
import type { Schema } from "../../model-map/schema.js";
import { wellKnownActive } from "../../schema-findings/well-known-fields.js";

export interface SoftDeleteField extends ActiveField {
  readonly models: readonly string[];
}

/** `active` and `enabled` are also said of accounts, features and the like, so only these tell by themselves. */
const DELETED = /^(?:(?:is_?)?deleted|(?:deleted|removed)_?at)$/i;
const ACTIVE = /^is_?active$/i;

/**
 * Fields that look as if they soft-deleted their model, the most frequent first. Beside a `deletedAt`, an `isActive` means
 * something else.
 */
export function softDeleteFieldsIn(schema: Schema): readonly SoftDeleteField[] {
  const deleted = fieldsNamed(schema, DELETED);
  return deleted.length > 0 ? deleted : fieldsNamed(schema, ACTIVE);
}

function fieldsNamed({ models }: Schema, name: RegExp): readonly SoftDeleteField[] {
  const found = new Map<string, SoftDeleteField>();
  for (const { dmmf, block } of models) {
    const field = block.keyword === "model" ? dmmf.fields.find((one) => name.test(one.name)) : undefined;
    const when = field && wellKnownActive(field.name);
    if (field === undefined || when === undefined || !isOfType(field, when)) continue;
    const known = found.get(field.name)?.models ?? [];
    found.set(field.name, { field: field.name, when, models: [...known, dmmf.name] });
  }
  return [...found.values()].sort((a, b) => b.models.length - a.models.length);
}

function isOfType({ type, isList, isRequired }: DMMF.Field, when: ActiveField["when"]): boolean {
  if (isList) return false;
  return when === null ? type === "DateTime" && !isRequired : type === "Boolean" && isRequired;
}
