import type { RelationEntry } from "prisma-hardening";
import { delegateOf } from "./dataset.js";
import { map, modelEntry } from "./fields.js";
import type { Args, Query } from "./queries.js";

type Row = Record<string, unknown>;

/**
 * What the rule says of a query, worked out on the database without inactive rows by a plain client. Two things are not
 * Prisma's own there: `rel: null` has to find a row that refers to a missing one, and a row whose required relation leads
 * nowhere is left out before it is counted into a page.
 */
export async function witnessAnswer(client: object, query: Query): Promise<unknown> {
  const { model, operation, args, fluent } = query;
  if (fluent.length > 0) return fluentAnswer(client, query);
  const delegate = delegateOf(client, model);
  const call = (name: string, own: Args) => delegate[name]?.(own);
  if (operation === "count" || operation === "aggregate" || operation === "groupBy") {
    return call(operation, { ...args, where: translate(model, args["where"]) });
  }
  const own = translateArgs(model, args);
  if (operation === "updateMany") return call(operation, own);
  if (operation === "update") return pruneFields(model, args, (await call(operation, own)) as Row);
  if (!hides(model, args)) return prune(model, args, await call(operation, own));
  if (operation === "findUnique" || operation === "findUniqueOrThrow") {
    return orThrow(operation, prune(model, args, await call("findUnique", own)));
  }
  const rows = page(args, prune(model, args, await call("findMany", withoutPage(own))) as Row[]);
  return operation === "findMany" ? rows : orThrow(operation, rows[0] ?? null);
}

/** A fluent call is the selection of one relation, unwrapped. */
async function fluentAnswer(client: object, { model, operation, args, fluent }: Query): Promise<unknown> {
  const select = fluent.reduceRight<Args | undefined>(
    (inner, [field, own]) => ({ [field]: inner === undefined ? own : { ...own, select: inner } }),
    undefined,
  );
  const answer = await witnessAnswer(client, { model, operation, args: { ...args, select }, fluent: [] });
  return fluent.reduce<unknown>((row, [field]) => (row as Row | null)?.[field] ?? null, answer);
}

function orThrow(operation: string, row: unknown): unknown {
  if (row === null && operation.endsWith("OrThrow"))
    throw Object.assign(new Error("No record was found"), { code: "P2025" });
  return row;
}

/** Whether rows of this selection can be left out because a required relation leads nowhere. */
export function hides(model: string, args: Args): boolean {
  return loaded(model, args).some(
    ([, relation, own]) =>
      relation.kind === "required" &&
      (isHiding(relation) || (relation.inactive !== "null" && hides(relation.model, own))),
  );
}

function isHiding({ kind, model, inactive }: RelationEntry): boolean {
  return kind === "required" && modelEntry(model).active !== null && inactive === null;
}

function loaded(model: string, args: Args): (readonly [string, RelationEntry, Args])[] {
  const selected = (args["select"] ?? args["include"] ?? {}) as Args;
  return Object.entries(modelEntry(model).relations).flatMap(([field, relation]) => {
    const own = selected[field];
    return own === undefined || own === false ? [] : [[field, relation, own === true ? {} : (own as Args)] as const];
  });
}

/** A page is cut here where rows are left out first. Cursors and distinct do not occur there: see `comparable`. */
function page(args: Args, rows: readonly Row[]): Row[] {
  const start = (args["skip"] as number | undefined) ?? 0;
  const take = args["take"] as number | undefined;
  return rows.slice(start, take === undefined ? undefined : start + take);
}

function withoutPage(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([key]) => key !== "take" && key !== "skip"));
}

/** The query without what neither Prisma nor the witness can page through: a cursor or distinct where rows are left out. */
export function comparable(query: Query): Query {
  return { ...query, args: plainPages(query.model, query.args), fluent: fluentPages(query) };
}

/** Without cursors: on MariaDB and SQLite one on an inactive row keeps its place, which is a documented exception. */
export function withoutCursors(query: Query): Query {
  return JSON.parse(
    JSON.stringify(query, (key, value: unknown) => (key === "cursor" ? undefined : value)),
    reviveDate,
  ) as Query;
}

function reviveDate(_key: string, value: unknown): unknown {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : value;
}

function fluentPages({ model, fluent }: Query): Query["fluent"] {
  let at = model;
  return fluent.map(([field, args]) => {
    at = modelEntry(at).relations[field]?.model ?? at;
    return [field, plainPages(at, args)] as const;
  });
}

