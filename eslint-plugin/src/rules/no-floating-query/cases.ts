import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    { why: "it is awaited", language: "js", code: `await prisma.user.create({ data });` },
    {
      why: "it is returned",
      language: "js",
      code: `export function find(id) { return prisma.user.findUnique({ where: { id } }); }`,
    },
    {
      why: "an arrow returns it to whoever calls it",
      language: "js",
      code: `export const all = () => prisma.user.findMany();`,
    },
    { why: "`.catch` starts it", language: "js", code: `void prisma.user.create({ data }).catch(log);` },
    { why: "`.then` starts it", language: "js", code: `prisma.user.findMany().then(send);` },
    { why: "`.finally` starts it", language: "js", code: `prisma.user.findMany()?.finally(done);` },
    {
      why: "connecting is no query: it starts at once",
      language: "js",
      code: `prisma.$connect(); void prisma.$disconnect();`,
    },
    {
      why: "an interactive transaction starts at once",
      language: "js",
      code: `void prisma.$transaction(async (tx) => { await tx.user.create({ data }); });`,
    },
    {
      why: "so does a batch, and it runs its queries",
      language: "js",
      code: `prisma.$transaction([prisma.user.create({ data }), prisma.post.create({ data })]);`,
    },
    {
      why: "Promise.all awaits its elements, whoever awaits it",
      language: "js",
      code: `Promise.all([prisma.user.findMany(), prisma.post.findMany()]); Promise.all(ids.map((id) => prisma.post.delete({ where: { id } })));`,
    },
    {
      why: "a list of queries is handed on",
      language: "js",
      code: `const queries = ids.map((id) => prisma.post.delete({ where: { id } })); await prisma.$transaction(queries);`,
    },
    {
      why: "a variable is awaited later",
      language: "js",
      code: `const users = prisma.user.findMany(); const posts = prisma.post.findMany(); send(await users, await posts);`,
    },
    { why: "a variable is exported", language: "js", code: `export const users = prisma.user.findMany();` },
    {
      why: "it is handed to a function",
      language: "js",
      code: `waitUntil(prisma.user.create({ data })); expect(prisma.user.findMany());`,
    },
    {
      why: "it is stored in a property",
      language: "js",
      code: `this.users = prisma.user.findMany(); const page = { users: prisma.user.findMany() };`,
    },
    {
      why: "an async callback has awaited what it returns",
      language: "js",
      code: `ids.forEach(async (id) => prisma.post.delete({ where: { id } })); setTimeout(async () => prisma.user.findMany(), 1);`,
    },
    {
      why: "`then` awaits what its callback returns",
      language: "js",
      code: `await load().then((id) => prisma.user.delete({ where: { id } }));`,
    },
    {
      why: "a router, a procedure and a bot may await what their handlers return",
      language: "js",
      code: `app.get("/", () => prisma.user.findMany()); bot.on("message", () => prisma.user.findMany()); t.procedure.query(() => prisma.user.findMany());`,
    },
    {
      why: "a helper's query is awaited where it is called",
      language: "js",
      code: `const touch = (id) => prisma.user.update({ where: { id }, data }); await touch(1);`,
    },
    {
      why: "an async helper has started it",
      language: "js",
      code: `async function touch(id) { return prisma.user.update({ where: { id }, data }); }
touch(1);`,
    },
    {
      why: "a decorator may await it",
      code: `class Users { @Retry() touch() { return this.prisma.user.findMany(); } run() { this.touch(); } }`,
    },
    {
      why: "streams await what their forEach is given",
      language: "js",
      code: `await stream.forEach((id) => prisma.user.delete({ where: { id } }));`,
    },
    {
      why: "a relation's query is awaited",
      language: "js",
      code: `await prisma.user.findUnique({ where: { id } }).posts();`,
    },
    { why: "it is yielded", language: "js", code: `function* queries() { yield prisma.user.findMany(); }` },
    {
      why: "other things are called so",
      language: "js",
      code: `map.delete(id); stripe.customers.create({}); url.searchParams.delete("a"); http.delete("/x");`,
    },
    { why: "methods of another length", language: "js", code: `db.user.update(1, { name });` },
    {
      why: "a fake database in a test answers at once",
      language: "js",
      filename: "src/users.test.js",
      code: `db.user.create(); db.user.deleteMany({ where: { id } });`,
    },
    {
      why: "functions of Prisma's names are not Prisma's",
      language: "js",
      code: `function findMany() {}
findMany(); findMany(args); this.create();`,
    },
    { why: "an empty file that only mentions it", language: "js", code: `// prisma.user.create()` },
    {
      why: "a field keeps it",
      code: `class Users { #all = prisma.user.findMany(); static all = prisma.user.findMany() as any; }`,
    },
    {
      why: "a default value is used by the function",
      language: "js",
      code: `export async function f(users = prisma.user.findMany()) { return users; }`,
    },
    {
      why: "a variable's relation is asked",
      language: "js",
      code: `const user = prisma.user.findUnique({ where: { id } }); await user.posts();`,
    },
    {
      why: "the template of a component may use it",
      language: "js",
      filename: "src/page.vue.js",
      code: `export const users = prisma.user.findMany();`,
    },
  ],
  invalid: [
    {
      why: "a statement, in an async function",
      language: "js",
      code: `async function f() { prisma.user.update({ where: { id }, data }); }`,
      errors: [
        {
          messageId: "statement",
          at: "prisma.user.update",
          suggestions: [`async function f() { await prisma.user.update({ where: { id }, data }); }`],
        },
      ],
    },
    {
      why: "a function that is not async has no place for `await`",
      language: "js",
      code: `function f() { prisma.user.create({ data }); }`,
      errors: [{ messageId: "statement", at: "prisma.user.create" }],
    },
    {
      why: "`void` starts nothing",
      language: "js",
      code: `async function f() { void prisma.auditLog.create({ data }); }`,
      errors: [
        {
          messageId: "void",
          at: "prisma.auditLog.create",
          suggestions: [`async function f() { await prisma.auditLog.create({ data }); }`],
        },
      ],
    },
    {
      why: "raw SQL is as lazy, as a template and as a call",
      language: "js",
      code: "function f() { void prisma.$executeRaw`DELETE FROM users`; prisma.$executeRawUnsafe(sql); prisma.$queryRawTyped(sql); }",
      errors: [
        { messageId: "void", at: "prisma.$executeRaw`" },
        { messageId: "statement", at: "prisma.$executeRawUnsafe" },
        { messageId: "statement", at: "prisma.$queryRawTyped" },
      ],
    },
    {
      why: "forEach ignores what its callback returns",
      language: "js",
      code: `ids.forEach((id) => prisma.post.delete({ where: { id } })); ids.forEach(function (id) { return prisma.post.delete({ where: { id } }); });`,
      errors: [
        { messageId: "callback", at: "prisma.post.delete" },
        { messageId: "callback", at: "prisma.post.delete" },
      ],
    },
    {
      why: "timers, too",
      language: "js",
      code: `setTimeout(() => prisma.user.findMany(), 1); setInterval(() => prisma.session.deleteMany({ where }), 1);
queueMicrotask(() => prisma.user.findMany()); process.nextTick(() => prisma.user.findMany());`,
      errors: [
        { messageId: "callback", at: "prisma.user.findMany" },
        { messageId: "callback", at: "prisma.session.deleteMany" },
        { messageId: "callback", at: "prisma.user.findMany" },
        { messageId: "callback", at: "prisma.user.findMany" },
      ],
    },
    {
      why: "Node's emitters, too",
      language: "js",
      code: `process.on("SIGTERM", () => prisma.session.deleteMany({ where })); target.addEventListener("x", () => prisma.user.findMany());`,
      errors: [
        { messageId: "callback", at: "prisma.session.deleteMany" },
        { messageId: "callback", at: "prisma.user.findMany" },
      ],
    },
    {
      why: "lodash's forEach",
      language: "js",
      code: `_.forEach(ids, (id) => prisma.post.delete({ where: { id } }));`,
      errors: [{ messageId: "callback", at: "prisma.post.delete" }],
    },
    {
      why: "a list that nobody takes",
      language: "js",
      code: `ids.map((id) => prisma.post.delete({ where: { id } }));`,
      errors: [{ messageId: "list", at: "prisma.post.delete" }],
    },
    {
      why: "to await a list awaits none of it",
      language: "js",
      code: `await ids.map((id) => prisma.post.delete({ where: { id } })); await [prisma.user.findMany()];`,
      errors: [
        { messageId: "list", at: "prisma.post.delete" },
        { messageId: "list", at: "prisma.user.findMany" },
      ],
    },
    {
      why: "a block body of `then` returns nothing",
      language: "js",
      code: `load().then((id) => { prisma.user.delete({ where: { id } }); });`,
      errors: [{ messageId: "statement", at: "prisma.user.delete" }],
    },
    {
      why: "a variable that nobody reads",
      language: "js",
      code: `export async function f() { const user = prisma.user.create({ data }); }`,
      errors: [
        {
          messageId: "variable",
          at: "prisma.user.create",
          suggestions: [`export async function f() { const user = await prisma.user.create({ data }); }`],
        },
      ],
    },
    {
      why: "a list in a variable that nobody reads",
      language: "js",
      code: `export function f() { const deletions = ids.map((id) => prisma.post.delete({ where: { id } })); }`,
      errors: [{ messageId: "variable", at: "prisma.post.delete" }],
    },
    {
      why: "a variable that is read as if it were the row",
      language: "js",
      code: `export async function f(id) { const user = prisma.user.findUnique({ where: { id } }); if (!user) throw new Error(); return user.name; }`,
      errors: [
        {
          messageId: "variable",
          at: "prisma.user.findUnique",
          suggestions: [
            `export async function f(id) { const user = await prisma.user.findUnique({ where: { id } }); if (!user) throw new Error(); return user.name; }`,
          ],
        },
      ],
    },
    {
      why: "a promise has none of the model's fields",
      language: "js",
      code: `export function f(data) { const { id, name } = prisma.user.create({ data }); return id + name; }`,
      errors: [{ messageId: "variable", at: "prisma.user.create" }],
    },
    {
      why: "a promise is always true",
      language: "js",
      code: `export async function f(id) { if (prisma.user.findUnique({ where: { id } })) return 1; return !prisma.post.findFirst() ? 2 : 3; }`,
      errors: [
        {
          messageId: "test",
          at: "prisma.user.findUnique",
          suggestions: [
            `export async function f(id) { if (await prisma.user.findUnique({ where: { id } })) return 1; return !prisma.post.findFirst() ? 2 : 3; }`,
          ],
        },
        {
          messageId: "test",
          at: "prisma.post.findFirst",
          suggestions: [
            `export async function f(id) { if (prisma.user.findUnique({ where: { id } })) return 1; return !await prisma.post.findFirst() ? 2 : 3; }`,
          ],
        },
      ],
    },
    {
      why: "in a logical expression, a conditional and a sequence",
      language: "js",
      code: `function f() { id && prisma.user.delete({ where: { id } }); a ? prisma.user.create({ data }) : b; prisma.post.create({ data }), a; }`,
      errors: [
        { messageId: "statement", at: "prisma.user.delete" },
        { messageId: "statement", at: "prisma.user.create" },
        { messageId: "statement", at: "prisma.post.create" },
      ],
    },
    {
      why: "`try` does not start it",
      language: "js",
      code: `try { prisma.user.create({ data }); } catch {}`,
      errors: [
        {
          messageId: "statement",
          at: "prisma.user.create",
          suggestions: [`try { await prisma.user.create({ data }); } catch {}`],
        },
      ],
    },
    {
      why: "a query of the transaction that its callback forgets",
      language: "js",
      code: `await prisma.$transaction(async (tx) => { tx.user.create({ data }); await tx.post.create({ data }); });`,
      errors: [
        {
          messageId: "statement",
          at: "tx.user.create",
          suggestions: [
            `await prisma.$transaction(async (tx) => { await tx.user.create({ data }); await tx.post.create({ data }); });`,
          ],
        },
      ],
    },
    {
      why: "a helper hands it on unstarted",
      language: "js",
      code: `const touch = (id) => prisma.user.update({ where: { id }, data });
export async function f() { touch(1); await touch(2); }`,
      errors: [
        {
          messageId: "helper",
          at: "touch(1)",
          suggestions: [
            `const touch = (id) => prisma.user.update({ where: { id }, data });
export async function f() { await touch(1); await touch(2); }`,
          ],
        },
      ],
    },
    {
      why: "a named callback",
      language: "js",
      code: `function remove(id) { return prisma.post.delete({ where: { id } }); }
ids.forEach(remove);`,
      errors: [{ messageId: "helper", at: "remove);" }],
    },
    {
      why: "a method of the class",
      language: "js",
      code: `class Users { touch(id) { return this.prisma.user.update({ where: { id }, data }); } async run() { this.touch(1); } }`,
      errors: [
        {
          messageId: "helper",
          at: "this.touch(1)",
          suggestions: [
            `class Users { touch(id) { return this.prisma.user.update({ where: { id }, data }); } async run() { await this.touch(1); } }`,
          ],
        },
      ],
    },
    {
      why: "a function that is called on the spot",
      language: "js",
      code: `(() => prisma.user.create({ data }))();`,
      errors: [{ messageId: "statement", at: "prisma.user.create" }],
    },
    {
      why: "a relation of a query is a query",
      language: "js",
      code: `export async function f() { prisma.user.findUnique({ where: { id } }).posts(); }`,
      errors: [
        {
          messageId: "statement",
          at: "prisma.user.findUnique",
          suggestions: [`export async function f() { await prisma.user.findUnique({ where: { id } }).posts(); }`],
        },
      ],
    },
    {
      why: "what TypeScript puts around it starts nothing",
      code: `async function f() { (prisma.user.create({ data }) as any)!; this.prisma?.user.create({ data }); }`,
      errors: [
        {
          messageId: "statement",
          at: "prisma.user.create",
          suggestions: [
            `async function f() { (await prisma.user.create({ data }) as any)!; this.prisma?.user.create({ data }); }`,
          ],
        },
        {
          messageId: "statement",
          at: "this.prisma?.user",
          suggestions: [
            `async function f() { (prisma.user.create({ data }) as any)!; await this.prisma?.user.create({ data }); }`,
          ],
        },
      ],
    },
    {
      why: "where `await` may not stand, none is offered",
      code: `namespace Jobs { prisma.user.create({ data }); } class Jobs2 { static { prisma.user.create({ data }); } }`,
      errors: [
        { messageId: "statement", at: "prisma.user.create" },
        { messageId: "statement", at: "prisma.user.create" },
      ],
    },
    {
      why: "without a schema every model is one",
      language: "js",
      schema: "none",
      code: `function f() { prisma.anything.create({ data }); }`,
      errors: [{ messageId: "statement", at: "prisma.anything.create" }],
    },
    {
      why: "a component's handler",
      language: "tsx",
      code: `export const Page = () => <form action={async () => { prisma.user.create({ data }); }} />;`,
      errors: [
        {
          messageId: "statement",
          at: "prisma.user.create",
          suggestions: [
            `export const Page = () => <form action={async () => { await prisma.user.create({ data }); }} />;`,
          ],
        },
      ],
    },
  ],
};
