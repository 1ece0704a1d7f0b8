import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { OPERATION_KINDS, type ModelOperation } from "../operations.js";
import { assertSafeKey, type Args } from "./args.js";
import { filterData, type DeletePolicy, type WriteOptions } from "./data.js";
import { planDelete, planDeleteMany } from "./delete.js";
import { upsertGuard } from "./inlined-upsert.js";
import type { SoftModel } from "./model.js";
import { assertPrunable, pruneResult, type RootRows } from "./prune.js";
import { filterPage, filterSelection, type GlobalOmit, type Selection } from "./selection.js";
import { activeWhere, addConditions, filterRelations } from "./where.js";

/**
 * Which rows a call may see. `active`: the rule. `root`: the row that the call names may be inactive, what it loads or
 * writes beside it may not (`restore`). `all`: inside `$withInactive`.
 */
export type Scope = "active" | "root" | "all";

export interface Call {
  readonly model: SoftModel;
  readonly operation: ModelOperation;
  readonly args: Args;
  /** The relations that a fluent call (`findUnique(...).posts()`) walks, from the first. */
  readonly path: readonly string[];
  readonly scope: Scope;
}

export interface Decision {
  readonly args: Args;
  /** What to do with the result; `null`: nothing. */
  readonly finish: ((result: unknown) => unknown) | null;
}

export interface SoftDeletePolicy {
  readonly deletePolicy: DeletePolicy;
  readonly globalOmit: GlobalOmit;
}

/** What Prisma is to be asked instead of what the caller asked. Pure: no client, no promise, arguments are not changed. */
export function decide(call: Call, policy: SoftDeletePolicy): Decision {
  const { model, operation, args, scope } = call;
  assertSafeArgs(args, model);
  switch (OPERATION_KINDS[operation]) {
    case "rows":
    case "unique":
      return scope === "all" ? { args, finish: null } : decideRead(call, policy);
    case "aggregate":
      return { args: scope === "active" ? filterPage(model, args, null) : args, finish: null };
    case "create":
    case "update":
    case "upsert":
      return decideWrite(call, policy);
    case "delete":
      return decideDelete(call, policy);
    case "mongo":
      throw new HardeningError("UNKNOWN_OPERATION", messages.unknownOperation(model.name, operation));
  }
}

function assertSafeArgs(args: Args, model: SoftModel): void {
  if ("$type" in args || "__prismaRawParameters__" in args || Object.hasOwn(args, "__proto__")) {
    for (const key of Object.keys(args)) assertSafeKey(key, args, model.name);
  }
}

function decideRead({ model, operation, args, path, scope }: Call, { globalOmit }: SoftDeletePolicy): Decision {
  // One row at most: hiding it afterwards keeps its `where` flat, so that Prisma still merges parallel findUnique calls.
  const isHiddenAfter = OPERATION_KINDS[operation] === "unique" && path.length < 2;
  const selection = filterSelection(model, args, isHiddenAfter ? "result" : "where", globalOmit);
  return {
    args: filterPage(model, selection.args, selection.required, scope === "root"),
    finish: finishWith(selection, "hide", path, model),
  };
}

function decideWrite(call: Call, { globalOmit, deletePolicy }: SoftDeletePolicy): Decision {
  const { model, operation, args, scope } = call;
  const options: WriteOptions = { deletePolicy, isFiltered: scope !== "all", now: new Date() };
  const result: Record<string, unknown> = { ...args };
  for (const key of ["data", "create", "update"]) {
    // An array is the data of createMany: scalars only.
    if (key in args && !Array.isArray(args[key])) result[key] = filterData(model, args[key], options);
  }
  if (OPERATION_KINDS[operation] !== "create") setWhere(result, call);
  const guard = options.isFiltered ? upsertGuard(model, updateData(call)) : null;
  if (guard !== null) result["where"] = addConditions(result["where"], guard);
  return scope === "all" ? { args: result, finish: null } : withSelection(call, result, globalOmit);
}

/** What the call would do to a row that is there. */
function updateData({ operation, args }: Call): unknown {
  return operation === "upsert" ? args["update"] : operation === "update" ? args["data"] : undefined;
}

function decideDelete(call: Call, { globalOmit, deletePolicy }: SoftDeletePolicy): Decision {
  const { model, operation, args, scope } = call;
  if (model.active !== null && deletePolicy !== "pass") {
    throw new HardeningError("DELETE_REFUSED", deleteRefusal(model, operation, deletePolicy));
  }
  const result = { ...args };
  setWhere(result, call);
  return scope === "all" ? { args: result, finish: null } : withSelection(call, result, globalOmit);
}

/** Why a delete of a soft-deleted model that got as far as the database does not go on. */
function deleteRefusal(model: SoftModel, operation: ModelOperation, deletePolicy: DeletePolicy): string {
  if (deletePolicy === "refuse") return messages.deleteRefused(model.name);
  const plan = operation === "delete" ? planDelete(model) : planDeleteMany(model);
  return plan?.kind === "refuse" ? plan.reason : messages.deleteBypassed(model.name, operation);
}

function setWhere(result: Record<string, unknown>, { model, args, scope }: Call): void {
  if (scope === "all") return;
  const where = scope === "active" ? activeWhere(model, args["where"]) : filterRelations(model, args["where"]);
  // Never an explicit `undefined`, which Prisma refuses under `strictUndefinedChecks`.
  if (where !== args["where"]) result["where"] = where;
}

/** The result of a write cannot be left out any more: what it must not show becomes `null`. */
function withSelection({ model, path }: Call, args: Args, globalOmit: GlobalOmit): Decision {
  const selection = filterSelection(model, args, "result", globalOmit);
  return { args: selection.args, finish: finishWith(selection, "keep", path, model) };
}

function finishWith(
  { prune }: Selection,
  root: RootRows,
  path: readonly string[],
  model: SoftModel,
): Decision["finish"] {
  if (prune === null) return null;
  assertPrunable(prune, path, model.name);
  return (result) => pruneResult(result, prune, root, path);
}
