import fc from "fast-check";
import type { RelationEntry } from "prisma-hardening";
import { modelEntry, scalarsOf, uniqueWhere, type Scalar } from "./fields.js";

export type Args = Record<string, unknown>;

export interface Query {
  readonly model: string;
  readonly operation: string;
  readonly args: Args;
  /** Relations walked by the fluent API, each with its arguments. */
  readonly fluent: readonly (readonly [field: string, args: Args])[];
}

type Entry = readonly [key: string, value: unknown];

/** Loading these cannot be compared: the witness shows nothing for `keep`, and `throw` answers with an error. */
const NOT_LOADED = new Set(["Ticket.kept", "Ticket.thrown", "Membership.user", "Membership.org"]);

const MODELS = [
  "Org",
  "User",
  "Post",
  "Comment",
  "Category",
  "Profile",
  "Tag",
  "Ticket",
  "Person",
  "Folder",
  "Membership",
  "Invoice",
];

const cache = new Map<string, fc.Arbitrary<unknown>>();

function memo<T>(key: string, make: () => fc.Arbitrary<T>): fc.Arbitrary<T> {
  let arbitrary = cache.get(key) as fc.Arbitrary<T> | undefined;
  if (arbitrary === undefined) cache.set(key, (arbitrary = make()));
  return arbitrary;
}

function object(entries: fc.Arbitrary<Entry>, maxLength: number): fc.Arbitrary<Args> {
  return fc.uniqueArray(entries, { maxLength, selector: ([key]) => key }).map((pairs) => Object.fromEntries(pairs));
}

export function query(): fc.Arbitrary<Query> {
  return fc.oneof(...MODELS.map((model) => memo(`query ${model}`, () => modelQuery(model))));
}

/** Updates of one field that is no key, with a selection of the result. */
export function write(): fc.Arbitrary<Query> {
  return fc.oneof(...[...WRITTEN].map(([model, field]) => memo(`write ${model}`, () => modelWrite(model, field))));
}

const WRITTEN = new Map([
  ["Org", "name"],
  ["User", "name"],
  ["Post", "title"],
  ["Comment", "text"],
  ["Profile", "bio"],
  ["Person", "name"],
  ["Ticket", "title"],
  ["Folder", "name"],
]);

function modelWrite(model: string, field: string): fc.Arbitrary<Query> {
  const data = { [field]: "written" };
  return fc.oneof(
    uniqueArgs(model).map((args): Query => ({ model, operation: "update", args: { ...args, data }, fluent: [] })),
    where(model, 2).map((filter): Query => ({
      model,
      operation: "updateMany",
      args: { where: filter, data },
      fluent: [],
    })),
  );
}

function modelQuery(model: string): fc.Arbitrary<Query> {
  const plain = (operation: string, args: fc.Arbitrary<Args>) =>
    args.map((own): Query => ({ model, operation, args: own, fluent: [] }));
  return fc.oneof(
    { weight: 5, arbitrary: plain("findMany", pageArgs(model, 2)) },
    { weight: 2, arbitrary: plain("findFirst", firstArgs(model, 2)) },
    { weight: 1, arbitrary: plain("findFirstOrThrow", firstArgs(model, 1)) },
    { weight: 2, arbitrary: plain("findUnique", uniqueArgs(model)) },
    { weight: 1, arbitrary: plain("findUniqueOrThrow", uniqueArgs(model)) },
    { weight: 2, arbitrary: plain("count", countArgs(model)) },
    { weight: 1, arbitrary: plain("aggregate", aggregateArgs(model)) },
    { weight: 1, arbitrary: plain("groupBy", groupByArgs(model)) },
    { weight: 2, arbitrary: fluentQuery(model) },
  );
}

function pageArgs(model: string, depth: number): fc.Arbitrary<Args> {
  return fc.tuple(selection(model, depth), page(model, depth)).map(([own, paging]) => ({ ...own, ...paging }));
}

/** Prisma takes one row itself, and refuses another `take` (P2019). */
function firstArgs(model: string, depth: number): fc.Arbitrary<Args> {
  return pageArgs(model, depth).map((args) => omitKeys(args, ["take"]));
}

function page(model: string, depth: number): fc.Arbitrary<Args> {
  return memo(`page ${model} ${String(depth)}`, () =>
    fc
      .tuple(
        fc.option(where(model, depth), { nil: undefined, freq: 4 }),
        orderBy(model),
        fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 2 }),
        fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 2 }),
        rarely(cursor(model)),
        rarely(fc.constantFrom(...scalarsOf(model).map(({ name }) => name))),
      )
      .map(([filter, order, take, skip, from, distinct]) =>
        present({
          where: filter,
          orderBy: from === undefined ? order : byId(model),
          take,
          skip,
          cursor: from,
          distinct,
        }),
      ),
  );
}

