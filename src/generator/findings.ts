import type { ConnectorType } from "@prisma/generator-helper";
import type { ActiveField, ModelMap } from "../model-map/model-map.js";
import type { Schema } from "../model-map/schema.js";
import { activeDefaultOf } from "../schema-findings/active-default.js";
import { hasActiveRows } from "../schema-findings/active-index.js";
import { indexesOf } from "../schema-findings/indexes.js";
import { dialectOf, type Dialect } from "../schema-findings/partial-index.js";
import { openRelations } from "../schema-findings/required-relations.js";
import { notSoftDeletedModels, softDeletedModels, type SoftDeleted } from "../schema-findings/soft-deleted.js";
import { uniqueKeyRemedies, type KeyRemedy } from "../schema-findings/unique-keys.js";

/** What a person should know of a schema that can be used as it is. */
export type Finding =
  | { readonly code: "nothingSoftDeleted"; readonly listed: readonly string[] }
  /** Listed in the generator block, and no model has them. */
  | { readonly code: "unusedFields"; readonly fields: readonly string[] }
  | { readonly code: "notSoftDeleted"; readonly models: readonly string[]; readonly listed: readonly string[] }
  /** Required relations to soft-deleted models that have no policy of their own, as `Post.author → User`. */
  | { readonly code: "defaultPolicy"; readonly relations: readonly string[] }
  | { readonly code: "noActiveDefault"; readonly fields: readonly { subject: string; active: ActiveField }[] }
  | { readonly code: "uniqueKeys"; readonly keys: readonly KeyRemedy[]; readonly remedy: "attribute" | Dialect }
  /** Primary keys, and keys that a foreign key refers to: neither can be partial. */
  | { readonly code: "fixedKeys"; readonly keys: readonly string[] }
  /** As `Post.isActive`. */
  | { readonly code: "noIndex"; readonly fields: readonly string[] };

export interface Database {
  readonly provider: ConnectorType;
  /** Of any generator: Prisma reads them all. */
  readonly previewFeatures: readonly string[];
}

/** @param listed - the soft-delete fields of the generator block. */
export function findingsOf(
  schema: Schema,
  map: ModelMap,
  listed: readonly string[],
  database: Database,
): readonly Finding[] {
  const softDeleted = softDeletedModels(schema, map);
  const models = notSoftDeletedModels(schema, map).map(({ dmmf }) => dmmf.name);
  const hasAny = Object.values(map.models).some(({ active }) => active !== null);

  const findings: Finding[] = [
    hasAny ? { code: "notSoftDeleted", models, listed } : { code: "nothingSoftDeleted", listed },
    { code: "unusedFields", fields: hasAny ? listed.filter((field) => !isUsed(schema, field)) : [] },
    { code: "defaultPolicy", relations: defaultPolicies(map) },
    { code: "noActiveDefault", fields: softDeleted.flatMap(noActiveDefault) },
    ...uniqueKeyFindings(schema, softDeleted, database),
    { code: "noIndex", fields: softDeleted.flatMap((one) => noIndex(schema, one)) },
  ];
  return findings.filter(
    (finding) => !Object.values(finding).some((value) => Array.isArray(value) && value.length === 0),
  );
}

function isUsed({ models }: Schema, field: string): boolean {
  return models.some(({ block }) => block.members.some(({ name }) => name === field));
}

function defaultPolicies(map: ModelMap): readonly string[] {
  return openRelations(map).map(({ model, field, relation }) => `${model}.${field} → ${relation.model}`);
}

function noActiveDefault(one: SoftDeleted): { subject: string; active: ActiveField }[] {
  const { dmmf, active } = one;
  const found = activeDefaultOf(one);
  return found === "absent" || found === "inactive" ? [{ subject: `${dmmf.name}.${active.field}`, active }] : [];
}

function noIndex(schema: Schema, one: SoftDeleted): string[] {
  const { dmmf, active } = one;
  const isCovered = indexesOf(schema, one).some((index) => hasActiveRows(index, active));
  return isCovered ? [] : [`${dmmf.name}.${active.field}`];
}

function uniqueKeyFindings(
  { datamodel }: Schema,
  softDeleted: readonly SoftDeleted[],
  { provider, previewFeatures }: Database,
): Finding[] {
  const { partial, fixed } = uniqueKeyRemedies(datamodel, softDeleted, provider);
  const dialect = dialectOf(provider);
  const hasAttribute = previewFeatures.includes("partialIndexes") && dialect !== "mysql";
  return [
    { code: "uniqueKeys", keys: partial, remedy: hasAttribute ? "attribute" : dialect },
    { code: "fixedKeys", keys: fixed.map(({ subject }) => subject) },
  ];
}
