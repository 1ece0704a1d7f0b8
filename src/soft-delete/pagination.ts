import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { asObject, assertSafeKey, isAbsent, isEmpty, toArray } from "./args.js";
import type { SoftModel } from "./model.js";

/**
 * A cursor on an inactive row finds nothing, as one on a row that does not exist. Where Prisma cannot compare the
 * soft-delete field in a cursor it keeps its place, which the README states as an exception.
 */
export function activeCursor(model: SoftModel, cursor: unknown): unknown {
  const own = asObject(cursor, "cursor", model.name);
  if (own === undefined) return cursor;
  for (const key in own) if (!model.scalars.has(key)) assertSafeKey(key, own, model.name);
  const { active } = model;
  if (active?.value == null) return cursor;
  const stated = own[active.field];
  if (stated === active.value) return cursor;
  if (isAbsent(stated)) return active.isCursorFilterable ? { ...own, [active.field]: active.value } : cursor;
  throw new HardeningError("UNFILTERABLE_CURSOR", messages.unfilterableCursor(model.name, active.field));
}

/**
 * Refuses an order that inactive rows would decide: Prisma sorts by a relation's `_count`, or by the fields of a to-one
 * relation, without a filter. Where `where` asks for an active target, as it does for a hidden required relation, every
 * row that is sorted has one.
 */
export function assertFilterableOrder(
  model: SoftModel,
  orderBy: unknown,
  where: unknown,
  path: readonly string[] = [],
): void {
  for (const order of toArray(orderBy)) {
    const own = asObject(order, "orderBy", model.name);
    if (own === undefined) continue;
    for (const field in own) {
      const relation = model.relations.get(field);
      const value = asObject(own[field], field, model.name);
      if (relation === undefined) assertSafeKey(field, own, model.name);
      if (relation === undefined || value === undefined || isEmpty(value)) continue;
      const { target, kind } = relation;
      const conditions = kind === "list" ? undefined : targetConditions(where, field);
      if (target.active !== null && conditions === undefined) {
        throw new HardeningError(
          "UNFILTERABLE_ORDER",
          kind === "list"
            ? messages.orderByCount(model.name, [...path, field], target.name)
            : messages.orderByRelation(target.name, [...path, field], target.active.where),
        );
      }
      if (kind !== "list") assertFilterableOrder(target, value, conditions, [...path, field]);
    }
  }
}

/** The conditions on the target of a to-one relation that every row matching `where` fulfils, if there are any. */
function targetConditions(where: unknown, field: string): unknown {
  const own = asObject(where, "where", field);
  if (own === undefined) return undefined;
  const value = asObject(own[field], field, field);
  if (value !== undefined && !isEmpty(value)) {
    if (!isAbsent(value["is"])) return value["is"] ?? undefined;
    if (isAbsent(value["isNot"])) return value;
  }
  for (const branch of toArray(own["AND"])) {
    const conditions = targetConditions(branch, field);
    if (conditions !== undefined) return conditions;
  }
  return undefined;
}