/** A cursor goes with the id alone: the witness's foreign keys may be NULL, for which Prisma pages another way. */
function byId(model: string): readonly Args[] {
  return modelEntry(model).id.map((field) => ({ [field]: "asc" }));
}

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function present(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

/** Always down to the id, so that one answer is right. */
function orderBy(model: string): fc.Arbitrary<unknown> {
  const { id } = modelEntry(model);
  const last = id.map((field) => ({ [field]: "asc" }));
  const scalar = fc.tuple(fc.constantFrom(...scalarsOf(model).map(({ name }) => name)), fc.constantFrom("asc", "desc"));
  return fc
    .array(scalar, { maxLength: 2 })
    .map((pairs) => [
      ...pairs.filter(([name]) => !id.includes(name)).map(([name, direction]) => ({ [name]: direction })),
      ...last,
    ]);
}

/** Not for `deletedAt`: a cursor on an inactive row of such a model is a documented exception. */
function cursor(model: string): fc.Arbitrary<unknown> {
  if (modelEntry(model).active?.when === null) return fc.constant(undefined);
  return idRow(model).map((row) => uniqueWhere(model, row));
}

function idRow(model: string): fc.Arbitrary<Args> {
  return fc.record(Object.fromEntries(modelEntry(model).id.map((field) => [field, fc.integer({ min: 1, max: 8 })])));
}

export function where(model: string, depth: number): fc.Arbitrary<Args> {
  return memo(`where ${model} ${String(depth)}`, () => object(whereEntry(model, depth), 3));
}

function whereEntry(model: string, depth: number): fc.Arbitrary<Entry> {
  const scalars = fc.oneof(
    ...scalarsOf(model).map((scalar) => scalarFilter(scalar).map((value): Entry => [scalar.name, value])),
  );
  if (depth === 0) return scalars;
  const relations = Object.entries(modelEntry(model).relations).map(([field, relation]) =>
    relationFilter(relation, depth - 1).map((value): Entry => [field, value]),
  );
  const inner = where(model, depth - 1);
  const branches = fc.oneof(
    fc.tuple(fc.constantFrom("AND", "OR", "NOT"), fc.array(inner, { maxLength: 2 })),
    fc.tuple(fc.constantFrom("AND", "NOT"), inner),
  );
  return fc.oneof(
    { weight: 2, arbitrary: scalars },
    { weight: 4, arbitrary: fc.oneof(...relations) },
    { weight: 2, arbitrary: branches },
  );
}

function scalarFilter({ type, isNullable }: Scalar): fc.Arbitrary<unknown> {
  const nothing = isNullable ? [fc.constant(null), fc.constant({ not: null })] : [];
  switch (type) {
    case "Int":
      return fc.oneof(
        fc.integer({ min: 0, max: 8 }),
        fc.record({ not: fc.integer({ min: 0, max: 4 }) }),
        fc.record({ in: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 5 }) }),
        fc.record({ gt: fc.integer({ min: 0, max: 5 }) }),
        fc.constant(undefined),
        ...nothing,
      );
    case "Boolean":
      return fc.oneof(fc.boolean(), fc.record({ not: fc.boolean() }), fc.record({ equals: fc.boolean() }));
    case "DateTime":
      return fc.oneof(fc.constant({ gt: new Date("2020-01-01T00:00:00.000Z") }), ...nothing);
    case "Role":
      return fc.constantFrom("ADMIN", "MEMBER", { not: "ADMIN" });
    case "String":
      return fc.oneof(
        fc.constantFrom("a", "b", "name1", "name2"),
        fc.record({ not: fc.constantFrom("a", "b") }),
        fc.record({ contains: fc.constantFrom("a", "1", "b") }),
        ...nothing,
      );
  }
}

function relationFilter(relation: RelationEntry, depth: number): fc.Arbitrary<unknown> {
  const target = where(relation.model, depth);
  if (relation.kind === "list") {
    const entry = fc.tuple(fc.constantFrom("some", "every", "none"), target);
    return object(entry, 2);
  }
  const nothing = relation.kind === "optional" ? [fc.constant(null)] : [];
  const wrapped = fc.oneof(target, ...nothing);
  return fc.oneof(
    target,
    ...nothing,
    fc.record({ is: wrapped }),
    fc.record({ isNot: wrapped }),
    fc.record({ is: wrapped, isNot: wrapped }),
  );
}

function selection(model: string, depth: number): fc.Arbitrary<Args> {
  return memo(`selection ${model} ${String(depth)}`, () => {
    const entries = loadEntries(model, depth);
    const loads = entries.length === 0 ? fc.constant({}) : object(fc.oneof(...entries), 3);
    const { id } = modelEntry(model);
    const fields = fc.subarray(scalarsOf(model).flatMap(({ name }) => (id.includes(name) ? [] : [name])));
    const scalars = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));
    const ids = scalars(id);
    return fc.oneof(
      fc.constant({}),
      loads.map((include) => ({ include })),
      fc.tuple(loads, fields).map(([include, omit]) => ({ include, omit: scalars(omit) })),
      fc.tuple(loads, fields).map(([own, names]) => ({ select: { ...ids, ...scalars(names), ...own } })),
    );
  });
}

function loadEntries(model: string, depth: number): fc.Arbitrary<Entry>[] {
  const entries: fc.Arbitrary<Entry>[] = countEntry(model);
  for (const [field, relation] of Object.entries(modelEntry(model).relations)) {
    if (NOT_LOADED.has(`${model}.${field}`)) continue;
    entries.push(loadArgs(relation, depth).map((args): Entry => [field, args]));
  }
  return entries;
}

