import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    {
      why: "a condition",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: 1 } }); prisma.user.updateMany({ where: { id }, data });`,
    },
    {
      why: "one sure condition beside a doubtful one",
      language: "js",
      code: `prisma.post.deleteMany({ where: { id: req.body.id, authorId: user.id } });`,
    },
    {
      why: "a `where` nobody here sees",
      language: "js",
      code: `prisma.user.deleteMany({ where }); prisma.user.deleteMany(args); prisma.user.deleteMany({ where: filter() });`,
    },
    {
      why: "a spread may bring the `where`",
      language: "js",
      code: `prisma.user.deleteMany({ ...args }); prisma.user.updateMany({ where: {}, ...args, data });`,
    },
    { why: "a spread of something unknown", language: "js", code: `prisma.user.deleteMany({ where: { ...filter } });` },
    {
      why: "`OR` without branches matches nothing",
      language: "js",
      code: `prisma.user.deleteMany({ where: { OR: [] } }); prisma.user.deleteMany({ where: { OR: [{ id: undefined }] } });`,
    },
    {
      why: "`in` of an empty list matches nothing",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: { in: [] } } });`,
    },
    {
      why: "a relation has to be there",
      language: "js",
      code: `prisma.user.deleteMany({ where: { posts: { some: {} } } });`,
    },
    {
      why: "`AND` and `NOT` with a condition",
      language: "js",
      code: `prisma.user.deleteMany({ where: { AND: [{}, { id: 1 }] } }); prisma.user.deleteMany({ where: { NOT: { role: "admin" } } });`,
    },
    {
      why: "a part of the path is always there",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: req.params.id } });`,
    },
    {
      why: "a value that was made",
      language: "js",
      code: `prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } }); prisma.user.deleteMany({ where: { id: Number(req.query.id) } });`,
    },
    {
      why: "there is another value",
      language: "js",
      code: `prisma.user.deleteMany({ where: { email: req.body.email ?? "" } }); prisma.user.deleteMany({ where: { id: session?.user?.id || "" } });`,
    },
    {
      why: "`!` says that somebody has thought of it",
      code: `prisma.user.deleteMany({ where: { id: session?.user?.id! } });`,
    },
    {
      why: "a guard that leaves",
      language: "js",
      code: `export async function f(req) { if (!req.body.id) return; await prisma.user.deleteMany({ where: { id: req.body.id } }); }`,
    },
    {
      why: "a guard by type",
      language: "js",
      code: `export async function f(req) { const { id } = req.body; if (typeof id !== "number") return; await prisma.user.deleteMany({ where: { id } }); }`,
    },
    {
      why: "a guard of what it is read from",
      language: "js",
      code: `export async function f() { const session = await auth(); if (!session?.user) throw new Error(); await prisma.user.deleteMany({ where: { id: session?.user?.id } }); }`,
    },
    {
      why: "a guard around",
      code: `export async function f(id?: number) { if (id) await prisma.user.deleteMany({ where: { id } }); id && (await prisma.user.deleteMany({ where: { id } })); }`,
    },
    {
      why: "an assertion",
      code: `export async function f(id?: number) { invariant(id); await prisma.user.deleteMany({ where: { id } }); }`,
    },
    {
      why: "a validated body",
      language: "js",
      code: `import { z } from "zod";
