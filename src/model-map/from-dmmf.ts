import { activeFieldOf, type ActiveFieldChoice } from "./active-field.js";
import { keysOf } from "./keys.js";
import { misplacedDirectives } from "./misplaced-directives.js";
import {
  MODEL_MAP_VERSION,
  type ActiveField,
  type ModelEntry,
  type ModelMap,
  type RelationEntry,
} from "./model-map.js";
import { isRelation, relationsOf, type Relation } from "./relations.js";
import type { Schema, SchemaModel } from "./schema.js";
import type { SchemaProblem } from "./schema-problem.js";

export interface ModelMapResult {
  /** Meaningless if there are problems. */
  readonly models: ModelMap;
  readonly problems: readonly SchemaProblem[];
}

/**
 * What the runtime and the linter know of a schema.
 *
 * @param listed - the soft-delete fields of the generator block, each with the value of an active row.
 */
export function modelMapFromDmmf(schema: Schema, listed: readonly ActiveField[]): ModelMapResult {
  const choices = new Map(schema.models.map((model) => [model.dmmf.name, activeFieldOf(model, listed)]));
  const read = schema.models.map((model) => {
    const { relations, problems } = relationsOf(schema, model);
    const choice = choices.get(model.dmmf.name) ?? NOT_SOFT_DELETED;
    const entry = entryOf(schema, model, choice, relations);
    return { name: model.dmmf.name, entry, problems: [...choice.problems, ...problems] };
  });
  const models = Object.fromEntries(read.map(({ name, entry }) => [name, entry]));
  return {
    models: { version: MODEL_MAP_VERSION, models },
    problems: [
      ...schema.problems,
      ...read.flatMap(({ problems }) => problems),
      ...schema.models.flatMap((model) => misplacedDirectives(model, (name) => isNeverInactive(choices.get(name)))),
    ],
  };
}

const NOT_SOFT_DELETED: ActiveFieldChoice = { active: null, problems: [] };

function isNeverInactive({ active, problems }: ActiveFieldChoice = NOT_SOFT_DELETED): boolean {
  return active === null && problems.length === 0;
}

function entryOf(
  schema: Schema,
  model: SchemaModel,
  { active }: ActiveFieldChoice,
  relations: readonly Relation[],
): ModelEntry {
  // DMMF leaves out what Prisma Client cannot read: `Unsupported` and `@ignore`d fields.
  const scalars = model.dmmf.fields.filter((field) => !isRelation(field)).map(({ name }) => name);
  return {
    active: active === null ? null : { field: active.field, when: active.when },
    id: idOf(schema, model),
    scalars,
    sensitive: scalars.filter((field) =>
      model.fieldDirectives.get(field)?.some(({ directive }) => directive.name === "sensitive"),
    ),
    relations: Object.fromEntries(relations.map(({ name, ...entry }): [string, RelationEntry] => [name, entry])),
  };
}

/** The first key that can hold no NULL, the primary key before others. A view may have none. */
function idOf({ datamodel }: Schema, { dmmf }: SchemaModel): readonly string[] {
  const required = new Set(dmmf.fields.filter(({ isRequired }) => isRequired).map(({ name }) => name));
  const usable = keysOf(datamodel, dmmf).filter(({ fields }) => fields.every(({ name }) => required.has(name)));
  const key = usable.find(({ type }) => type === "id") ?? usable[0];
  return key?.fields.map(({ name }) => name) ?? [];
}
