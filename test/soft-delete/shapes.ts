/** A call with an object at every place where Prisma takes one. */
export interface Shape {
  readonly model: string;
  readonly operation: string;
  readonly args: object;
}

export type Path = readonly (string | number)[];

export const READS: readonly Shape[] = [
  {
    model: "user",
    operation: "findMany",
    args: {
      where: {
        AND: [{ age: { gt: 0 } }],
        OR: [{ id: { gt: 0 } }],
        NOT: { name: "x" },
        posts: { every: { views: { lt: 1_000 } }, none: { title: "x", comments: { some: { text: "x" } } } },
        reports: { some: { id: { gt: 0 } } },
        org: { is: { name: "Acme" } },
        manager: { isNot: { name: "x" } },
        profile: { bio: { not: "x" } },
      },
      include: {
        posts: {
          where: { views: { gt: 0 }, tags: { some: { id: 1 } } },
          orderBy: { id: "asc" },
          include: { tags: { select: { id: true } }, _count: { select: { comments: { where: { id: { gt: 0 } } } } } },
        },
        manager: { where: { id: { gt: 0 } }, select: { id: true } },
        org: { include: { users: { orderBy: { id: "asc" }, select: { id: true } } } },
        _count: { select: { posts: true, memberships: { where: { role: "ADMIN" } } } },
      },
      omit: { age: true },
      orderBy: [{ id: "asc" }, { org: { name: "asc" } }],
      cursor: { id: 1 },
      take: 5,
      skip: 0,
    },
  },
  {
    model: "comment",
    operation: "findUnique",
    args: {
      where: { id: 1, post: { author: { name: "ann" } } },
      select: {
        id: true,
        author: { select: { id: true, posts: { select: { id: true }, orderBy: { id: "asc" } } } },
        post: { select: { id: true, author: { omit: { isActive: true }, include: { org: true } } } },
      },
    },
  },
  {
    model: "ticket",
    operation: "findMany",
    args: {
      where: { id: { lt: 4 } },
      select: {
        id: true,
        nulled: { select: { name: true, team: { select: { name: true } } } },
      },
      orderBy: { id: "asc" },
    },
  },
  {
    model: "user",
    operation: "groupBy",
    args: {
      by: ["orgId"],
      where: { posts: { none: { title: "x" } } },
      having: { orgId: { gt: 0 } },
      orderBy: { orgId: "asc" },
    },
  },
  {
    model: "user",
    operation: "count",
    args: {
      where: { posts: { some: { id: { gt: 0 } } } },
      select: { _all: true },
      cursor: { id: 1 },
      orderBy: { id: "asc" },
    },
  },
  {
    model: "user",
    operation: "aggregate",
    args: { where: { org: { name: "Acme" } }, _max: { id: true }, orderBy: { id: "asc" }, cursor: { id: 1 } },
  },
];

const user = { id: 5, email: "new", org: { connect: { id: 1 } } };

export const WRITES: readonly Shape[] = [
  {
    model: "post",
    operation: "update",
    args: {
      where: { id: 1, author: { name: "ann" } },
      data: {
        title: { set: "x" },
        author: { update: { where: { id: 1 }, data: { name: "x" } } },
        editor: { connect: { id: 1 } },
        category: { connectOrCreate: { where: { id: 1 }, create: { id: 1, name: "", owner: { connect: { id: 1 } } } } },
        comments: {
          create: [{ id: 5, text: "" }],
          createMany: { data: [{ id: 6, text: "" }] },
          updateMany: { where: { text: "first" }, data: { text: "x" } },
          delete: { id: 2 },
        },
        tags: {
          connect: [{ id: 2 }],
          disconnect: [{ id: 1 }],
          update: { where: { id: 2 }, data: { name: "x" } },
          upsert: { where: { id: 3 }, create: { id: 3, name: "y" }, update: { name: "z" } },
        },
      },
      select: { tags: { select: { id: true }, orderBy: { id: "asc" } }, editor: { select: { id: true } } },
    },
  },
  {
    model: "user",
    operation: "upsert",
    args: {
      where: { id: 1 },
      create: { id: 1, email: "x", org: { connect: { id: 1 } } },
      update: {
        profile: { upsert: { create: { id: 5 }, update: { bio: "x" }, where: { bio: "of ann" } } },
        reports: { connect: [{ id: 3 }], connectOrCreate: [{ where: { id: 5 }, create: user }] },
        posts: { delete: { id: 2 } },
        comments: { deleteMany: { text: "x" } },
        memberships: {
          update: { where: { userId_orgId: { userId: 1, orgId: 1 } }, data: { role: { set: "MEMBER" } } },
        },
      },
    },
  },
  {
    model: "user",
    operation: "create",
    args: {
      data: { ...user, manager: { connect: { id: 1 } }, comments: { connect: [{ id: 1 }] } },
      include: { manager: { select: { id: true } } },
    },
  },
  {
    model: "tag",
    operation: "updateMany",
    args: { where: { posts: { some: { author: { name: "ann" } } } }, data: { name: { set: "x" } } },
  },
  { model: "tag", operation: "createMany", args: { data: [{ id: 5, name: "x" }] } },
  {
    model: "tag",
    operation: "delete",
    args: { where: { id: 1, posts: { some: { id: 1 } } }, select: { id: true, posts: { select: { id: true } } } },
  },
  { model: "team", operation: "deleteMany", args: { where: { id: 9, people: { none: { id: 5 } } } } },
  {
    model: "org",
    operation: "delete",
    args: { where: { id: 2, users: { none: { name: "x" } } }, include: { users: { where: { id: 1 } } } },
  },
  {
    model: "category",
    operation: "delete",
    args: { where: { id: 8, posts: { some: { id: 2 } } }, include: { posts: { select: { id: true } } } },
  },
  {
    model: "post",
    operation: "deactivate",
    args: { where: { id: 1, author: { name: "ann" } }, select: { id: true, tags: { select: { id: true } } } },
  },
  {
    model: "invoice",
    operation: "restore",
    args: { where: { id: 9, number: "A9" }, select: { id: true, lines: { select: { id: true } } } },
  },
];

/** Where an object stands in `args`, from the outside in; the arguments themselves first. */
export function objectPaths(args: unknown, path: Path = []): Path[] {
  if (Array.isArray(args)) return args.flatMap((entry, index) => objectPaths(entry, [...path, index]));
  if (typeof args !== "object" || args === null) return [];
  return [path, ...Object.entries(args).flatMap(([key, value]) => objectPaths(value, [...path, key]))];
}

/** Where a value stands under a key in `args`. */
export function keyPaths(args: unknown): Path[] {
  return objectPaths(args).flatMap((path) =>
    Object.keys(Object(valueAt(args, path)) as object).map((key) => [...path, key]),
  );
}

function valueAt(args: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], args);
}

/** A copy of `args` with a value at `path`, which may be one that `structuredClone` refuses. */
export function withValue(args: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(args) ? [...(args as unknown[])] : { ...(args as object) }) as Record<
    string | number,
    unknown
  >;
  const inner = rest.length === 0 ? value : withValue(copy[key], rest, value);
  // An assignment to `__proto__` would set the prototype.
  return Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
}

export function withoutKey(args: unknown, path: Path): unknown {
  const parent = path.slice(0, -1);
  const { [String(path.at(-1))]: _removed, ...rest } = valueAt(args, parent) as Record<string, unknown>;
  return withValue(args, parent, rest);
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const entry of Object.values(value)) deepFreeze(entry);
  return Object.freeze(value);
}
