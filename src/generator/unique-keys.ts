import type { ConnectorType, DMMF } from "@prisma/generator-helper";
import { keysOf } from "../model-map/keys.js";
import type { ActiveField } from "../model-map/model-map.js";
import { partialUniqueAttribute, partialUniqueIndex } from "./partial-index.js";

export interface SoftDeleted {
  readonly model: DMMF.Model;
  readonly active: ActiveField;
}

/** A unique key that inactive rows keep taken, and what makes it one of active rows only. */
export interface KeyRemedy {
  /** `User.email`, or `User(orgId, email)`. */
  readonly subject: string;
  readonly statement: string;
  /** The same in Prisma's words. */
  readonly attribute: string;
}

export interface UniqueKeyRemedies {
  readonly partial: readonly KeyRemedy[];
  /** Composite primary keys, and keys that a foreign key refers to: neither can be partial. */
  readonly fixed: readonly string[];
}

export function uniqueKeyRemedies(
  datamodel: DMMF.Datamodel,
  softDeleted: readonly SoftDeleted[],
  provider: ConnectorType,
): UniqueKeyRemedies {
  const partial: KeyRemedy[] = [];
  const fixed: string[] = [];
  for (const { model, active } of softDeleted) {
    let isFirstOfModel = true;
    for (const index of keysOf(datamodel, model)) {
      const fields = index.fields.map(({ name }) => name).filter((name) => name !== active.field);
      // A row gets a new id of its own.
      if (fields.length === 0 || (index.type === "id" && fields.length === 1)) continue;
      const subject = fields.length === 1 ? `${model.name}.${fields.join()}` : `${model.name}(${fields.join(", ")})`;
      if (index.type === "id" || isReferenced(datamodel, model, index)) {
        fixed.push(subject);
        continue;
      }
      const key = { model, index, active, fields, isFirstOfModel };
      partial.push({ subject, statement: partialUniqueIndex(key, provider), attribute: partialUniqueAttribute(key) });
      isFirstOfModel = false;
    }
  }
  return { partial, fixed };
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