function loadArgs({ kind, model }: RelationEntry, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return kind === "list" ? page(model, 0) : fc.constant(true);
  if (kind === "list") return pageArgs(model, depth - 1);
  if (kind === "required") return fc.oneof(fc.constant(true), selection(model, depth - 1));
  return fc.oneof(
    fc.constant(true),
    selection(model, depth - 1),
    fc.tuple(selection(model, depth - 1), where(model, 1)).map(([own, filter]) => ({ ...own, where: filter })),
  );
}

function countEntry(model: string): fc.Arbitrary<Entry>[] {
  const lists = Object.entries(modelEntry(model).relations).filter(([, { kind }]) => kind === "list");
  if (lists.length === 0) return [];
  const counted = lists.map(([field, { model: target }]) =>
    fc
      .oneof(
        fc.constant(true),
        where(target, 1).map((filter) => ({ where: filter })),
      )
      .map((value): Entry => [field, value]),
  );
  const select = fc.uniqueArray(fc.oneof(...counted), { minLength: 1, maxLength: 2, selector: ([key]) => key });
  return [
    fc.constant<Entry>(["_count", true]),
    select.map((pairs): Entry => ["_count", { select: Object.fromEntries(pairs) }]),
  ];
}

/** A unique field takes a value and no other filter there. */
function uniqueArgs(model: string): fc.Arbitrary<Args> {
  const unique = scalarsOf(model)
    .filter(({ isUnique }) => isUnique)
    .map(({ name }) => name);
  const keys = [...modelEntry(model).id, ...unique];
  return fc
    .tuple(idRow(model), where(model, 1), fc.boolean(), selection(model, 2))
    .map(([row, filter, isFiltered, own]) => ({
      ...own,
      where: { ...(isFiltered ? omitKeys(filter, keys) : {}), ...uniqueWhere(model, row) },
    }));
}

function omitKeys(args: Args, keys: readonly string[]): Args {
  return Object.fromEntries(Object.entries(args).filter(([key]) => !keys.includes(key)));
}

function countArgs(model: string): fc.Arbitrary<Args> {
  const select = fc.constantFrom(
    undefined,
    { _all: true },
    Object.fromEntries(scalarsOf(model).map(({ name }) => [name, true])),
  );
  return fc
    .tuple(page(model, 2), select)
    .map(([paging, own]) => present({ ...omitKeys(paging, ["distinct", "cursor"]), select: own }));
}

function numbers(model: string): readonly string[] {
  return scalarsOf(model)
    .filter(({ type }) => type === "Int")
    .map(({ name }) => name);
}

function aggregateArgs(model: string): fc.Arbitrary<Args> {
  const fields = Object.fromEntries(numbers(model).map((name) => [name, true]));
  return page(model, 2).map((paging) => ({
    ...omitKeys(paging, ["distinct", "cursor"]),
    _count: true,
    _sum: fields,
    _min: fields,
    _max: fields,
  }));
}

function groupByArgs(model: string): fc.Arbitrary<Args> {
  const names = scalarsOf(model).map(({ name }) => name);
  return fc.tuple(fc.subarray(names, { minLength: 1, maxLength: 2 }), where(model, 2)).map(([by, filter]) => ({
    by,
    where: filter,
    _count: true,
    orderBy: by.map((name) => ({ [name]: "asc" })),
  }));
}

function fluentQuery(model: string): fc.Arbitrary<Query> {
  const entries = Object.entries(modelEntry(model).relations).filter(([field]) => !NOT_LOADED.has(`${model}.${field}`));
  if (entries.length === 0) return fc.constant({ model, operation: "count", args: {}, fluent: [] });
  const start = fc.tuple(idRow(model), fc.constantFrom("findUnique", "findFirst"), fc.constantFrom(...entries));
  return start.chain(([row, operation, [field, relation]]) => {
    const args = { where: operation === "findUnique" ? uniqueWhere(model, row) : row };
    const first = loadArgs(relation, 1).map((own): readonly [string, Args] => [
      field,
      own === true ? {} : (own as Args),
    ]);
    if (relation.kind === "list") return first.map((hop): Query => ({ model, operation, args, fluent: [hop] }));
    const next = Object.entries(modelEntry(relation.model).relations).filter(
      ([name, { inactive }]) => inactive === null && !NOT_LOADED.has(`${relation.model}.${name}`),
    );
    const second = fc
      .constantFrom(...next)
      .chain(([name, other]) =>
        loadArgs(other, 0).map((own): readonly [string, Args] => [name, own === true ? {} : (own as Args)]),
      );
    return fc.oneof(
      first.map((hop): Query => ({ model, operation, args, fluent: [hop] })),
      relation.inactive !== null || next.length === 0
        ? first.map((hop): Query => ({ model, operation, args, fluent: [hop] }))
        : second.map((hop): Query => ({ model, operation, args, fluent: [[field, {}], hop] })),
    );
  });
}
