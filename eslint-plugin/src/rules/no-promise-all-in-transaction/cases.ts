import type { RuleCases } from "../../rule-cases.js";

/** In an interactive transaction. */
function inside(body: string): string {
  return `await prisma.$transaction(async (tx) => { ${body} });`;
}

export const cases: RuleCases = {
  valid: [
    {
      why: "outside a transaction each query takes a connection of the pool",
      language: "js",
      code: `await Promise.all([prisma.user.findMany(), prisma.post.findMany()]);`,
    },
    {
      why: "nothing of the transaction is in it",
      language: "js",
      code: inside(
        `const hashes = await Promise.all(passwords.map((password) => hash(password))); await tx.user.createMany({ data: hashes });`,
      ),
    },
    {
      why: "one after another",
      language: "js",
      code: inside(`for (const id of ids) await tx.post.update({ where: { id }, data: { title } });`),
    },
    { why: "one query is not parallel", language: "js", code: inside(`await Promise.all([tx.user.findMany()]);`) },
    {
      why: "one query beside something else",
      language: "js",
      code: inside(`await Promise.all([tx.user.findMany(), hash(password)]);`),
    },
    {
      why: "the queries of one element run in turn",
      language: "js",
      code: inside(`await Promise.all([(async () => { await tx.user.findMany(); await tx.post.findMany(); })()]);`),
    },
    {
      why: "each element has a transaction of its own",
      language: "js",
      code: `await Promise.all(ids.map((id) => prisma.$transaction(async (tx) => { await tx.post.delete({ where: { id } }); await tx.comment.deleteMany({ where: { id } }); })));`,
    },
    {
      why: "so also inside another transaction's function",
      language: "js",
      code: `async function move(id) { await prisma.$transaction(async (tx) => { await tx.post.delete({ where: { id } }); }); }
await Promise.all([move(1), move(2)]);`,
    },
    {
      why: "a batch is one request",
      language: "js",
      code: `await prisma.$transaction([prisma.user.findMany(), prisma.post.findMany()]);`,
    },
    {
      why: "the outer client has other connections",
      language: "js",
      code: inside(`await Promise.all([prisma.user.findMany(), prisma.post.findMany()]);`),
    },
    {
      why: "helpers that are not given the client",
      language: "js",
      code: inside(`await Promise.all([load(1), load(2)]);`),
    },
    {
      why: "what was awaited before the list was made",
      language: "js",
      code: inside(`await Promise.all([send(await tx.user.findMany()), send(await tx.post.findMany())]);`),
    },
    {
      why: "an array of other things, in a variable",
      language: "js",
      code: inside(`const jobs = [hash(a), hash(b)]; await Promise.all(jobs); await tx.user.findMany();`),
    },
    {
      why: "an empty list, holes, and no list",
      language: "js",
      code: inside(`await Promise.all([]); await Promise.all([, ,]); await Promise.all(); await tx.user.findMany();`),
    },
    {
      why: "another `all`",
      language: "js",
      code: inside(`await Bluebird.all([tx.user.findMany(), tx.post.findMany()]);`),
    },
    {
      why: "a name says little where there is no transaction",
      language: "js",
      code: `// $transaction
export async function f(db) { await Promise.all([db.user.findMany(), db.post.findMany()]); }`,
    },
    {
      why: "the function is known by name only",
      language: "js",
      code: inside(`await Promise.all(ids.map(updateOne)); await tx.user.findMany();`),
    },
  ],
  invalid: [
    {
      why: "an array of queries",
      language: "js",
      code: inside(`await Promise.all([tx.user.update({ where: { id }, data }), tx.post.create({ data })]);`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "queries made by map, on a client that has its type",
      code: `await this.db.$transaction(async (client: Prisma.TransactionClient) => {
  await Promise.allSettled(ids.map(async (id) => client.post.delete({ where: { id } })));
});`,
      errors: [{ messageId: "parallel", at: "Promise.allSettled" }],
    },
    {
      why: "a function of the file that closes over the client",
      language: "js",
      code: inside(
        `const updateOne = (id) => tx.post.update({ where: { id }, data }); await Promise.all(ids.map(updateOne));`,
      ),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "a declared one, called for each",
      language: "js",
      code: inside(
        `async function updateOne(id) { await tx.post.update({ where: { id }, data }); } await Promise.all([updateOne(1), updateOne(2)]);`,
      ),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "helpers that are given the client",
      language: "js",
      code: inside(`await Promise.all([createUser(tx, data), this.posts.create(data, tx)]);`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "in an object, for each element",
      language: "js",
      code: inside(`await Promise.all(ids.map((id) => removePost({ tx, id })));`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "an array in a variable",
      language: "js",
      code: inside(`const queries = [tx.user.findMany(), tx.post.findMany()]; await Promise.all(queries);`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "a mapped list in a variable",
      language: "js",
      code: inside(`const queries = ids.map((id) => tx.post.delete({ where: { id } })); return Promise.all(queries);`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "an array that is filled in a loop",
      language: "js",
      code: inside(
        `const queries = []; for (const id of ids) queries.push(tx.post.delete({ where: { id } })); await Promise.all(queries);`,
      ),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "a list that is spread",
      language: "js",
      code: inside(`await Promise.all([hash(a), ...ids.map((id) => tx.post.delete({ where: { id } }))]);`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "a flattened list",
      language: "js",
      code: inside(`await Promise.all(ids.map((id) => [tx.post.delete({ where: { id } })]).flat());`),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "raw SQL",
      language: "js",
      code: inside("await Promise.all([tx.$executeRaw`DELETE FROM a`, tx.$executeRawUnsafe('DELETE FROM b')]);"),
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "a function whose parameter is a transaction's client",
      code: `export async function remove(tx: Prisma.TransactionClient, id: number) {
  await Promise.all([tx.comment.deleteMany({ where: { postId: id } }), tx.post.delete({ where: { id } })]);
}`,
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "race and any",
      language: "js",
      code: inside(
        `await Promise.race([tx.user.findMany(), tx.post.findMany()]); await Promise.any([tx.user.findMany(), tx.post.findMany()]);`,
      ),
      errors: [
        { messageId: "parallel", at: "Promise.race" },
        { messageId: "parallel", at: "Promise.any" },
      ],
    },
  ],
};
