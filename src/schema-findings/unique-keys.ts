import type { ConnectorType, DMMF } from "@prisma/generator-helper";
import { keysOf } from "../model-map/keys.js";
import { partialUniqueAttribute, partialUniqueIndex } from "./partial-index.js";
import type { SoftDeleted } from "./soft-deleted.js";

/** A unique key that inactive rows keep taken. */
export interface TakenKey {
  readonly model: string;
  /** `User.email`, or `User(orgId, email)`. */
  readonly subject: string;
  /** Without the soft-delete field. */
  readonly fields: readonly string[];
  readonly index: DMMF.Index;
  /** The soft-delete field is part of the key: each value can be taken by one active and by one inactive row. */
  readonly hasActiveField: boolean;
}

/** And what makes it one of active rows only. */
export interface KeyRemedy extends TakenKey {
  readonly statement: string;
  /** The same in Prisma's words. */
  readonly attribute: string;
}

export interface UniqueKeyRemedies {
  readonly partial: readonly KeyRemedy[];
  /** Composite primary keys, and keys that a foreign key refers to: neither can be partial. */
  readonly fixed: readonly TakenKey[];
}

export function uniqueKeyRemedies(
  datamodel: DMMF.Datamodel,
  softDeleted: readonly SoftDeleted[],
  provider: ConnectorType,
): UniqueKeyRemedies {
  const partial: KeyRemedy[] = [];
  const fixed: TakenKey[] = [];
  for (const { dmmf: model, active } of softDeleted) {
    let isFirstOfModel = true;
    for (const index of keysOf(datamodel, model)) {
      const all = index.fields.map(({ name }) => name);
      const fields = all.filter((name) => name !== active.field);
      // A row gets a new id of its own.
      if (fields.length === 0 || (index.type === "id" && fields.length === 1)) continue;
      if (fields.some((name) => isMadeUp(model, name))) continue;
      const subject = fields.length === 1 ? `${model.name}.${fields.join()}` : `${model.name}(${fields.join(", ")})`;
      const taken = { model: model.name, subject, fields, index, hasActiveField: fields.length < all.length };
      if (index.type === "id" || isReferenced(datamodel, model, index)) {
        fixed.push(taken);
        continue;
      }
      const key = { model, index, active, fields, isFirstOfModel };
      partial.push({ ...taken, statement: partialUniqueIndex(key, provider), attribute: partialUniqueAttribute(key) });
      isFirstOfModel = false;
    }
  }
  return { partial, fixed };
}

const MAKERS: ReadonlySet<string> = new Set(["uuid", "cuid", "ulid", "nanoid", "autoincrement", "sequence"]);

/** A value that is made anew for each row comes never again. */
function isMadeUp(model: DMMF.Model, name: string): boolean {
  const value = model.fields.find((field) => field.name === name)?.default;
  return typeof value === "object" && "name" in value && MAKERS.has(value.name);
}

function isReferenced(datamodel: DMMF.Datamodel, model: DMMF.Model, index: DMMF.Index): boolean {
  const key = index.fields
    .map(({ name }) => name)
    .sort()
    .join();
  const refersToKey = ({ type, relationToFields = [] }: DMMF.Field): boolean =>
    type === model.name && [...relationToFields].sort().join() === key;
  return datamodel.models.some(({ fields }) => fields.some(refersToKey));
}
