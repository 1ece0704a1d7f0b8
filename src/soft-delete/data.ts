import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { asObject, assertSafeKey, isAbsent, toArray, type Args } from "./args.js";
import { deactivationData, planDelete, planDeleteMany, restrictWhere, type DeactivatePlan } from "./delete.js";
import { isGuardedByRow, upsertGuard } from "./inlined-upsert.js";
import type { SoftModel, SoftRelation } from "./model.js";
import { activeWhere, addConditions, filterRelations } from "./where.js";

export type DeletePolicy = "deactivate" | "refuse" | "pass";

export interface WriteOptions {
  readonly deletePolicy: DeletePolicy;
  /** `false` inside `$withInactive`: nested writes reach inactive rows too. */
  readonly isFiltered: boolean;
  readonly now: Date;
}

/** `data` of a create or update whose nested writes neither reach an inactive row nor delete a soft-deleted one. */
export function filterData(model: SoftModel, data: unknown, options: WriteOptions): unknown {
  const own = asObject(data, "data", model.name);
  if (own === undefined) return data;
  let result: Record<string, unknown> | undefined;
  for (const key in own) {
    if (model.scalars.has(key)) continue;
    const relation = model.relations.get(key);
    const nested = relation === undefined ? undefined : asObject(own[key], key, model.name);
    if (relation === undefined) assertSafeKey(key, own, model.name);
    if (relation === undefined || nested === undefined) continue;
    (result ??= { ...own })[key] = filterNested(relation, nested, options);
  }
  return result ?? own;
}

const NESTED_WRITES = {
  create: (relation, value, options) => each(value, (data) => filterData(relation.target, data, options)),
  createMany: (_relation, value) => value,
  connect: (relation, value, options) => each(value, (where) => filterWhere(relation, where, options)),
  connectOrCreate: (relation, value, options) =>
    each(value, (entry) =>
      map(relation, entry, {
        where: (where) => filterWhere(relation, where, options),
        create: (data) => filterData(relation.target, data, options),
      }),
    ),
  set: (relation, value, options) => each(value, (where) => filterWhere(relation, where, options)),
  disconnect: filterDisconnect,
  update: (relation, value, options) => each(value, (entry) => filterUpdate(relation, entry, options)),
  updateMany: (relation, value, options) =>
    each(value, (entry) => map(relation, entry, { where: (where) => filterWhere(relation, where, options) })),
  upsert: (relation, value, options) => each(value, (entry) => filterUpsert(relation, entry, options)),
} satisfies Record<string, (relation: SoftRelation, value: unknown, options: WriteOptions) => unknown>;

function isKnown(key: string): boolean {
  return isNestedWrite(key) || key === "delete" || key === "deleteMany";
}

function isNestedWrite(key: string): key is keyof typeof NESTED_WRITES {
  return Object.hasOwn(NESTED_WRITES, key);
}

/** Prisma runs nested writes in the order of their keys (measured on 7.10), so the order stays. */
function filterNested(relation: SoftRelation, nested: Args, options: WriteOptions): Args {
  const result: Record<string, unknown> = {};
  for (const key in nested) {
    const value = nested[key];
    if (isAbsent(value)) continue;
    if (key === "delete" || key === "deleteMany") filterDelete(relation, key, value, result, nested, options);
    else if (isNestedWrite(key)) append(result, key, NESTED_WRITES[key](relation, value, options), relation, nested);
    else
      throw new HardeningError("UNKNOWN_OPERATION", messages.unknownNestedWrite(relation.target.name, relation.field));
  }
  return result;
}

function filterDelete(
  relation: SoftRelation,
  key: "delete" | "deleteMany",
  value: unknown,
  result: Record<string, unknown>,
  nested: Args,
  options: WriteOptions,
): void {
  const { target, field } = relation;
  if (target.active === null || options.deletePolicy === "pass") {
    const isWhole = value === true;
    const isUnchanged = value === false || (isWhole && (target.active === null || !options.isFiltered));
    result[key] = isUnchanged ? value : each(isWhole ? {} : value, (where) => filterWhere(relation, where, options));
    return;
  }
  if (value === false) return;
  if (options.deletePolicy === "refuse")
    throw new HardeningError("DELETE_REFUSED", messages.deleteRefused(target.name));
  const plan = key === "delete" ? planDelete(target) : planDeleteMany(target);
  if (plan?.kind === "refuse") throw new HardeningError("DELETE_REFUSED", plan.reason);
  if (plan === null) return;
  if (key === "deleteMany" && plan.restrict.length > 0) {
    throw new HardeningError(
      "DELETE_REFUSED",
      messages.nestedDeleteManyRestrict(target.name, field, plan.restrict[0]?.field ?? ""),
    );
  }
  const entries = toArray(value).map((where) => deactivation(relation, where === true ? {} : where, plan, options));
  const isToOne = relation.kind !== "list";
  append(result, key === "delete" ? "update" : "updateMany", isToOne ? entries[0] : entries, relation, nested);
}

