import type { DMMF } from "@prisma/generator-helper";
import type { ActiveField, ModelMap } from "../../../model-map/model-map.js";
import type { KeyRemedy } from "../../../schema-findings/unique-keys.js";
import { uniqueKeyRemedies } from "../../../schema-findings/unique-keys.js";
import { softDeletedModels } from "../../../schema-findings/soft-deleted.js";
import type { ProjectSchema } from "../../project/project-schema.js";

/** A soft-deleted model as its table: everything by the names of the database. */
export interface SoftDeletedTable {
  readonly model: string;
  /** Where `@@schema` says it. */
  readonly schema: string | undefined;
  readonly table: string;
  readonly active: { readonly column: string; readonly when: ActiveField["when"] };
  /** The columns of each foreign key that it holds: by them the rows of a parent are read. */
  readonly foreignKeys: readonly (readonly string[])[];
  readonly uniqueKeys: readonly UniqueKeyColumns[];
}

export interface UniqueKeyColumns {
  readonly remedy: KeyRemedy;
  readonly columns: readonly string[];
}

export function softDeletedTables({
  schema,
  models,
  provider,
}: ProjectSchema & { isReadable: true }): readonly SoftDeletedTable[] {
  const softDeleted = softDeletedModels(schema, models);
  const { partial } = uniqueKeyRemedies(schema.datamodel, softDeleted, provider);
  return softDeleted.map(({ dmmf: model, active }) => {
    const column = (field: string): string => columnOf(model, field);
    return {
      model: model.name,
      schema: model.schema ?? undefined,
      table: model.dbName ?? model.name,
      active: { column: column(active.field), when: active.when },
      foreignKeys: foreignKeysOf(models, model.name).map((fields) => fields.map(column)),
      uniqueKeys: partial
        .filter((remedy) => remedy.model === model.name)
        .map((remedy) => ({ remedy, columns: remedy.fields.map(column) })),
    };
  });
}

function foreignKeysOf({ models }: ModelMap, model: string): readonly (readonly string[])[] {
  return Object.values(models[model]?.relations ?? {}).flatMap(({ fields }) => (fields.length > 0 ? [fields] : []));
}

function columnOf(model: DMMF.Model, field: string): string {
  return model.fields.find(({ name }) => name === field)?.dbName ?? field;
}
