import { asObject, isAbsent, type Args } from "./args.js";
import type { SoftModel, SoftRelation } from "./model.js";

/**
 * What a row must fulfil to be updated with `data`; `null` if anything will do.
 *
 * It is about nested `upsert`s of relations whose key is in the row itself. Given a `where` that matches nothing, Prisma
 * sends a statement that the database refuses (P2021 on PostgreSQL, measured on 7.10). So the filter goes to the row
 * instead: it is found only while such a relation leads to no inactive row, and is not found (P2025) otherwise.
 */
export function upsertGuard(model: SoftModel, data: unknown): Args | null {
  const own = asObject(data, "data", model.name);
  let guard: Record<string, unknown> | null = null;
  for (const field in own) {
    const relation = model.relations.get(field);
    if (relation === undefined || relation.fields.length === 0) continue;
    const upsert = asObject(asObject(own[field], field, model.name)?.["upsert"], field, model.name);
    if (upsert === undefined || !isGuardedByRow(relation, upsert)) continue;
    const forbidden = forbiddenTarget(relation.target, upsert["update"]);
    if (forbidden !== null) (guard ??= {})[field] = { isNot: forbidden };
  }
  return guard;
}

/** Whether the filter of a nested `upsert` is left to the row it stands in. The caller's own `where` stays where it is. */
export function isGuardedByRow(relation: SoftRelation, upsert: Args): boolean {
  return relation.fields.length > 0 && isAbsent(upsert["where"]);
}

/** The rows that an upsert must not update: the inactive ones, and those that its own `update` must not reach. */
function forbiddenTarget(target: SoftModel, update: unknown): Args | null {
  const inner = upsertGuard(target, update);
  if (inner === null) return target.active?.inactiveWhere ?? null;
  return target.active === null ? { NOT: inner } : { OR: [target.active.inactiveWhere, { NOT: inner }] };
}