router.post("/", validate(Schema), async (req) => { await prisma.user.deleteMany({ where: { id: req.body.id } }); });`,
    },
    {
      why: "a parsed body",
      language: "js",
      code: `const { id } = Schema.parse(req.body); await prisma.user.deleteMany({ where: { id } });`,
    },
    {
      why: "a parameter that must be given",
      code: `export const f = (id: string, { ids }: { ids: number[] }) => [prisma.user.deleteMany({ where: { email: id } }), prisma.user.deleteMany({ where: { id: { in: ids } } })];`,
    },
    {
      why: "a parameter with a default",
      code: `export const f = (id = 1, { role = "x" }: { role?: string }) => [prisma.user.deleteMany({ where: { id } }), prisma.user.deleteMany({ where: { role } })];`,
    },
    {
      why: "a parameter without a type",
      language: "js",
      code: `export const f = (id) => prisma.user.deleteMany({ where: { id } });`,
    },
    {
      why: "a page's path has it",
      language: "js",
      filename: "pages/api/users/[id].js",
      code: `export default (req) => prisma.user.deleteMany({ where: { id: req.query.id } });`,
    },
    {
      why: "tests, seeds, scripts and migrations",
      language: "js",
      filename: "prisma/seed.js",
      code: `prisma.user.deleteMany();`,
    },
    {
      why: "files by option",
      language: "js",
      filename: "src/jobs/reset.js",
      options: { ignore: ["src/jobs/**"] },
      code: `prisma.user.deleteMany();`,
    },
    { why: "a `limit` bounds it", language: "js", code: `prisma.user.deleteMany({ limit: 100 });` },
    {
      why: "an object that is filled later",
      language: "js",
      code: `const where = {}; if (id) where.id = id; prisma.user.deleteMany({ where });`,
    },
    {
      why: "an object that a function fills",
      language: "js",
      code: `const where = {}; addTenant(where); prisma.user.deleteMany({ where });`,
    },
    {
      why: "whoever chooses between a filter and none means it",
      language: "js",
      code: `prisma.user.deleteMany({ where: isAll ? undefined : filter });`,
    },
    {
      why: "a filter that a caller may leave out is the caller's",
      code: `export const f = (where?: object, options?: { where?: object }) => [prisma.user.deleteMany({ where }), prisma.user.deleteMany({ where: options?.where })];`,
    },
    { why: "reads", language: "js", code: `prisma.user.findMany({}); prisma.user.count();` },
    { why: "`delete` and `update` name their row", language: "js", code: `prisma.user.delete({ where: {} });` },
    {
      why: "other libraries",
      language: "js",
      code: `Model.deleteMany({}); mongoose.models.deleteMany({}); deleteMany(); collection.updateMany({}, { $set });`,
    },
    {
      why: "odd code",
      language: "js",
      code: `prisma.user.deleteMany({ where: { [key]: undefined } }); prisma.user.deleteMany({ where: { AND: [, ...list] } }); prisma.user.updateMany();`,
    },
  ],
  invalid: [
    {
      why: "nothing at all",
      language: "js",
      code: `prisma.user.deleteMany();`,
      errors: [{ messageId: "all", at: "deleteMany" }],
    },
    {
      why: "an empty object, an empty `where`",
      language: "js",
      code: `prisma.user.deleteMany({}); prisma.user.updateMany({ where: {}, data }); prisma.user.updateManyAndReturn({ data });`,
      errors: [
        { messageId: "all", at: "deleteMany" },
        { messageId: "all", at: "updateMany(" },
        { messageId: "all", at: "updateManyAndReturn(" },
      ],
    },
    {
      why: "undefined in every place",
      language: "js",
      code: `prisma.user.deleteMany({ where: undefined }); prisma.user.deleteMany({ where: { id: undefined } }); prisma.user.deleteMany({ where: { id: { in: undefined } } }); prisma.user.deleteMany({ where: { id: void 0 } });`,
      errors: Array.from({ length: 4 }, () => ({ messageId: "all", at: "deleteMany" })),
    },
    {
      why: "lists without conditions",
      language: "js",
      code: `prisma.user.deleteMany({ where: { AND: [] } }); prisma.user.deleteMany({ where: { NOT: {} } }); prisma.user.deleteMany({ where: { OR: undefined } }); prisma.user.deleteMany({ where: { AND: [{}, { id: undefined }] } });`,
      errors: Array.from({ length: 4 }, () => ({ messageId: "all", at: "deleteMany" })),
    },
    {
      why: "inside a transaction and on a field",
      language: "js",
      code: `prisma.$transaction([prisma.orderItem.deleteMany(), prisma.order.deleteMany({})]); this.db.user.deleteMany({});`,
      errors: Array.from({ length: 3 }, () => ({ messageId: "all", at: "deleteMany" })),
    },
    {
      why: "an empty object in a variable",
      language: "js",
      code: `const where = {}; const args = { where: {} }; prisma.user.deleteMany({ where }); prisma.user.deleteMany(args);`,
      errors: [
        { messageId: "all", at: "deleteMany" },
        { messageId: "all", at: "deleteMany" },
      ],
    },
    {
      why: "optional chaining",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: session?.user?.id } });`,
      errors: [{ messageId: "allIfUndefined", at: "session?.user?.id" }],
    },
    {
      why: "what a user sent",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: req.body.id } }); prisma.user.updateMany({ where: { email: request.query.email }, data }); prisma.user.deleteMany({ where: { id: { in: ctx.request.body.ids } } });`,
      errors: [
        { messageId: "allIfUndefined", at: "req.body.id" },
        { messageId: "allIfUndefined", at: "request.query.email" },
        { messageId: "allIfUndefined", at: "ctx.request.body.ids" },
      ],
    },
    {
      why: "with a type that is hoped for",
      code: `prisma.user.deleteMany({ where: { email: req.query.email as string } });`,
      errors: [{ messageId: "allIfUndefined", at: "req.query.email" }],
    },
    {
      why: "destructured",
      language: "js",
      code: `export async function f(req) { const { id } = req.body; await prisma.user.deleteMany({ where: { id } }); }