function deactivation(relation: SoftRelation, where: unknown, plan: DeactivatePlan, options: WriteOptions): Args {
  const filtered = filterWhere(relation, where, options);
  const restrict = restrictWhere(plan);
  return {
    where: restrict === null ? filtered : addConditions(filtered, restrict),
    data: deactivationData(plan, options.now),
  };
}

/** A deactivation joins the updates beside it, which is the same only if nothing else runs between the two. */
function append(
  result: Record<string, unknown>,
  key: string,
  value: unknown,
  relation: SoftRelation,
  nested: Args,
): void {
  if (!(key in result)) {
    result[key] = value;
    return;
  }
  if (relation.kind !== "list" || Object.keys(result).at(-1) !== key) {
    throw new HardeningError(
      "DELETE_REFUSED",
      messages.nestedDeleteOrder(relation.target.name, relation.field, Object.keys(nested).filter(isKnown)),
    );
  }
  result[key] = [...toArray(result[key]), ...toArray(value)];
}

function filterWhere(
  { target }: SoftRelation,
  where: unknown,
  { isFiltered }: WriteOptions,
  guard: Args | null = null,
): unknown {
  return isFiltered ? activeWhere(target, where, guard) : where;
}

/** Where this row holds the foreign key, a disconnect changes this row only, whatever the target's state. */
function filterDisconnect(relation: SoftRelation, value: unknown, options: WriteOptions): unknown {
  if (relation.kind === "list") return each(value, (where) => filterWhere(relation, where, options));
  if (value === false || !options.isFiltered) return value;
  if (relation.fields.length > 0) return value === true ? true : filterRelations(relation.target, value);
  return value === true ? (relation.target.active?.where ?? true) : activeWhere(relation.target, value);
}

/** `{ where, data }`, or for a to-one relation also `data` alone. */
function filterUpdate(relation: SoftRelation, entry: unknown, options: WriteOptions): unknown {
  const { target, kind, field } = relation;
  const own = asObject(entry, field, target.name);
  if (own === undefined) return entry;
  if (kind === "list") {
    return map(relation, own, {
      where: (where) => filterWhere(relation, where, options, upsertGuard(target, own["data"])),
      data: (data) => filterData(target, data, options),
    });
  }
  const isFull = !isAbsent(own["data"]) && Object.keys(own).every((key) => key === "data" || key === "where");
  if (isFull && (target.scalars.has("data") || target.relations.has("data"))) {
    throw new HardeningError("UNSAFE_ARGUMENT", messages.ambiguousUpdate(target.name, field));
  }
  const data = isFull ? own["data"] : own;
  const guard = upsertGuard(target, data);
  return withWhere(relation, { ...(isFull && own), data: filterData(target, data, options) }, options, guard);
}

function filterUpsert(relation: SoftRelation, entry: unknown, options: WriteOptions): unknown {
  const { target, kind, field } = relation;
  const own = asObject(entry, field, target.name);
  if (own === undefined) return entry;
  const guard = upsertGuard(target, own["update"]);
  const filtered = map(relation, own, {
    where: (where) => (kind === "list" ? filterWhere(relation, where, options, guard) : where),
    create: (data) => filterData(target, data, options),
    update: (data) => filterData(target, data, options),
  });
  return kind === "list" || isGuardedByRow(relation, own) ? filtered : withWhere(relation, filtered, options, guard);
}

/** A nested write of a to-one relation takes a `where` for the row it leads to. */
function withWhere(relation: SoftRelation, entry: unknown, options: WriteOptions, guard: Args | null): unknown {
  const own = asObject(entry, relation.field, relation.target.name);
  if (own === undefined || !options.isFiltered) return entry;
  const where = activeWhere(relation.target, own["where"], guard);
  return isAbsent(where) ? own : { ...own, where };
}

function each(value: unknown, change: (entry: unknown) => unknown): unknown {
  return Array.isArray(value) ? (value as unknown[]).map(change) : change(value);
}

function map(relation: SoftRelation, entry: unknown, changes: Record<string, (value: unknown) => unknown>): unknown {
  const own = asObject(entry, relation.field, relation.target.name);
  if (own === undefined) return entry;
  const result: Record<string, unknown> = { ...own };
  for (const key in own) {
    assertSafeKey(key, own, relation.target.name);
    const change = changes[key];
    if (change !== undefined && !isAbsent(own[key])) result[key] = change(own[key]);
  }
  return result;
}
