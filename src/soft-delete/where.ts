import { asObject, assertSafeKey, isAbsent, isEmpty, isEmptyObject, toArray, type Args } from "./args.js";
import type { SoftModel, SoftRelation } from "./model.js";

/**
 * `where` for rows of `model` that are active and, if given, also match `required`. Flat, because Prisma merges parallel
 * `findUnique` calls into one statement only while `where` has no AND (measured on 7.10).
 */
export function activeWhere(model: SoftModel, where: unknown, required: Args | null = null): unknown {
  const filtered = model.active === null ? filterRelations(model, where) : addActive(model, where);
  return required === null ? filtered : addConditions(filtered, required);
}

function addActive(model: SoftModel, where: unknown): unknown {
  const { active } = model;
  if (active === null || isAbsent(where)) return active?.where;
  const rewritten = filterRelations(model, where);
  return typeof rewritten === "object" && rewritten !== null ? addConditions(rewritten, active.where) : rewritten;
}

/** Adds conditions beside the caller's own; one that names the same field is ANDed, never replaced. */
export function addConditions(where: unknown, conditions: Args): unknown {
  if (isAbsent(where)) return conditions;
  if (typeof where !== "object" || where === null) return where;
  const own = where as Args;
  let and: unknown[] | undefined;
  // A key that is added to a spread copy afterwards costs V8 a microsecond; one that is there from the start does not.
  const result: Record<string, unknown> = { ...conditions, ...own };
  for (const key in conditions) {
    if (!(key in own)) continue;
    if (isAbsent(own[key])) result[key] = conditions[key];
    else if (own[key] !== conditions[key]) (and ??= [...toArray(own["AND"])]).push({ [key]: conditions[key] });
  }
  if (and !== undefined) result["AND"] = and;
  return result;
}

/** The caller's `where` with every relation filter in it answering as if inactive rows did not exist. */
export function filterRelations(model: SoftModel, where: unknown): unknown {
  const own = asObject(where, "where", model.name);
  if (own === undefined) return where;
  let result: Record<string, unknown> | undefined;
  for (const key in own) {
    if (model.scalars.has(key)) continue;
    const value = own[key];
    const rewritten = filterEntry(model, key, value, own);
    if (rewritten !== value) (result ??= { ...own })[key] = rewritten;
  }
  return result ?? own;
}

function filterEntry(model: SoftModel, key: string, value: unknown, where: Args): unknown {
  const relation = model.relations.get(key);
  if (relation !== undefined) return isAbsent(value) ? value : filterRelation(relation, value);
  if (key === "AND" || key === "OR" || key === "NOT") return filterBranches(model, value);
  assertSafeKey(key, where, model.name);
  return value;
}

function filterBranches(model: SoftModel, value: unknown): unknown {
  if (!Array.isArray(value)) return filterRelations(model, value);
  let result: unknown[] | undefined;
  for (const [index, branch] of (value as unknown[]).entries()) {
    const rewritten = filterRelations(model, branch);
    if (rewritten !== branch) (result ??= [...(value as unknown[])])[index] = rewritten;
  }
  return result ?? value;
}

function filterRelation(relation: SoftRelation, value: unknown): unknown {
  if (relation.kind === "list") return filterList(relation, value);
  if (value === null) return relation.target.active === null ? null : { isNot: relation.target.active.where };
  const filter = asObject(value, relation.field, relation.target.name);
  // `rel: {}` is no condition in Prisma, unlike `rel: { is: {} }`, which means "exists" (measured on 7.10).
  if (filter === undefined || isEmpty(filter)) return value;
  return isWrapper(relation.target, filter) ? filterWrapper(relation, filter) : activeWhere(relation.target, filter);
}

/** `{ is, isNot }` rather than the short form, which names the target's own fields. */
function isWrapper(target: SoftModel, filter: Args): boolean {
  return ["is", "isNot"].some(
    (key) => !isAbsent(filter[key]) && !target.scalars.has(key) && !target.relations.has(key),
  );
}

function filterWrapper({ target }: SoftRelation, filter: Args): Args {
  for (const key in filter) assertSafeKey(key, filter, target.name);
  const { active } = target;
  const result: Record<string, unknown> = { ...filter };
  if (!isAbsent(filter["isNot"]) && filter["isNot"] !== null) result["isNot"] = activeWhere(target, filter["isNot"]);
  if (!isAbsent(filter["is"]) && filter["is"] !== null) result["is"] = activeWhere(target, filter["is"]);
  if (active === null) return result;
  // `isNot: null`: an active target exists. Beside `is: X` it says nothing more; beside `is: null` it contradicts it.
  if (filter["isNot"] === null) {
    delete result["isNot"];
    if (isAbsent(filter["is"]) || filter["is"] === null) result["is"] = active.where;
  }
  // `is: null`: no active target exists, and any `isNot: X` beside it is true of every such row.
  if (filter["is"] === null) {
    if (filter["isNot"] !== null) delete result["is"];
    result["isNot"] = active.where;
  }
  return result;
}

function filterList({ field, target }: SoftRelation, value: unknown): unknown {
  const filter = asObject(value, field, target.name);
  if (filter === undefined) return value;
  const result: Record<string, unknown> = { ...filter };
  for (const key in filter) {
    const condition = filter[key];
    if (isAbsent(condition)) continue;
    if (key === "some" || key === "none") result[key] = activeWhere(target, condition);
    else if (key === "every") result[key] = filterEvery(target, condition);
    else assertSafeKey(key, filter, target.name);
  }
  return result;
}

/** Every row is inactive, or active and matches. `every: {}` is no condition in Prisma and stays none. */
function filterEvery(target: SoftModel, condition: unknown): unknown {
  const own = asObject(condition, "every", target.name);
  if (target.active === null || own === undefined || isEmpty(own)) return filterRelations(target, condition);
  const { inactiveWhere } = target.active;
  const matching = activeWhere(target, own);
  return isNever(target, own) ? inactiveWhere : { OR: [inactiveWhere, matching] };
}

/** An OR of nothing is false on the first level of a filter, and no condition on a deeper one (measured on 7.10). */
function isNever(model: SoftModel, where: Args): boolean {
  return !isAbsent(where["OR"]) && toArray(where["OR"]).every((branch) => isVacuous(model, branch));
}

/** Whether Prisma finds no condition in `where`. */
function isVacuous(model: SoftModel, where: unknown): boolean {
  const own = asObject(where, "where", model.name);
  if (own === undefined) return isAbsent(where);
  return Object.entries(own).every(([key, value]) => {
    if (isAbsent(value)) return true;
    if (key === "AND" || key === "OR" || key === "NOT")
      return toArray(value).every((branch) => isVacuous(model, branch));
    return isEmptyObject(value);
  });
}
