import type { RuleCases } from "../../rule-cases.js";

/** The statements as the callback of an interactive transaction. */
const transaction = (...statements: readonly string[]): string =>
  `await prisma.$transaction(async (tx) => {\n${statements.map((statement) => `  ${statement}\n`).join("")}});`;

const LOG = `async function log(action) {
  await prisma.auditLog.create({ data: { action } });
}
`;

export const cases: RuleCases = {
  valid: [
    { why: "an empty file", language: "js", code: "" },
    {
      why: "the transaction's client",
      language: "js",
      code: transaction("await tx.order.create({ data });", "await tx.$executeRaw`SELECT 1`;"),
    },
    {
      why: "a batch transaction takes the outer client's queries",
      language: "js",
      code: "await prisma.$transaction([prisma.order.create({ data }), prisma.user.update(args)]);",
    },
    {
      why: "a parameter that shadows the client's name",
      language: "js",
      code: "await prisma.$transaction(async (prisma) => { await prisma.order.create({ data }); });",
    },
    {
      why: "a variable that shadows it",
      language: "js",
      code: transaction("{", "  const prisma = tx;", "  await prisma.order.create({ data });", "}"),
    },
    {
      why: "a parameter of a function within that shadows it",
      language: "js",
      code: transaction("const save = (prisma) => prisma.order.create({ data });", "await save(tx);"),
    },
    {
      why: "before and after the transaction",
      language: "js",
      code: `await prisma.user.findMany();
${transaction("await tx.order.create({ data });")}
await prisma.auditLog.create({ data });`,
    },
    {
      why: "another database",
      language: "js",
      code: transaction("await prismaReplica.user.findMany();", "await analyticsDb.auditLog.create({ data });"),
    },
    {
      why: "not Prisma",
      language: "js",
      code: transaction(
        "await stripe.customers.create(data);",
        "redis.user.delete(key);",
        "url.searchParams.delete(key);",
      ),
    },
    {
      why: "a helper that takes the transaction's client",
      language: "js",
      code: `async function log(tx, action) {
  await tx.auditLog.create({ data: { action } });
}
${transaction('await log(tx, "order");')}`,
    },
    {
      why: "a helper with a default that is handed the transaction's client",
      language: "js",
      code: `async function log(action, db = prisma) {
  await db.auditLog.create({ data: { action } });
}
${transaction('await log("order", tx);')}`,
    },
    {
      why: "a helper that is handed the transaction's client in an object",
      language: "js",
      code: `async function log({ action, client }) {
  await (client ?? prisma).auditLog.create({ data: { action } });
  await prisma.user.findMany();
}
${transaction('await log({ action: "order", client: tx });')}`,
    },
    {
      why: "a helper without a query",
      language: "js",
      code: `const total = (items) => items.length;
${transaction("await tx.order.create({ data: { total: total(items) } });")}`,
    },
    {
      why: "a helper that nobody waits for",
      language: "js",
      code: LOG + transaction('log("order").catch(() => undefined);', "await tx.order.create({ data });"),
    },
    {
      why: "a helper that only makes a function",
      language: "js",
      code: `const logger = () => async () => prisma.auditLog.create({ data });
${transaction("const after = await logger();", "return after;")}`,
    },
    {
      why: "pushed to an array that is run after the transaction",
      language: "js",
      code: `const after = [];
${transaction("after.push(() => prisma.auditLog.create({ data }));", "await tx.order.create({ data });")}
for (const run of after) await run();`,
    },
    {
      why: "returned, to be run after the transaction",
      language: "js",
      code: `const after = ${transaction("await tx.order.create({ data });", "return async () => prisma.auditLog.create({ data });")}
await after();`,
    },
    {
      why: "handed to something that runs it after the commit",
      language: "js",
      code: transaction("await afterCommit(async () => { await prisma.auditLog.create({ data }); });"),
    },
    {
      why: "a function that is only defined",
      language: "js",
      code: transaction("const undo = () => prisma.order.delete({ where });", "return { undo };"),
    },
    {
      why: "thunks",
      language: "js",
      code: transaction("return ids.map((id) => () => prisma.order.delete({ where: { id } }));"),
    },
    {
      why: "the client of an outer transaction inside a nested one",
      code: `async function save(tx: Prisma.TransactionClient) {
  await tx.$transaction(async (inner) => {
    await tx.order.create({ data });
  });
}`,
    },
    {
      why: "a client that is either",
      code: `async function save(tx?: Prisma.TransactionClient) {
  const db = tx ?? prisma;
  await prisma.$transaction(async (inner) => {
    await db.order.create({ data });
  });
}`,
    },
    {
      why: "a client that a getter takes from the transaction that runs",
      code: `class Orders {
  get prisma() {
    return this.storage.getStore() ?? this.root;
  }
  save = () => this.prisma.$transaction(async () => this.prisma.order.create({ data }));
}`,
    },
    {
      why: "a callback without a parameter and without a query of the file's",
      code: `class Orders {
  save = () => this.prisma.$transaction(async () => this.orders.save(data));
}`,
    },
    {
      why: "reads on purpose",
      language: "js",
      options: { allowReads: true },
      code: transaction(
        "const rate = await prisma.product.findFirst({ where });",
        "await prisma.$queryRaw`SELECT 1`;",
        "await tx.order.create({ data });",
      ),
    },
    {
      why: "a callback that the file does not show",
      language: "js",
      code: `import { run } from "./run.js";
await prisma.$transaction(run);
await prisma.$transaction();`,
    },
    {
      why: "a destructured transaction whose client is not told",
      language: "js",
      code: `export const save = ({ $transaction }, prisma) => $transaction(async (tx) => prisma.order.create({ data }));`,
    },
  ],
  invalid: [
    {
      why: "a write",
      language: "js",
      code: transaction("await prisma.order.create({ data });"),
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.create",
          suggestions: [transaction("await tx.order.create({ data });")],
        },
      ],
    },
    {
      why: "a read",
      language: "js",
      code: transaction("return prisma?.order.findMany({ where });"),
      errors: [
        {
          messageId: "outer",
          at: "prisma?.order",
          suggestions: [transaction("return tx?.order.findMany({ where });")],
        },
      ],
    },
    {
      why: "a write, where only reads are allowed",
      language: "js",
      options: { allowReads: true },
      code: transaction("await prisma.order.findMany();", "await prisma.order.delete({ where });"),
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.delete",
          suggestions: [transaction("await prisma.order.findMany();", "await tx.order.delete({ where });")],
        },
      ],
    },
    {
      why: "raw SQL, called and tagged",
      code: transaction(
        "await prisma.$executeRaw`UPDATE orders SET total = 0`;",
        "await prisma.$queryRawUnsafe<Row[]>(sql);",
      ),
      errors: [
        {
          messageId: "outer",
          at: "prisma.$executeRaw",
          suggestions: [
            transaction(
              "await tx.$executeRaw`UPDATE orders SET total = 0`;",
              "await prisma.$queryRawUnsafe<Row[]>(sql);",
            ),
          ],
        },
        {
          messageId: "outer",
          at: "prisma.$queryRawUnsafe",
          suggestions: [
            transaction(
              "await prisma.$executeRaw`UPDATE orders SET total = 0`;",
              "await tx.$queryRawUnsafe<Row[]>(sql);",
            ),
          ],
        },
      ],
    },
    {
      why: "a transaction of its own, and once only",
      language: "js",
      code: transaction("await prisma.$transaction([prisma.order.create({ data }), prisma.user.delete({ where })]);"),
      errors: [{ messageId: "nested", at: "prisma.$transaction([" }],
    },
    {
      why: "an interactive one within: its own client is right, the outer one is wrong twice",
      language: "js",
      code: transaction(
        "await prisma.$transaction(async (inner) => {",
        "  await inner.order.create({ data });",
        "  await prisma.user.create({ data });",
        "});",
      ),
      errors: [
        { messageId: "nested", at: "prisma.$transaction(async (inner)" },
        {
          messageId: "outer",
          at: "prisma.user.create",
          suggestions: [
            transaction(
              "await prisma.$transaction(async (inner) => {",
              "  await inner.order.create({ data });",
              "  await inner.user.create({ data });",
              "});",
            ),
          ],
        },
      ],
    },
    {
      why: "the instance's client",
      code: `class Orders {
  constructor(private readonly prisma: PrismaService) {}
  async save(data: Data) {
    return this.prisma.$transaction(async (trx) => {
      await this.prisma.order.create({ data });
    });
  }
}`,
      errors: [
        {
          messageId: "outer",
          at: "this.prisma.order",
          suggestions: [
            `class Orders {
  constructor(private readonly prisma: PrismaService) {}
  async save(data: Data) {
    return this.prisma.$transaction(async (trx) => {
      await trx.order.create({ data });
    });
  }
}`,
          ],
        },
      ],
    },
    {
      why: "the program's client, in a transaction of the context's",
      language: "js",
      code: `import { prisma } from "@/lib/prisma";
export const save = ({ ctx, input }) =>
  ctx.prisma.$transaction(async (tx) => {
    await prisma.order.create({ data: input });
  });`,
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.create",
          suggestions: [
            `import { prisma } from "@/lib/prisma";
export const save = ({ ctx, input }) =>
  ctx.prisma.$transaction(async (tx) => {
    await tx.order.create({ data: input });
  });`,
          ],
        },
      ],
    },
    {
      why: "a client in a parameter of the function around",
      language: "js",
      code: `export const save = (db, data) => db.$transaction(async (tx) => { await db.order.create({ data }); });`,
      errors: [
        {
          messageId: "outer",
          at: "db.order.create",
          suggestions: [
            `export const save = (db, data) => db.$transaction(async (tx) => { await tx.order.create({ data }); });`,
          ],
        },
      ],
    },
    {
      why: "in callbacks that run there",
      language: "js",
      code: transaction("await Promise.all(ids.map((id) => prisma.order.delete({ where: { id } })));"),
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.delete",
          suggestions: [transaction("await Promise.all(ids.map((id) => tx.order.delete({ where: { id } })));")],
        },
      ],
    },
    {
      why: "in a callback of a function that is awaited",
      language: "js",
      code: transaction("await retry(async () => { await prisma.order.delete({ where }); });"),
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.delete",
          suggestions: [transaction("await retry(async () => { await tx.order.delete({ where }); });")],
        },
      ],
    },
    {
      why: "in a function within that is called there",
      language: "js",
      code: transaction("const remove = (id) => prisma.order.delete({ where: { id } });", "await remove(1);"),
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.delete",
          suggestions: [transaction("const remove = (id) => tx.order.delete({ where: { id } });", "await remove(1);")],
        },
      ],
    },
    {
      why: "a `tx` of another meaning is in the way of the suggestion",
      language: "js",
      code: transaction("for (const tx of payments) await prisma.order.update({ where, data: tx });"),
      errors: [{ messageId: "outer", at: "prisma.order.update" }],
    },
    {
      why: "a destructured model has no place for `tx`",
      language: "js",
      code: `const { order } = prisma;
${transaction("await order.create({ data });")}`,
      errors: [{ messageId: "outer", at: "order.create" }],
    },
    {
      why: "a callback that the file has elsewhere",
      language: "js",
      code: `async function save(tx) {
  await prisma.order.create({ data });
}
await prisma.$transaction(save);`,
      errors: [
        {
          messageId: "outer",
          at: "prisma.order.create",
          suggestions: [
            `async function save(tx) {
  await tx.order.create({ data });
}
await prisma.$transaction(save);`,
          ],
        },
      ],
    },
    {
      why: "a callback without a parameter: the transaction is empty",
      language: "js",
      code: `await prisma.$transaction(async () => {
  await prisma.order.create({ data });
  await prisma.user.create({ data });
});`,
      errors: [
        {
          messageId: "noParameter",
          at: "prisma.order.create",
          suggestions: [
            `await prisma.$transaction(async (tx) => {
  await tx.order.create({ data });
  await tx.user.create({ data });
});`,
          ],
        },
      ],
    },
    {
      why: "a function without a parameter",
      language: "js",
      code: `await prisma.$transaction(async function () { return prisma.order.create({ data }); }, { timeout: 10_000 });`,
      errors: [
        {
          messageId: "noParameter",
          at: "prisma.order.create",
          suggestions: [
            `await prisma.$transaction(async function (tx) { return tx.order.create({ data }); }, { timeout: 10_000 });`,
          ],
        },
      ],
    },
    {
      why: "a callback without a parameter where `tx` means something",
      language: "js",
      code: `await prisma.$transaction(async () => { await prisma.order.create({ data: tx }); });`,
      errors: [{ messageId: "noParameter", at: "prisma.order.create" }],
    },
    {
      why: "a helper that takes the module's client",
      language: "js",
      code: LOG + transaction("await tx.order.create({ data });", 'await log("order");'),
      errors: [{ messageId: "helper", at: 'log("order")' }],
    },
    {
      why: "a method that takes the instance's client, two calls away",
      code: `class Orders {
  save(data: Data) {
    return this.prisma.$transaction(async (tx) => {
      await tx.order.create({ data });
      await this.finish(data);
    });
  }
  private async finish(data: Data) {
    return this.log(data);
  }
  private log = (data: Data) => this.prisma.auditLog.create({ data });
}`,
      errors: [{ messageId: "helper", at: "this.finish(data)" }],
    },
    {
      why: "a helper that begins a transaction of its own",
      language: "js",
      code: `const pay = () => prisma.$transaction([prisma.account.update({ where, data })]);
${transaction("await pay();")}`,
      errors: [{ messageId: "helper", at: "pay()" }],
    },
    {
      why: "a helper in a callback without a parameter",
      language: "js",
      code: `${LOG}await prisma.$transaction(async () => { await log("order"); });`,
      errors: [{ messageId: "helper", at: 'log("order")' }],
    },
  ],
};
