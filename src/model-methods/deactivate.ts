import { asObject, isAbsent, toArray, type Args } from "../soft-delete/args.js";
import { cascadeRelations, type CascadeRelation } from "../soft-delete/delete.js";
import { activeData, inactiveData, type ActiveFilter, type SoftModel } from "../soft-delete/model.js";
import { addConditions } from "../soft-delete/where.js";
import { withScope } from "../scope.js";
import { assertNoData } from "./assert-no-data.js";
import { lazyPromise } from "./prisma-promise.js";
import {
  inTransaction,
  modelOf,
  type Begin,
  type ClientContext,
  type ModelContext,
  type Row,
} from "./model-context.js";

/**
 * Rows that one statement names: below the limit of bind parameters of every database (SQLite: 32 766), and for a key of
 * several fields, which takes an OR, below SQLite's limit of an expression's depth (1 000).
 */
const CHUNK = { oneField: 1_000, severalFields: 200 };

const SELECTIONS = ["select", "include", "omit"];

/** `deactivate({ where })`: the row, and its `onDelete: Cascade` children at any depth, in one transaction. */
export function deactivateMethod(model: SoftModel, active: ActiveFilter, begin: Begin) {
  return function (this: ModelContext, args: Args = {}): Promise<Row> {
    const run = async (own: ModelContext, tx: ClientContext) => {
      assertNoData(model, "deactivate", args);
      await assertSelection(own, model, args);
      const now = new Date();
      const row = await own.findUnique({ where: args["where"], select: keySelect(model) });
      if (row !== null) await deactivateChildren(tx, model, [row], now, seenWith(model, row));
      // An inactive or missing row ends here, with Prisma's own P2025.
      return await own.update({ ...args, data: inactiveData(active, now) });
    };
    return lazyPromise(() => inTransaction(this, model.name, begin, run));
  };
}

/**
 * `restore({ where })`: the opposite. Where the schema keeps the time of deactivation, children come back that went with
 * the row; where it keeps only a Boolean, all inactive children do.
 */
export function restoreMethod(model: SoftModel, active: ActiveFilter, begin: Begin) {
  return function (this: ModelContext, args: Args = {}): Promise<Row> {
    const run = async (own: ModelContext, tx: ClientContext) => {
      assertNoData(model, "restore", args);
      await assertSelection(own, model, args);
      const where = addConditions(args["where"], active.inactiveWhere);
      const row = await withScope("root", () => own.findUnique({ where, select: keySelect(model) }));
      if (row !== null) await restoreChildren(tx, model, [row], row[active.field], seenWith(model, row));
      return await withScope("root", () => own.update({ ...args, where, data: activeData(active) }));
    };
    return lazyPromise(() => inTransaction(this, model.name, begin, run));
  };
}

/**
 * The answer comes from the last of the statements. What Prisma refuses in `select`, `include` or `omit` it must refuse
 * before the first, or a transaction that goes on would keep the half. So a read asks first, for no row.
 */
async function assertSelection(own: ModelContext, model: SoftModel, args: Args): Promise<void> {
  const isWhole = SELECTIONS.every((key) => isAbsent(args[key]));
  const where = asObject(args["where"], "where", model.name);
  const [id] = model.id;
  if (isWhole || where === undefined || id === undefined) return;
  await own.findUnique({ ...args, where: { ...where, AND: [...toArray(where["AND"]), { [id]: { in: [] } }] } });
}

async function deactivateChildren(
  tx: ClientContext,
  model: SoftModel,
  parents: readonly Row[],
  now: Date,
  seen: Set<string>,
): Promise<void> {
  for (const child of cascadeRelations(model)) {
    const target = child.relation.target;
    const rows = await findChildren(tx, child, parents, child.active.where);
    const fresh = unseen(target, rows, seen);
    await updateRows(tx, target, fresh, inactiveData(child.active, now));
    if (fresh.length > 0) await deactivateChildren(tx, target, fresh, now, seen);
  }
}

async function restoreChildren(
  tx: ClientContext,
  model: SoftModel,
  parents: readonly Row[],
  deactivatedAt: unknown,
  seen: Set<string>,
): Promise<void> {
  for (const child of cascadeRelations(model)) {
    const target = child.relation.target;
    const isDated = child.active.value === null && deactivatedAt instanceof Date;
    const which = isDated ? { [child.active.field]: deactivatedAt } : child.active.inactiveWhere;
    const rows = await withScope("all", () => findChildren(tx, child, parents, which));
    const fresh = unseen(target, rows, seen);
    await withScope("all", () => updateRows(tx, target, fresh, activeData(child.active)));
    if (fresh.length > 0) await restoreChildren(tx, target, fresh, deactivatedAt, seen);
  }
}

async function findChildren(
  tx: ClientContext,
  { relation, inverse }: CascadeRelation,
  parents: readonly Row[],
  which: Args,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const part of chunks(parents, inverse.fields)) {
    const where = { AND: [which, keyWhere(inverse.fields, part, inverse.references)] };
    rows.push(...(await modelOf(tx, relation.target.name).findMany({ where, select: keySelect(relation.target) })));
  }
  return rows;
}

async function updateRows(tx: ClientContext, model: SoftModel, rows: readonly Row[], data: Args): Promise<void> {
  for (const part of chunks(rows, model.id)) {
    await modelOf(tx, model.name).updateMany({ where: keyWhere(model.id, part, model.id), data });
  }
}

/** `where` of the rows whose `fields` have the values that `from` has in one of `rows`. */
function keyWhere(fields: readonly string[], rows: readonly Row[], from: readonly string[]): Args {
  const [field] = fields;
  const [source] = from;
  if (fields.length === 1 && field !== undefined && source !== undefined) {
    return { [field]: { in: rows.map((row) => row[source]) } };
  }
  return { OR: rows.map((row) => Object.fromEntries(fields.map((name, index) => [name, row[from[index] ?? name]]))) };
}

/** The fields that name a row, that its children refer to, and that say whether it is active. */
function keySelect(model: SoftModel): Args {
  const fields = [...model.id, ...cascadeRelations(model).flatMap(({ inverse }) => inverse.references)];
  if (model.active !== null) fields.push(model.active.field);
  return Object.fromEntries(fields.map((field) => [field, true]));
}

/** Rows can be reached twice, through two relations or in a circle. */
function unseen(model: SoftModel, rows: readonly Row[], seen: Set<string>): readonly Row[] {
  return rows.filter((row) => {
    const key = keyOf(model, row);
    return !seen.has(key) && seen.add(key);
  });
}

function seenWith(model: SoftModel, row: Row): Set<string> {
  return new Set([keyOf(model, row)]);
}

function keyOf({ name, id }: SoftModel, row: Row): string {
  return JSON.stringify([name, ...id.map((field) => String(row[field]))]);
}

function* chunks(rows: readonly Row[], key: readonly string[]): Generator<readonly Row[]> {
  const size = key.length === 1 ? CHUNK.oneField : CHUNK.severalFields;
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
