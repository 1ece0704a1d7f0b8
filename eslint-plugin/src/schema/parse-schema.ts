import { activeFieldOf } from "../../../src/model-map/active-field.js";
import type { ActiveField } from "../../../src/model-map/model-map.js";
import { isRelation, kindOf } from "../../../src/model-map/relations.js";
import { readSchema, type SchemaModel as DeclaredModel } from "../../../src/model-map/schema.js";
import { isModelKeyword, type SchemaFile } from "../../../src/model-map/schema-text.js";
import { readSchemaText } from "../../../src/model-map/read-schema-text.js";
import { datamodelOf, parserSentence } from "../../../src/prisma-schema/datamodel.js";
import { listedFieldsIn } from "../../../src/prisma-schema/listed-fields.js";
import type { SchemaFacts, SchemaField, SchemaModel } from "./schema-facts.js";

/** @param softDelete - the fields that say whether a row is active, where a schema's generator block does not say it. */
export function parseSchema(files: readonly SchemaFile[], softDelete: readonly ActiveField[]): SchemaFacts {
  const paths = files.map((file) => file.path);
  try {
    const datamodel = datamodelOf(files);
    const schema = readSchema(datamodel, files);
    const listed = listedFieldsIn(files) ?? softDelete;
    const models = schema.models.map((model) => modelFrom(model, listed));
    return { models: byClientName(models), files: paths, problem: undefined };
  } catch (error) {
    return { models: byClientName(namesOnly(files)), files: paths, problem: parserSentence(error) };
  }
}

function modelFrom(model: DeclaredModel, listed: readonly ActiveField[]): SchemaModel {
  const { name, dbName, fields } = model.dmmf;
  const { active } = activeFieldOf(model, listed);
  const activeField = active && fields.find((field) => field.name === active.field);
  const isSensitive = (field: string): boolean =>
    model.fieldDirectives.get(field)?.some(({ directive }) => directive.name === "sensitive") ?? false;
  const keepsInactive = (field: string): boolean =>
    model.fieldDirectives
      .get(field)
      ?.some(({ directive }) => directive.name === "inactive" && directive.policy === "keep") ?? false;
  return {
    name,
    table: dbName ?? name,
    active,
    activeColumn: activeField ? (activeField.dbName ?? activeField.name) : undefined,
    fields: new Map(
      fields.map((field): [string, SchemaField] => [
        field.name,
        {
          name: field.name,
          type: field.type,
          kind: isRelation(field) ? kindOf(field) : "scalar",
          isSensitive: isSensitive(field.name),
          keepsInactive: keepsInactive(field.name),
        },
      ]),
    ),
  };
}

/** What the text alone tells of a schema that Prisma's parser refuses. */
function namesOnly(files: readonly SchemaFile[]): SchemaModel[] {
  return readSchemaText(files)
    .blocks.filter(({ keyword }) => isModelKeyword(keyword))
    .map(({ name }) => ({ name, table: name, active: null, activeColumn: undefined, fields: new Map() }));
}

function byClientName(models: readonly SchemaModel[]): ReadonlyMap<string, SchemaModel> {
  return new Map(models.map((model) => [model.name.charAt(0).toLowerCase() + model.name.slice(1), model]));
}
