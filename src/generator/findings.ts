import type { ConnectorType, DMMF } from "@prisma/generator-helper";
import type { ActiveField, ModelMap } from "../model-map/model-map.js";
import type { Schema } from "../model-map/schema.js";
import { dialectOf, type Dialect } from "./partial-index.js";
import { uniqueKeyRemedies, type KeyRemedy, type SoftDeleted } from "./unique-keys.js";

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
  const entries = Object.entries(map.models);
  const softDeleted = schema.models.flatMap(({ dmmf, block }): SoftDeleted[] => {
    const active = map.models[dmmf.name]?.active;
    // A view has neither defaults nor indexes.
    return active && block.keyword === "model" ? [{ model: dmmf, active }] : [];
  });
  const isIgnored = (name: string): boolean =>
    schema.models.some(
      ({ dmmf, directives }) => dmmf.name === name && directives.some(({ directive }) => directive.name === "ignore"),
    );
  const models = entries.flatMap(([name, { active }]) => (active === null && !isIgnored(name) ? [name] : []));
  const hasAny = entries.some(([, { active }]) => active !== null);

  const findings: Finding[] = [
    hasAny ? { code: "notSoftDeleted", models, listed } : { code: "nothingSoftDeleted", listed },
    { code: "unusedFields", fields: hasAny ? listed.filter((field) => !isUsed(schema, field)) : [] },
    { code: "defaultPolicy", relations: defaultPolicies(map) },
    { code: "noActiveDefault", fields: softDeleted.flatMap(noActiveDefault) },
    ...uniqueKeyFindings(schema.datamodel, softDeleted, database),
    { code: "noIndex", fields: softDeleted.flatMap((one) => noIndex(schema.datamodel, one)) },
  ];
  return findings.filter(
    (finding) => !Object.values(finding).some((value) => Array.isArray(value) && value.length === 0),
  );
}

function isUsed({ models }: Schema, field: string): boolean {
  return models.some(({ block }) => block.members.some(({ name }) => name === field));
}

function defaultPolicies({ models }: ModelMap): readonly string[] {
  return Object.entries(models).flatMap(([model, { relations }]) =>
    Object.entries(relations).flatMap(([field, { kind, inactive, model: target }]) => {
      const isOpen = kind === "required" && inactive === null && models[target]?.active !== null;
      return isOpen ? [`${model}.${field} → ${target}`] : [];
    }),
  );
}

function noActiveDefault({ model, active }: SoftDeleted): { subject: string; active: ActiveField }[] {
  const field = model.fields.find(({ name }) => name === active.field);
  // What the database computes cannot be told from here.
  const isComputed = typeof field?.default === "object" && active.when !== null;
  const isActive = active.when === null ? field?.hasDefaultValue === false : field?.default === active.when;
  return isActive || isComputed ? [] : [{ subject: `${model.name}.${active.field}`, active }];
}

function noIndex(datamodel: DMMF.Datamodel, { model, active }: SoftDeleted): string[] {
  const isCovered = datamodel.indexes.some(
    (index) => index.model === model.name && index.fields.some(({ name }) => name === active.field),
  );
  return isCovered ? [] : [`${model.name}.${active.field}`];
}

function uniqueKeyFindings(
  datamodel: DMMF.Datamodel,
  softDeleted: readonly SoftDeleted[],
  { provider, previewFeatures }: Database,
): Finding[] {
  const { partial, fixed } = uniqueKeyRemedies(datamodel, softDeleted, provider);
  const dialect = dialectOf(provider);
  const hasAttribute = previewFeatures.includes("partialIndexes") && dialect !== "mysql";
  return [
    { code: "uniqueKeys", keys: partial, remedy: hasAttribute ? "attribute" : dialect },
    { code: "fixedKeys", keys: fixed },
  ];
}
