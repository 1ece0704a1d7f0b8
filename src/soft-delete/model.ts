import type { ModelEntry, ModelMap, RequiredRelationPolicy } from "../model-map/model-map.js";
import type { Args } from "./args.js";

/** A model as the rewriting steps read it: everything that does not depend on a call's arguments, worked out once. */
export interface SoftModel {
  readonly name: string;
  /** `null`: the model is not soft-deleted; its relations may still lead to models that are. */
  readonly active: ActiveFilter | null;
  readonly id: readonly string[];
  readonly scalars: ReadonlySet<string>;
  readonly relations: ReadonlyMap<string, SoftRelation>;
  /** What `_count: true` stands for, with the filters; `null` where no filter is needed. */
  readonly countSelect: Args | null;
}

export interface ActiveFilter {
  readonly field: string;
  /** The value of the field in an active row. */
  readonly value: true | false | null;
  /** `where` of the active rows. Frozen and shared between calls. */
  readonly where: Args;
  /** `where` of the inactive rows. Frozen and shared between calls. */
  readonly inactiveWhere: Args;
  /** Whether a cursor can ask for an active row beside its key. */
  readonly isCursorFilterable: boolean;
}

export interface SoftRelation {
  readonly field: string;
  readonly kind: "list" | "optional" | "required";
  readonly target: SoftModel;
  readonly inverse: string;
  /** Scalar fields of the foreign key on this side; empty where it is on the other side. */
  readonly fields: readonly string[];
  /** The fields of the target that `fields` refer to. */
  readonly references: readonly string[];
  /** What deleting the row at the other end does to this one, by the schema; `null` without a foreign key on this side. */
  readonly onDelete: string | null;
  /** What happens when this required relation is loaded and its target is inactive. */
  readonly policy: RequiredRelationPolicy;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * @param requiredRelations - the policy of required relations without a directive of their own.
 * @param provider - of the client's datasource; `undefined` if it does not tell.
 */
export function compileModels(
  map: ModelMap,
  requiredRelations: RequiredRelationPolicy,
  provider: string | undefined,
): ReadonlyMap<string, SoftModel> {
  const compiled = new Map<string, Mutable<SoftModel>>();
  for (const [name, entry] of Object.entries(map.models)) {
    compiled.set(name, {
      name,
      active: compileActive(entry, provider),
      id: entry.id,
      scalars: new Set(entry.scalars),
      relations: new Map(),
      countSelect: null,
    });
  }
  for (const [name, model] of compiled) {
    const entry = map.models[name];
    if (entry === undefined) continue;
    model.relations = compileRelations(entry, compiled, requiredRelations);
    model.countSelect = compileCountSelect(model);
  }
  return compiled;
}

/**
 * Prisma compares every field of a cursor by `=` (measured on 7.10). Nothing equals NULL; and where it compares in memory,
 * a Boolean of MariaDB, MySQL or SQLite, which is a number there, equals neither `true` nor `false`.
 */
function isCursorFilterable(when: boolean | null, provider: string | undefined): boolean {
  return when !== null && (provider === "postgresql" || provider === "cockroachdb");
}

function compileActive({ active }: ModelEntry, provider: string | undefined): ActiveFilter | null {
  if (active === null) return null;
  const { field, when } = active;
  return Object.freeze({
    field,
    value: when,
    where: Object.freeze({ [field]: when }),
    inactiveWhere: Object.freeze({ [field]: when === null ? Object.freeze({ not: null }) : !when }),
    isCursorFilterable: isCursorFilterable(when, provider),
  });
}

function compileRelations(
  entry: ModelEntry,
  models: ReadonlyMap<string, SoftModel>,
  requiredRelations: RequiredRelationPolicy,
): ReadonlyMap<string, SoftRelation> {
  const relations = new Map<string, SoftRelation>();
  for (const [field, relation] of Object.entries(entry.relations)) {
    const target = models.get(relation.model);
    if (target === undefined) continue;
    relations.set(field, {
      field,
      kind: relation.kind,
      target,
      inverse: relation.inverse,
      fields: relation.fields,
      references: relation.references,
      onDelete: relation.onDelete,
      policy: relation.inactive ?? requiredRelations,
    });
  }
  return relations;
}

function compileCountSelect(model: SoftModel): Args | null {
  const lists = [...model.relations.values()].filter(({ kind }) => kind === "list");
  if (!lists.some(({ target }) => target.active !== null)) return null;
  return Object.freeze(
    Object.fromEntries(
      lists.map(({ field, target }) => [
        field,
        target.active === null ? true : Object.freeze({ where: target.active.where }),
      ]),
    ),
  );
}

/** How a row is set inactive, or active again, now. */
export function activeData(active: ActiveFilter): Args {
  return { [active.field]: active.value };
}

/** @param now - the time of deactivation, for models that keep it. */
export function inactiveData(active: ActiveFilter, now: Date): Args {
  return { [active.field]: active.value === null ? now : !active.value };
}