function plainPages(model: string, args: Args): Args {
  const { cursor, distinct, ...rest } = args;
  const result: Args = hides(model, args) ? rest : { ...args };
  for (const key of ["select", "include"] as const) {
    const own = args[key] as Args | undefined;
    if (own === undefined) continue;
    const nested: Args = { ...own };
    for (const [field, relation, value] of loaded(model, args))
      nested[field] = own[field] === true ? true : plainPages(relation.model, value);
    result[key] = nested;
  }
  return result;
}

function prune(model: string, args: Args, result: unknown): unknown {
  if (Array.isArray(result))
    return result.map((row) => pruneRow(model, args, row as Row)).filter((row) => row !== null);
  return result === null || result === undefined ? null : pruneRow(model, args, result as Row);
}

/** The row without what it must not show, or `null` where it must not be seen itself. */
function pruneRow(model: string, args: Args, row: Row): Row | null {
  const result = pruneFields(model, args, row);
  const isHidden = loaded(model, args).some(
    ([field, { kind, inactive }]) => kind === "required" && inactive !== "null" && result[field] === null,
  );
  return isHidden ? null : result;
}

function pruneFields(model: string, args: Args, row: Row): Row {
  const result = { ...row };
  for (const [field, relation, own] of loaded(model, args)) {
    const value = prune(relation.model, own, row[field]);
    result[field] = relation.kind === "list" && hides(relation.model, own) ? page(own, value as Row[]) : value;
  }
  return result;
}

function translateArgs(model: string, args: Args): Args {
  const result: Args = { ...args };
  if ("where" in args) result["where"] = translate(model, args["where"]);
  for (const key of ["select", "include"] as const) {
    const own = args[key] as Args | undefined;
    if (own === undefined) continue;
    const nested: Args = { ...own };
    for (const [field, relation, value] of loaded(model, args)) {
      const inner = translateArgs(relation.model, value);
      nested[field] = relation.kind === "list" && hides(relation.model, value) ? withoutPage(inner) : inner;
    }
    if (nested["_count"] !== undefined && nested["_count"] !== true)
      nested["_count"] = translateCount(model, nested["_count"] as Args);
    result[key] = nested;
  }
  return result;
}

function translateCount(model: string, count: Args): Args {
  const select = Object.entries(count["select"] as Args).map(([field, value]) => {
    const target = modelEntry(model).relations[field]?.model ?? model;
    return [field, value === true ? true : { where: translate(target, (value as Args)["where"]) }];
  });
  return { select: Object.fromEntries(select) as Args };
}

/** True of every row: `{ is: everything }` asks whether the row at the other end exists. */
function everything(model: string): Args {
  return { [modelEntry(model).id[0] ?? "id"]: { gte: -1 } };
}

function translate(model: string, where: unknown): unknown {
  if (Array.isArray(where)) return where.map((entry) => translate(model, entry));
  if (typeof where !== "object" || where === null) return where;
  const result: Args = {};
  const more: unknown[] = [];
  for (const [key, value] of Object.entries(where)) {
    const relation = map.models[model]?.relations[key];
    if (key === "AND" || key === "OR" || key === "NOT") result[key] = translate(model, value);
    else if (relation === undefined || value === undefined) result[key] = value;
    else if (relation.kind === "list") {
      result[key] = Object.fromEntries(
        Object.entries(value as Args).map(([name, own]) => [name, translate(relation.model, own)]),
      );
    } else {
      const [first, ...rest] = toOne(relation.model, value);
      result[key] = first;
      more.push(...rest.map((own) => ({ [key]: own })));
    }
  }
  return more.length === 0 ? result : { ...result, AND: [result["AND"] ?? [], more].flat() };
}

function toOne(target: string, value: unknown): unknown[] {
  const exists = { is: everything(target) };
  const isMissing = { isNot: everything(target) };
  if (value === null) return [isMissing];
  const own = value as Args;
  if (!("is" in own) && !("isNot" in own)) return [translate(target, own)];
  const result: unknown[] = [];
  if ("is" in own) result.push(own["is"] === null ? isMissing : { is: translate(target, own["is"]) });
  if ("isNot" in own) result.push(own["isNot"] === null ? exists : { isNot: translate(target, own["isNot"]) });
  return result;
}
