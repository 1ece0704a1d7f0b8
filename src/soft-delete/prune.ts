import type { RequiredRelationPolicy } from "../model-map/model-map.js";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import type { Args } from "./args.js";
import type { ActiveFilter, SoftRelation } from "./model.js";

/** What is left to do with loaded rows: only for what no `where` of Prisma's could leave out. */
export interface Prune {
  readonly steps: readonly PruneStep[];
}

export interface PruneStep {
  readonly relation: SoftRelation;
  readonly policy: RequiredRelationPolicy;
  /** How the loaded row says whether it is active; `null`: it need not. */
  readonly active: ActiveFilter | null;
  readonly helper: HelperUse;
  readonly child: Prune | null;
}

/**
 * What becomes of the field that was selected only to see whether the row is active. `conceal`: a result extension
 * computes another field from it, so it stays readable but is not enumerable.
 */
export type HelperUse = "none" | "remove" | "conceal";

/** `keep`: the rows are the result of a write and stay; what they must not show becomes `null`. */
export type RootRows = "hide" | "keep";

/** The result without inactive targets. Rows that change are copied: Prisma may hand one row to two callers. */
export function pruneResult(result: unknown, prune: Prune, root: RootRows, path: readonly string[]): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return pruneRows(result, prune, root);
  // The fluent API unwraps the relations it walks through: the result is what the last of them leads to.
  const step = prune.steps.find(({ relation }) => relation.field === field);
  if (step === undefined) return result;
  if (rest.length > 0) return step.child === null ? result : pruneResult(result, step.child, "hide", rest);
  return isRow(result)
    ? pruneTarget(result, step)
    : step.child === null
      ? result
      : pruneRows(result, step.child, "hide");
}

/** A fluent call through a relation that only the loaded row could decide: that row is not in the result. */
export function assertPrunable(prune: Prune, path: readonly string[], model: string): void {
  const [field, ...rest] = path;
  const step = prune.steps.find(({ relation }) => relation.field === field);
  if (step === undefined || rest.length === 0) return;
  if (step.active !== null) throw new HardeningError("UNDECIDABLE_ROW", messages.fluentThrough(model, path));
  if (step.child !== null) assertPrunable(step.child, rest, step.relation.target.name);
}

function pruneRows(result: unknown, prune: Prune, root: RootRows): unknown {
  if (Array.isArray(result)) return (result as unknown[]).map((row) => (isRow(row) ? pruneRow(row, prune, root) : row));
  return isRow(result) ? pruneRow(result, prune, root) : result;
}

function isRow(value: unknown): value is Args {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The row, or `null` where it is hidden. */
function pruneRow(row: Args, { steps }: Prune, root: RootRows): Args | null {
  let result: Record<string, unknown> | undefined;
  for (const step of steps) {
    const { field, kind } = step.relation;
    const loaded = row[field];
    if (typeof loaded !== "object" || loaded === null) continue;
    const target =
      kind === "list" || !isRow(loaded)
        ? step.child === null
          ? loaded
          : pruneRows(loaded, step.child, "hide")
        : pruneTarget(loaded, step);
    if (target === null && kind === "required" && step.policy !== "null" && root === "hide") return null;
    if (target !== loaded) (result ??= { ...row })[field] = target;
  }
  return result ?? row;
}

/** The row that a to-one relation leads to, or `null` where it must not be seen. */
function pruneTarget(row: Args, step: PruneStep): Args | null {
  const { active, child, policy, relation, helper } = step;
  if (active !== null) {
    const value = row[active.field];
    if (value === undefined) {
      throw new HardeningError("UNDECIDABLE_ROW", messages.undecidableRow(relation.target.name, active.field));
    }
    if (value !== active.value) {
      if (policy === "throw") {
        throw new HardeningError("INACTIVE_RELATION", messages.inactiveRelation(relation.field, relation.target.name));
      }
      return null;
    }
  }
  const pruned = child === null ? row : pruneRow(row, child, "hide");
  if (pruned === null || active === null || helper === "none") return pruned;
  const { [active.field]: value, ...rest } = pruned;
  return helper === "remove" ? rest : Object.defineProperty(rest, active.field, { value, enumerable: false });
}
