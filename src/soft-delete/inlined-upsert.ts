import { asObject, isAbsent, type Args } from "./args.js";
import type { SoftModel } from "./model.js";

/** The data of an update, and what its row must fulfil because of it. */
export interface GuardedData {
  readonly data: unknown;
  readonly required: Args | null;
}

/**
 * A nested `upsert` of a relation whose key is in the row itself. Given a `where` that matches nothing, Prisma sends a
 * statement that the database refuses (P2021, measured on 7.10). So the filter goes to the row instead: it is found only
 * while the relation leads to no inactive row, and P2025 otherwise.
 *
 * @param data - the caller's; `filtered` is the same with every filter in it.
 */
export function guardInlinedUpserts(model: SoftModel, data: unknown, filteredData: unknown): GuardedData {
  const own = asObject(data, "data", model.name);
  const filtered = asObject(filteredData, "data", model.name);
  if (filtered === undefined) return { data: filteredData, required: null };
  let required: Record<string, unknown> | null = null;
  const result: Record<string, unknown> = { ...filtered };
  for (const field in own) {
    const relation = model.relations.get(field);
    const active = relation?.target.active ?? null;
    if (relation === undefined || active === null || relation.fields.length === 0) continue;
    const upsert = asObject(asObject(own[field], field, model.name)?.["upsert"], field, model.name);
    if (upsert === undefined || !isAbsent(upsert["where"])) continue;
    (required ??= {})[field] = { isNot: active.inactiveWhere };
    result[field] = withoutWhere(asObject(filtered[field], field, model.name) ?? {});
  }
  return { data: result, required };
}

function withoutWhere(nested: Args): Args {
  const { where, ...upsert } = nested["upsert"] as Args;
  return { ...nested, upsert };
}
