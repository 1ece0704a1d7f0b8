import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { asObject, assertSafeKey, isAbsent, type Args } from "./args.js";
import { activeCursor, assertFilterableOrder } from "./pagination.js";
import type { ActiveFilter, SoftModel, SoftRelation } from "./model.js";
import type { HelperUse, Prune, PruneStep } from "./prune.js";
import { activeWhere, filterRelations } from "./where.js";

/**
 * `where`: a row can be left out by the `where` of the query or list that loads it.
 * `result`: it cannot (the result of a write, a to-one relation without a `where`); the loaded rows are looked at.
 */
export type HideBy = "where" | "result";

export interface Selection {
  /** The caller's own object where nothing changes. */
  readonly args: Args;
  /** What the selecting row must fulfil so that every required relation it loads has an active target. */
  readonly required: Args | null;
  /** What is left to do with the loaded rows. */
  readonly prune: Prune | null;
}

/** The fields of a model that the client leaves out of every result (`new PrismaClient({ omit })`). */
export type GlobalOmit = (model: SoftModel) => Args | undefined;

/** Filters everything that `select` or `include` in `args` load, at any depth. */
export function filterSelection(model: SoftModel, args: Args, hideBy: HideBy, globalOmit: GlobalOmit): Selection {
  assertOmitsFields(model, args["omit"]);
  const key = isTruthy(args["select"]) ? "select" : "include";
  const selected = asObject(args[key], key, model.name);
  if (selected === undefined || model.relations.size === 0) return { args, required: null, prune: null };

  let result: Record<string, unknown> | undefined;
  let required: Record<string, unknown> | null = null;
  const steps: PruneStep[] = [];
  for (const field in selected) {
    const value = selected[field];
    if (value === false || value === null || isAbsent(value)) continue;
    const relation = model.relations.get(field);
    if (relation === undefined) {
      if (field === "_count") (result ??= { ...selected })[field] = filterCount(model, value);
      else if (!model.scalars.has(field)) assertSafeKey(field, selected, model.name);
      continue;
    }
    const loaded = filterRelationArgs(relation, value, hideBy, globalOmit);
    if (loaded.args !== value) (result ??= { ...selected })[field] = loaded.args;
    if (loaded.required !== null) (required ??= {})[field] = loaded.required;
    if (loaded.step !== null) steps.push(loaded.step);
  }
  return {
    args: result === undefined ? args : { ...args, [key]: result },
    required,
    prune: steps.length === 0 ? null : { steps },
  };
}

/** Prisma reads `omit: { posts: false }`, and `undefined` too, as "load posts", without a place for a filter (measured on 7.10). */
export function assertOmitsFields(model: SoftModel, omit: unknown): void {
  const own = asObject(omit, "omit", model.name);
  for (const field in own) {
    if (field !== "_count" && !model.relations.has(field)) continue;
    if (own[field] !== true) throw new HardeningError("UNSAFE_ARGUMENT", messages.omitsRelation(model.name, field));
  }
}

function isTruthy(value: unknown): boolean {
  return Boolean(value) && !isAbsent(value);
}

interface LoadedRelation {
  readonly args: unknown;
  readonly required: Args | null;
  readonly step: PruneStep | null;
}

function filterRelationArgs(
  relation: SoftRelation,
  value: unknown,
  hideBy: HideBy,
  globalOmit: GlobalOmit,
): LoadedRelation {
  const { field, target } = relation;
  // Prisma loads the relation for whatever is neither `false` nor absent (measured on 7.10: `1` and `""` do).
  const own = asObject(value, field, target.name) ?? {};
  for (const key in own) assertSafeKey(key, own, target.name);
  if (relation.kind !== "required") return filterOptionalArgs(relation, value, own, globalOmit);

  const policy = target.active === null ? "keep" : relation.policy;
  const isHiddenByWhere = hideBy === "where" && policy !== "null";
  const child = filterSelection(target, own, isHiddenByWhere ? "where" : "result", globalOmit);
  const isChecked = target.active !== null && policy !== "keep" && !(isHiddenByWhere && policy === "hide");
  const helper = isChecked ? addHelper(target, target.active, child.args, globalOmit) : null;
  const args = helper?.args ?? child.args;
  return {
    args: args === own ? value : args,
    required: policy === "hide" && isHiddenByWhere ? { ...target.active?.where, ...child.required } : child.required,
    step:
      isChecked || child.prune !== null
        ? {
            relation,
            policy,
            active: isChecked ? target.active : null,
            helper: helper?.use ?? "none",
            child: child.prune,
          }
        : null,
  };
}

