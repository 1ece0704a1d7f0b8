import type { RuleCases } from "../../rule-cases.js";

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
      code: `await prisma.$transaction(async (tx) => {
  const hashes = await Promise.all(passwords.map((password) => hash(password)));
  await tx.user.createMany({ data: hashes });
});`,
    },
    {
      why: "one after another",
      language: "js",
      code: `await prisma.$transaction(async (tx) => {
  for (const id of ids) await tx.post.update({ where: { id }, data: { title } });
});`,
    },
  ],
  invalid: [
    {
      why: "an array of queries",
      language: "js",
      code: `await prisma.$transaction(async (tx) => {
  await Promise.all([tx.user.update({ where: { id }, data }), tx.post.create({ data })]);
});`,
      errors: [{ messageId: "parallel", at: "Promise.all" }],
    },
    {
      why: "queries made by map, on a client that has its type",
      code: `await this.db.$transaction(async (client: Prisma.TransactionClient) => {
  await Promise.allSettled(ids.map(async (id) => client.post.delete({ where: { id } })));
});`,
      errors: [{ messageId: "parallel", at: "Promise.allSettled" }],
    },
  ],
};