export async function POST(request) { const { ids } = await request.json(); await prisma.post.deleteMany({ where: { id: { in: ids } } }); }`,
      errors: [
        { messageId: "allIfUndefined", at: "id } });" },
        { messageId: "allIfUndefined", at: "ids }" },
      ],
    },
    {
      why: "an optional parameter",
      code: `export const f = (id?: number) => prisma.user.deleteMany({ where: { id } });`,
      errors: [{ messageId: "allIfUndefined", at: "id } });" }],
    },
    {
      why: "a parameter whose type has undefined",
      code: `export function f(role: string | undefined) { return prisma.user.deleteMany({ where: { role } }); }`,
      errors: [{ messageId: "allIfUndefined", at: "role } });" }],
    },
    {
      why: "an optional property, destructured and read",
      code: `interface Input { id?: number }
export const a = ({ id }: { id?: number }) => prisma.user.deleteMany({ where: { id } });
export const b = (input: Input) => prisma.user.deleteMany({ where: { id: input.id } });`,
      errors: [
        { messageId: "allIfUndefined", at: "id } });" },
        { messageId: "allIfUndefined", at: "input.id" },
      ],
    },
    {
      why: "a conditional",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: isOwn ? id : undefined } });`,
      errors: [{ messageId: "allIfUndefined", at: "isOwn ?" }],
    },
    {
      why: "spreads of conditional objects only",
      language: "js",
      code: `prisma.user.deleteMany({ where: { ...(id && { id }) } }); prisma.user.deleteMany({ where: { ...(role ? { role } : {}) } });`,
      errors: [
        { messageId: "allIfUndefined", at: "id && {" },
        { messageId: "allIfUndefined", at: "role ?" },
      ],
    },
    {
      why: "several doubtful ones",
      language: "js",
      code: `prisma.user.deleteMany({ where: { id: req.query.id, AND: { email: req.query.email } } });`,
      errors: [{ messageId: "allIfUndefined", at: "req.query.id" }],
    },
    {
      why: "through a variable",
      language: "js",
      code: `const id = session?.user?.id; prisma.user.deleteMany({ where: { id } });`,
      errors: [{ messageId: "allIfUndefined", at: "id } });" }],
    },
    {
      why: "an optional property of a parameter with a default",
      code: `export const f = (options: { id?: number } = {}) => prisma.user.deleteMany({ where: { id: options.id } });`,
      errors: [{ messageId: "allIfUndefined", at: "options.id" }],
    },
    {
      why: "a guard of another function guards nothing",
      code: `function g(id?: number) { if (!id) return; }
export const f = (id?: number) => prisma.user.deleteMany({ where: { id } });`,
      errors: [{ messageId: "allIfUndefined", at: "id } });" }],
    },
    {
      why: "a test of another value of the request",
      language: "js",
      code: `export async function f(req) { if (req.body.force) log(); await prisma.user.deleteMany({ where: { id: req.body.id } }); }`,
      errors: [{ messageId: "allIfUndefined", at: "req.body.id" }],
    },
    {
      why: "a test after the fact",
      code: `export async function f(id?: number) { await prisma.user.deleteMany({ where: { id } }); if (!id) throw new Error(); }`,
      errors: [{ messageId: "allIfUndefined", at: "id } });" }],
    },
  ],
};
