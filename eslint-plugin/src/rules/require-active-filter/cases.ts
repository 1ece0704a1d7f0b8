import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    { why: "a filter", language: "js", code: `prisma.user.findMany({ where: { role, isActive: true } });` },
    { why: "inactive rows are wanted", language: "js", code: `prisma.user.count({ where: { isActive: false } });` },
    {
      why: "the caller decides",
      language: "js",
      code: `prisma.user.findMany({ where: { isActive: query.isActive } });`,
    },
    {
      why: "in AND, as a list and as an object",
      language: "js",
      code: `prisma.user.findMany({ where: { AND: [{ name }, { isActive: true }] } }); prisma.user.findMany({ where: { AND: { isActive: true } } });`,
    },
    {
      why: "in every branch of OR",
      language: "js",
      code: `prisma.user.findMany({ where: { OR: [{ name, isActive: true }, { email, isActive: true }] } });`,
    },
    { why: "in NOT", language: "js", code: `prisma.user.findMany({ where: { NOT: { isActive: false } } });` },
    {
      why: "a key of several columns",
      language: "js",
      code: `prisma.user.findUnique({ where: { email_isActive: { email, isActive: true } } });`,
    },
    {
      why: "a model that is not soft-deleted",
      language: "js",
      code: `prisma.session.findMany(); prisma.auditLog.findMany({ where: { action } });`,
    },
    {
      why: "a write is no read",
      language: "js",
      code: `prisma.user.update({ where: { id }, data }); prisma.user.create({ data, select: { id: true } });`,
    },
    {
      why: "a where from elsewhere",
      language: "js",
      code: `function f(where, args) { prisma.user.findMany({ where }); prisma.user.findMany(args); prisma.user.findMany({ where: filter(q) }); prisma.user.findMany({ ...args }); prisma.user.findMany({ where: { id, ...where } }); }`,
    },
    {
      why: "a constant with the field",
      language: "js",
      code: `const where = { isActive: true }; prisma.user.findMany({ where }); prisma.user.findMany({ where: { ...where, id } });`,
    },
    {
      why: "the field is set later",
      language: "js",
      code: `const where = {}; if (!all) where.isActive = true; prisma.user.findMany({ where });`,
    },
    {
      why: "conditions are added elsewhere",
      language: "js",
      code: `const where = { AND: [] }; where.AND.push(extra); prisma.user.findMany({ where }); const other = {}; restrict(other); prisma.user.findMany({ where: other });`,
    },
    {
      why: "one of two branches decides",
      language: "js",
      code: `prisma.user.findMany({ where: { ...(all ? {} : { isActive: true }) } });`,
    },
    {
      why: "an extended client",
      language: "js",
      code: `const prisma = new PrismaClient().$extends(hardening({ models })); prisma.user.findMany({ include: { posts: true } });`,
    },
    {
      why: "an extended client by another name of the extension",
      code: `import { hardening as harden } from "prisma-hardening";
const base = new PrismaClient();
const db = base.$extends(harden({ models }));
await db.user.findMany();`,
    },
    {
      why: "a transaction of an extended client",
      language: "js",
      code: `const db = new PrismaClient().$extends(hardening({ models })); db.$transaction(async (tx) => { await tx.user.findMany(); });`,
    },
    {
      why: "a function that opens an extended client, and its type",
      code: `export type Database = ReturnType<typeof openDatabase>;
export function openDatabase() { return new PrismaClient().$extends(hardening({ models })); }
export const users = (database: Database) => database.user.findMany();
const db = openDatabase();
await db.post.findMany();`,
    },
    {
      why: "delegates of an extended client",
      language: "js",
      code: `const prisma = new PrismaClient().$extends(hardening({ models })); const { user } = prisma; const posts = prisma.post; user.findMany(); posts.findMany();`,
    },
    {
      why: "a field of a class that holds it",
      code: `class Users { private readonly prisma = new PrismaClient().$extends(hardening({ models })); all() { return this.prisma.user.findMany(); } }`,
    },
    {
      why: "a client cached on the global object",
      code: `const make = () => new PrismaClient().$extends(hardening({ models }));
export const prisma = globalThis.prisma ?? make();
await prisma.user.findMany();`,
    },
    {
      why: "a parameter beside an extended client",
      code: `const prisma = new PrismaClient().$extends(hardening({ models }));
async function load(tx: Prisma.TransactionClient) { return tx.user.findMany(); }`,
    },
    {
      why: "an extension of the project's own",
      language: "js",
      code: `const prisma = new PrismaClient().$extends({ query: { $allModels: { findMany({ args, query }) { args.where = { isActive: true, ...args.where }; return query(args); } } } }); prisma.user.findMany();`,
    },
    {
      why: "named in the settings",
      language: "js",
      settings: { extendedClients: ["prisma", "this.db", "ctx.prisma"] },
      code: `prisma.user.findMany(); class A { f() { return this.db.user.findMany(); } } function g(ctx) { return ctx.prisma.user.findMany(); }`,
    },
    {
      why: "an import path in the settings, whole and by its end",
      code: `import { prisma } from "@acme/db";
import { db } from "../lib/db.js";
await prisma.user.findMany();
await db.user.findMany();`,
      settings: { extendedClients: ["@acme/db", "lib/db"] },
    },
    {
      why: "inactive rows on purpose",
      language: "js",
      code: "prisma.$withInactive(() => prisma.user.findMany({ include: { posts: true } })); prisma.$withInactive(() => prisma.$queryRaw`SELECT * FROM users`);",
    },
    {
      why: "a filtered list",
      language: "js",
      code: `prisma.tag.findMany({ include: { posts: { where: { isActive: true } } } });`,
    },
    {
      why: "a list that may be chosen",
      language: "js",
      code: `prisma.tag.findMany({ include: { posts: withPosts } }); prisma.tag.findMany({ select: { posts: false } });`,
    },
    {
      why: "a filtered count",
      language: "js",
      code: `prisma.tag.findMany({ include: { _count: { select: { posts: { where: { isActive: true } } } } } });`,
    },
    {
      why: "a required target that the rows are filtered by",
      language: "js",
      code: `prisma.session.findMany({ where: { user: { isActive: true } }, include: { user: true } }); prisma.session.findMany({ where: { user: { is: { isActive: true } } }, include: { user: true } });`,
    },
    {
      why: "a required target that the schema keeps",
      language: "js",
      code: `prisma.orderItem.findMany({ include: { product: true } });`,
    },
    {
      why: "the row of a write needs its target",
      language: "js",
      code: `prisma.session.create({ data, include: { user: true } });`,
    },
    {
      why: "a filtered relation in a filter",
      language: "js",
      code: `prisma.tag.findMany({ where: { posts: { some: { isActive: true, title } } } }); prisma.tag.findMany({ where: { posts: { every: {} } } });`,
    },
    {
      why: "SQL with the column",
      language: "js",
      code: 'prisma.$queryRaw`SELECT * FROM users WHERE is_active AND id = ${id}`; prisma.$queryRawUnsafe(\'SELECT * FROM "Post" WHERE "isActive"\');',
    },
    {
      why: "SQL with a part from elsewhere",
      language: "js",
      code: "prisma.$queryRaw`SELECT * FROM users WHERE ${condition}`; prisma.$queryRaw`SELECT * FROM users ${where} LIMIT 5`;",
    },
    {
      why: "SQL of another table, in a comment or in a text",
      language: "js",
      code: "prisma.$queryRaw`SELECT 'FROM users' -- FROM users\n FROM sessions /* JOIN users */`;",
    },
    {
      why: "SQL that writes",
      language: "js",
      code: "prisma.$executeRaw`UPDATE users SET name = ${name}`; prisma.$queryRaw`DELETE FROM users RETURNING id`; prisma.$queryRaw`INSERT INTO x SELECT * FROM users`;",
    },
    {
      why: "no schema",
      language: "js",
      schema: "none",
      code: "prisma.user.findMany(); prisma.$queryRaw`SELECT * FROM users`;",
    },
    {
      why: "no soft delete by the settings",
      language: "js",
      settings: { softDelete: false },
      code: `prisma.user.findMany();`,
    },
    { why: "a test and a seed", language: "js", filename: "src/user.test.js", code: `prisma.user.findMany();` },
    {
      why: "a file that the options name",
      language: "js",
      filename: "src/admin/x.js",
      options: { ignore: ["src/admin/**"] },
      code: `prisma.user.findMany();`,
    },
    {
      why: "odd code",
      language: "js",
      code: `function findMany() {} findMany(); x.findMany(); prisma.user.findMany(...args); prisma.user.findMany({ [key]: 1 }); prisma.user.findMany({ get where() { return x; } }); prisma[model].findMany(); prisma.user.findMany({ where: { OR: list, ...[] } }); [, ,]; var where = where;`,
    },
  ],
  invalid: [
    {
      why: "no arguments",
      language: "js",
      code: `prisma.user.findMany();`,
      errors: [
        { messageId: "root", at: "findMany", suggestions: [`prisma.user.findMany({ where: { isActive: true } });`] },
      ],
    },
    {
      why: "no where",
      language: "js",
      code: `prisma.user.findFirst({ select: { id: true } });`,
      errors: [
        {
          messageId: "root",
          at: "findFirst",
          suggestions: [`prisma.user.findFirst({ where: { isActive: true }, select: { id: true } });`],
        },
      ],
    },
    {
      why: "a unique key alone",
      language: "js",
      code: `const user = await prisma.user.findUniqueOrThrow({
  where: {
    id,
  },
});`,
      errors: [
        {
          messageId: "root",
          at: "findUniqueOrThrow",
          suggestions: [
            `const user = await prisma.user.findUniqueOrThrow({
  where: {
    id,
    isActive: true,
  },
});`,
          ],
        },
      ],
    },
    {
      why: "count, aggregate, groupBy",
      language: "js",
      code: `prisma.user.count(); prisma.order.aggregate({ _sum: { total: true }, _count: true }); prisma.order.groupBy({ by: ["userId"] });`,
      errors: [
        {
          messageId: "root",
          at: "count()",
          suggestions: [
            `prisma.user.count({ where: { isActive: true } }); prisma.order.aggregate({ _sum: { total: true }, _count: true }); prisma.order.groupBy({ by: ["userId"] });`,
          ],
        },
        {
          messageId: "root",
          at: "aggregate",
          suggestions: [
            `prisma.user.count(); prisma.order.aggregate({ where: { isActive: true }, _sum: { total: true }, _count: true }); prisma.order.groupBy({ by: ["userId"] });`,
          ],
        },
        {
          messageId: "root",
          at: "groupBy",
          suggestions: [
            `prisma.user.count(); prisma.order.aggregate({ _sum: { total: true }, _count: true }); prisma.order.groupBy({ where: { isActive: true }, by: ["userId"] });`,
          ],
        },
      ],
    },
    {
      why: "undefined is absent",
      language: "js",
      code: `prisma.user.findMany({ where: { isActive: undefined } });`,
      errors: [
        { messageId: "root", at: "findMany", suggestions: [`prisma.user.findMany({ where: { isActive: true } });`] },
      ],
    },
    {
      why: "only one branch of OR",
      language: "js",
      code: `prisma.user.findMany({ where: { OR: [{ name }, { isActive: true }] } });`,
      errors: [
        {
          messageId: "root",
          at: "findMany",
          suggestions: [`prisma.user.findMany({ where: { OR: [{ name }, { isActive: true }], isActive: true } });`],
        },
      ],
    },
    {
      why: "constants without the field, other keys set later",
      language: "js",
      code: `const where = { name }; if (q) where.email = q; prisma.user.findMany({ where });`,
      errors: [
        {
          messageId: "root",
          at: "findMany",
          suggestions: [
            `const where = { name }; if (q) where.email = q; prisma.user.findMany({ where: { ...where, isActive: true } });`,
          ],
        },
      ],
    },
    {
      why: "constant arguments",
      language: "js",
      code: `const args = { take: 5 }; prisma.user.findMany(args);`,
      errors: [
        {
          messageId: "root",
          at: "findMany",
          suggestions: [
            `const args = { take: 5 }; prisma.user.findMany({ ...args, where: { ...args.where, isActive: true } });`,
          ],
        },
      ],
    },
    {
      why: "a plain client beside an extended one",
      language: "js",
      code: `const base = new PrismaClient(); const prisma = base.$extends(hardening({ models })); prisma.user.count(); base.user.count({});`,
      settings: { clientNames: ["base"] },
      errors: [
        {
          messageId: "root",
          at: "count({})",
          suggestions: [
            `const base = new PrismaClient(); const prisma = base.$extends(hardening({ models })); prisma.user.count(); base.user.count({ where: { isActive: true } });`,
          ],
        },
      ],
    },
    {
      why: "an extension that filters nothing",
      language: "js",
      code: `const prisma = new PrismaClient().$extends(withAccelerate()); prisma.user.findMany();`,
      errors: [
        {
          messageId: "root",
          at: "findMany",
          suggestions: [
            `const prisma = new PrismaClient().$extends(withAccelerate()); prisma.user.findMany({ where: { isActive: true } });`,
          ],
        },
      ],
    },
    {
      why: "a transaction of a plain client, optional chaining, as any",
      code: `await prisma.$transaction(async (tx) => { await (tx as any)?.user?.findMany(); });`,
      errors: [
        {
          messageId: "root",
          at: "findMany",
          suggestions: [
            `await prisma.$transaction(async (tx) => { await (tx as any)?.user?.findMany({ where: { isActive: true } }); });`,
          ],
        },
      ],
    },
    {
      why: "another field, empty when active",
      language: "js",
      settings: { softDelete: { field: "birthDate", active: "null" } },
      code: `prisma.user.findMany();`,
      errors: [
        { messageId: "root", at: "findMany", suggestions: [`prisma.user.findMany({ where: { birthDate: null } });`] },
      ],
    },
    {
      why: "a list, true and with a selection",
      language: "js",
      code: `prisma.tag.findMany({ include: { posts: true } }); prisma.tag.findMany({ select: { posts: { select: { id: true } } } });`,
      errors: [
        {
          messageId: "relation",
          at: "posts: true",
          suggestions: [
            `prisma.tag.findMany({ include: { posts: { where: { isActive: true } } } }); prisma.tag.findMany({ select: { posts: { select: { id: true } } } });`,
          ],
        },
        {
          messageId: "relation",
          at: "posts: { select",
          suggestions: [
            `prisma.tag.findMany({ include: { posts: true } }); prisma.tag.findMany({ select: { posts: { where: { isActive: true }, select: { id: true } } } });`,
          ],
        },
      ],
    },
    {
      why: "deep in a filtered level",
      language: "js",
      code: `prisma.tag.findMany({ include: { posts: { where: { isActive: true }, include: { comments: true } } } });`,
      errors: [
        {
          messageId: "relation",
          at: "comments",
          suggestions: [
            `prisma.tag.findMany({ include: { posts: { where: { isActive: true }, include: { comments: { where: { isActive: true } } } } } });`,
          ],
        },
      ],
    },
    {
      why: "an optional target",
      language: "js",
      code: `prisma.auditLog.findMany({ include: { user: true } });`,
      errors: [
        {
          messageId: "relation",
          at: "user",
          suggestions: [`prisma.auditLog.findMany({ include: { user: { where: { isActive: true } } } });`],
        },
      ],
    },
    {
      why: "a required target",
      language: "js",
      code: `prisma.session.findMany({ where: { expiresAt }, include: { user: true } });`,
      errors: [{ messageId: "required", at: "user" }],
    },
    {
      why: "a list in the answer of a write",
      language: "js",
      code: `prisma.order.update({ where: { id }, data, include: { items: true } }); prisma.tag.create({ data, include: { posts: true } });`,
      errors: [
        {
          messageId: "relation",
          at: "posts",
          suggestions: [
            `prisma.order.update({ where: { id }, data, include: { items: true } }); prisma.tag.create({ data, include: { posts: { where: { isActive: true } } } });`,
          ],
        },
      ],
    },
    {
      why: "a constant selection",
      code: `const select = { id: true, posts: true } satisfies Prisma.TagSelect;
await prisma.tag.findMany({ select });
await prisma.tag.findFirst({ select });`,
      errors: [
        {
          messageId: "relation",
          at: "posts",
          suggestions: [
            `const select = { id: true, posts: { where: { isActive: true } } } satisfies Prisma.TagSelect;
await prisma.tag.findMany({ select });
await prisma.tag.findFirst({ select });`,
          ],
        },
      ],
    },
    {
      why: "counts",
      language: "js",
      code: `prisma.tag.findMany({ include: { _count: true } }); prisma.tag.findMany({ select: { _count: { select: { posts: true } } } });`,
      errors: [
        {
          messageId: "count",
          at: "_count: true",
          suggestions: [
            `prisma.tag.findMany({ include: { _count: { select: { posts: { where: { isActive: true } } } } } }); prisma.tag.findMany({ select: { _count: { select: { posts: true } } } });`,
          ],
        },
        {
          messageId: "relation",
          at: "posts: true } }",
          suggestions: [
            `prisma.tag.findMany({ include: { _count: true } }); prisma.tag.findMany({ select: { _count: { select: { posts: { where: { isActive: true } } } } } });`,
          ],
        },
      ],
    },
    {
      why: "filters over lists",
      language: "js",
      code: `prisma.tag.findMany({ where: { posts: { some: {}, every: { title } } } });`,
      errors: [
        {
          messageId: "filter",
          at: "some",
          suggestions: [`prisma.tag.findMany({ where: { posts: { some: { isActive: true }, every: { title } } } });`],
        },
        {
          messageId: "filter",
          at: "every",
          suggestions: [
            `prisma.tag.findMany({ where: { posts: { some: {}, every: { OR: [{ NOT: { isActive: true } }, { title }] } } } });`,
          ],
        },
      ],
    },
    {
      why: "a filter over a target, long and short",
      language: "js",
      code: `prisma.session.findMany({ where: { user: { is: { email } } } }); prisma.session.findMany({ where: { AND: [{ user: { email } }] } });`,
      errors: [
        {
          messageId: "filter",
          at: "is:",
          suggestions: [
            `prisma.session.findMany({ where: { user: { is: { email, isActive: true } } } }); prisma.session.findMany({ where: { AND: [{ user: { email } }] } });`,
          ],
        },
        {
          messageId: "filter",
          at: "user: { email } }]",
          suggestions: [
            `prisma.session.findMany({ where: { user: { is: { email } } } }); prisma.session.findMany({ where: { AND: [{ user: { email, isActive: true } }] } });`,
          ],
        },
      ],
    },
    {
      why: "SQL by the table's name, with a schema, quoted, joined, in a list",
      language: "js",
      code: "prisma.$queryRaw`SELECT * FROM users WHERE id = ${id}`;\nprisma.$queryRaw`SELECT * FROM public.\"Post\" p`;\nprisma.$queryRaw`SELECT 1 FROM sessions s JOIN \\`users\\` u ON u.id = s.user_id`;\nprisma.$queryRawUnsafe('SELECT 1 FROM sessions s, users u');",
      errors: [
        { messageId: "raw", at: "`SELECT * FROM users" },
        { messageId: "raw", at: "`SELECT * FROM public" },
        { messageId: "raw", at: "`SELECT 1 FROM sessions s JOIN" },
        { messageId: "raw", at: "'SELECT 1" },
      ],
    },
    {
      why: "a mention in a comment is none; lists of values; locks",
      language: "js",
      code: "prisma.$queryRaw`SELECT * FROM users -- is_active\n WHERE id IN (${Prisma.join(ids)}) LIMIT ${n} FOR UPDATE`;",
      errors: [{ messageId: "raw", at: "`SELECT" }],
    },
    {
      why: "SQL on an extended client: nothing rewrites it",
      language: "js",
      code: "const prisma = new PrismaClient().$extends(hardening({ models })); prisma.$queryRaw(Prisma.sql`SELECT * FROM users`);",
      errors: [{ messageId: "raw", at: "`SELECT" }],
    },
  ],
};