/** Lists and optional relations have a `where` of their own: what is hidden in them stays theirs. */
function filterOptionalArgs(relation: SoftRelation, value: unknown, own: Args, globalOmit: GlobalOmit): LoadedRelation {
  const { target } = relation;
  const child = filterSelection(target, own, "where", globalOmit);
  const args = filterPage(target, child.args, child.required);
  return {
    args: args === own ? value : args,
    required: null,
    step: child.prune === null ? null : { relation, policy: "keep", active: null, helper: "none", child: child.prune },
  };
}

/**
 * `where`, `orderBy` and `cursor` of a query or a list.
 *
 * @param isAnyState - the rows themselves may be inactive; what `where` asks of other rows is still of active ones.
 */
export function filterPage(model: SoftModel, args: Args, required: Args | null, isAnyState = false): Args {
  const where = isAnyState ? filterRelations(model, args["where"]) : activeWhere(model, args["where"], required);
  const cursor = activeCursor(model, args["cursor"]);
  if (args["orderBy"] !== undefined) assertFilterableOrder(model, args["orderBy"], where);
  if (where === args["where"] && cursor === args["cursor"]) return args;
  // Not a spread: adding `where` to one costs V8 a microsecond, and this runs on every read.
  return Object.assign({}, args, cursor === args["cursor"] ? { where } : { where, cursor });
}

function filterCount(model: SoftModel, value: unknown): unknown {
  if (value === true) return model.countSelect === null ? true : { select: model.countSelect };
  const count = asObject(value, "_count", model.name);
  const select = count === undefined ? undefined : asObject(count["select"], "_count", model.name);
  // Anything but `select` would count without a filter, in ways that the types do not allow.
  for (const key in count) {
    if (key !== "select") throw new HardeningError("UNSAFE_ARGUMENT", messages.countKey(model.name));
  }
  if (count === undefined || select === undefined) return value;
  const result: Record<string, unknown> = {};
  for (const field in select) {
    const relation = model.relations.get(field);
    const counted = select[field];
    if (relation === undefined) assertSafeKey(field, select, model.name);
    if (relation === undefined || counted === false || counted === null || isAbsent(counted)) {
      result[field] = counted;
      continue;
    }
    const own = asObject(counted, field, relation.target.name) ?? {};
    for (const key in own) assertSafeKey(key, own, relation.target.name);
    const where = activeWhere(relation.target, own["where"]);
    result[field] = where === own["where"] ? counted : { ...own, where };
  }
  return { ...count, select: result };
}

/** Makes sure that the loaded rows say whether they are active, however the caller or the client leaves the field out. */
function addHelper(
  target: SoftModel,
  { field }: ActiveFilter,
  args: Args,
  globalOmit: GlobalOmit,
): { readonly args: Args; readonly use: HelperUse } {
  if (isTruthy(args["select"])) {
    const select = asObject(args["select"], "select", target.name);
    if (select === undefined || select[field] === true) return { args, use: "none" };
    // A name that is none of the schema's is a field that a result extension computes, perhaps from this one.
    const isKnown = (name: string) => target.scalars.has(name) || target.relations.has(name) || name === "_count";
    const use = Object.keys(select).every(isKnown) ? "remove" : "conceal";
    return { args: { ...args, select: { ...select, [field]: true } }, use };
  }
  const omit = asObject(args["omit"], "omit", target.name);
  const isOmitted = isAbsent(omit?.[field]) ? globalOmit(target)?.[field] : omit?.[field];
  if (!isTruthy(isOmitted)) return { args, use: "none" };
  return { args: { ...args, omit: { ...omit, [field]: false } }, use: "conceal" };
}
