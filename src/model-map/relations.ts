import type { DMMF } from "@prisma/generator-helper";
import type { ReferentialAction, RelationEntry } from "./model-map.js";
import { placeOfField, type Schema, type SchemaModel } from "./schema.js";
import type { SchemaProblem } from "./schema-problem.js";

export interface Relation extends RelationEntry {
  readonly name: string;
}

export interface Relations {
  readonly relations: readonly Relation[];
  readonly problems: readonly SchemaProblem[];
}

const REFERENTIAL_ACTIONS = [
  "Cascade",
  "Restrict",
  "NoAction",
  "SetNull",
  "SetDefault",
] as const satisfies readonly ReferentialAction[];

/** The relation fields of a model that Prisma Client has. */
export function relationsOf(schema: Schema, model: SchemaModel): Relations {
  const problems: SchemaProblem[] = [];
  const relations = model.dmmf.fields.filter(isRelation).flatMap((field): Relation[] => {
    const subject = `${model.dmmf.name}.${field.name}`;
    const place = placeOfField(model, field.name);
    const inverse = inverseOf(schema.datamodel, model.dmmf, field);
    if (inverse === undefined) {
      problems.push({ ...place, code: "relationHalfIgnored", subject, target: field.type });
      return [];
    }
    const onDelete = onDeleteOf(schema, model.dmmf, field);
    if (onDelete === undefined) {
      const seen = field.relationOnDelete ?? "";
      problems.push({ ...place, code: "referentialActionUnknown", subject, seen });
      return [];
    }
    return [
      {
        name: field.name,
        model: field.type,
        kind: kindOf(field),
        inverse: inverse.name,
        fields: field.relationFromFields ?? [],
        references: holdsForeignKey(field) ? (field.relationToFields ?? []) : [],
        onDelete,
        inactive: policyOf(model, field.name),
      },
    ];
  });
  return { relations, problems };
}

export function isRelation(field: DMMF.Field): boolean {
  return field.relationName !== undefined;
}

export function kindOf(field: DMMF.Field): RelationEntry["kind"] {
  if (field.isList) return "list";
  return field.isRequired ? "required" : "optional";
}

export function holdsForeignKey(field: DMMF.Field): boolean {
  return field.relationFromFields !== undefined && field.relationFromFields.length > 0;
}

/** The other end: it has the same relation name, and in a self-relation another field name. */
function inverseOf(datamodel: DMMF.Datamodel, model: DMMF.Model, field: DMMF.Field): DMMF.Field | undefined {
  const target = datamodel.models.find(({ name }) => name === field.type);
  return target?.fields.find(
    (other) =>
      other.relationName === field.relationName &&
      other.type === model.name &&
      (target.name !== model.name || other.name !== field.name),
  );
}

/** `undefined` for an action that this version does not know. */
function onDeleteOf(schema: Schema, model: DMMF.Model, field: DMMF.Field): ReferentialAction | null | undefined {
  if (!holdsForeignKey(field)) return null;
  const stated = field.relationOnDelete;
  if (stated !== undefined) return REFERENTIAL_ACTIONS.find((action) => action === stated);
  // Prisma counts a relation as required here if any column of the foreign key is (`referential_arity` in its parser).
  const isRequired =
    field.isRequired ||
    model.fields.some(({ name, isRequired }) => isRequired && field.relationFromFields?.includes(name));
  if (!isRequired) return "SetNull";
  return hasRestrict(schema) ? "Restrict" : "NoAction";
}

/** SQL Server has no RESTRICT; Prisma has one where it does the work of foreign keys itself. */
function hasRestrict({ text }: Schema): boolean {
  const datasource = text.blocks.find(({ keyword }) => keyword === "datasource");
  const says = (key: string, value: string): boolean =>
    datasource?.members.some(({ name, code }) => name === key && code.includes(`"${value}"`)) ?? false;
  return !says("provider", "sqlserver") || says("relationMode", "prisma");
}

function policyOf(model: SchemaModel, field: string): RelationEntry["inactive"] {
  const found = model.fieldDirectives.get(field)?.find(({ directive }) => directive.name === "inactive");
  return found?.directive.name === "inactive" ? found.directive.policy : null;
}
