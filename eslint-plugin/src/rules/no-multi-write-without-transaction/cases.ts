import type { RuleCases } from "../../rule-cases.js";

/** The statements as a handler's. */
const handler = (...statements: readonly string[]): string =>
  `export async function handle(input) {\n${statements.map((statement) => `  ${statement}\n`).join("")}}`;

const ORDER = "const order = await prisma.order.create({ data: input });";
const ITEMS = "await prisma.orderItem.createMany({ data: input.items });";
const separate = (at: string) => [{ messageId: "separate", at }];
const inHelper = (at: string) => [{ messageId: "separateInHelper", at }];

export const cases: RuleCases = {
  valid: [
    { why: "an empty file", language: "js", code: "" },
    { why: "one write", language: "js", code: handler(ORDER) },
    {
      why: "two writes to one model",
      language: "js",
      code: handler(ORDER, "await prisma.order.update({ where: { id: order.id }, data: input });"),
    },
    {
      why: "a read and a write",
      language: "js",
      code: handler("await prisma.user.findFirst({ where: input });", ORDER),
    },
    {
      why: "an interactive transaction",
      language: "js",
      code: handler(
        "await prisma.$transaction(async (tx) => {",
        "  const order = await tx.order.create({ data: input });",
        "  await tx.orderItem.createMany({ data: input.items });",
        "});",
      ),
    },
    {
      why: "a batch transaction",
      language: "js",
      code: handler("await prisma.$transaction([prisma.order.create({ data: input }), prisma.user.update(input)]);"),
    },
    {
      why: "queries in variables that go into a batch",
      language: "js",
      code: handler(
        "const order = prisma.order.create({ data: input });",
        "const user = prisma.user.update({ where: input, data: input });",
        "const [saved] = await prisma.$transaction([order, user]);",
      ),
    },
    {
      why: "queries pushed to an array that goes into a batch",
      code: handler(
        "const queries: Prisma.PrismaPromise<unknown>[] = [];",
        "queries.push(prisma.order.create({ data: input }));",
        "if (input.user) queries.push(prisma.user.update({ where: input, data: input }));",
        "await prisma.$transaction(queries);",
      ),
    },
    {
      why: "queries made by map and spread into a batch",
      language: "js",
      code: handler(
        "const items = input.items.map((item) => prisma.orderItem.create({ data: item }));",
        "await prisma.$transaction([prisma.order.create({ data: input }), ...items]);",
      ),
    },
    {
      why: "a list of queries that is returned: the caller runs it",
      language: "js",
      code: `export const queriesFor = (id) => [prisma.order.delete({ where: { id } }), prisma.user.delete({ where: { id } })];`,
    },
    {
      why: "a list of queries handed to a function",
      language: "js",
      code: handler("await runAll([prisma.order.create({ data: input }), prisma.user.update(input)]);"),
    },
    {
      why: "if and else",
      language: "js",
      code: handler("if (input.isOrder) {", ORDER, "} else {", ITEMS, "}"),
    },
    {
      why: "an early return",
      language: "js",
      code: handler("if (input.isOrder) {", ORDER, "return order;", "}", ITEMS),
    },
    {
      why: "an early throw",
      language: "js",
      code: handler("if (!input.user) {", ORDER, "throw new Error(order.id);", "}", ITEMS),
    },
    {
      why: "`redirect()` of Next throws",
      code: handler("if (input.isOrder) {", ORDER, "redirect(`/orders/${order.id}`);", "}", ITEMS),
    },
    {
      why: "each case of a webhook is its own path",
      language: "js",
      code: handler(
        "switch (input.type) {",
        '  case "order.created": {',
        "    await prisma.order.create({ data: input });",
        "    break;",
        "  }",
        '  case "user.updated":',
        "    await prisma.user.update({ where: input, data: input });",
        "    return;",
        "  default:",
        "    await prisma.auditLog.create({ data: input });",
        "}",
      ),
    },
    {
      why: "ifs that ask for different values of one thing",
      language: "js",
      code: handler(
        'if (input.type === "order") await prisma.order.create({ data: input });',
        'if (input.type === "user") await prisma.user.create({ data: input });',
        'if ("post" === input.type) await prisma.post.create({ data: input });',
      ),
    },
    {
      why: "a condition and its opposite",
      language: "js",
      code: handler(
        "if (user && !user.isActive) await prisma.order.create({ data: input });",
        "await log();",
        "if (!user) await prisma.user.create({ data: input });",
      ),
    },
    {
      why: "the branches of `?:`",
      language: "js",
      code: handler(
        "return input.isOrder ? prisma.order.create({ data: input }) : prisma.user.create({ data: input });",
      ),
    },
    {
      why: "the right side of `||` and `??` stands in for the left one",
      language: "js",
      code: handler(
        "return (await prisma.order.update({ where: input, data: input })) ?? (await prisma.user.create({ data: input }));",
      ),
    },
    {
      why: "each round of a loop takes one branch",
      language: "js",
      code: handler(
        "for (const event of input.events) {",
        "  if (event.isOrder) {",
        "    await prisma.order.create({ data: event });",
        "    continue;",
        "  }",
        "  await prisma.user.create({ data: event });",
        "}",
      ),
    },
    {
      why: "a catch that makes up for what failed",
      language: "js",
      code: handler(
        "try {",
        ORDER,
        "} catch (error) {",
        "  await prisma.auditLog.create({ data: { action: String(error) } });",
        "  throw error;",
        "}",
      ),
    },
    {
      why: "a catch after a write: the job is marked as failed",
      language: "js",
      code: handler(
        ORDER,
        "try {",
        "  await ship(order);",
        "} catch (error) {",
        "  await prisma.auditLog.create({ data: { action: String(error) } });",
        "}",
      ),
    },
    {
      why: "best effort: the failure is caught where it happens",
      language: "js",
      code: handler(ORDER, "await prisma.auditLog.create({ data: input }).catch(() => undefined);"),
    },
    {
      why: "best effort: a try of its own that goes on",
      language: "js",
      code: handler(
        ORDER,
        "try {",
        "  await prisma.auditLog.create({ data: input });",
        "} catch (error) {",
        "  console.error(error);",
        "}",
        "return order;",
      ),
    },
    {
      why: "best effort: `Promise.allSettled` tolerates what fails",
      language: "js",
      code: handler(
        "await Promise.allSettled([prisma.order.create({ data: input }), prisma.user.create({ data: input })]);",
      ),
    },
    {
      why: "a helper that keeps its failure to itself",
      language: "js",
      code: `async function audit(action) {
  try {
    await prisma.auditLog.create({ data: { action } });
  } catch {}
}
${handler(ORDER, 'await audit("order");')}`,
    },
    {
      why: "a helper that nobody waits for",
      language: "js",
      code: `async function audit(action) {
  await prisma.auditLog.create({ data: { action } });
}
${handler(ORDER, 'void audit("order");')}`,
    },
    {
      why: "a query that nobody awaits never runs: another rule's matter",
      language: "js",
      code: handler(ORDER, "prisma.auditLog.create({ data: input });"),
    },
    {
      why: "two databases: no transaction spans them",
      language: "js",
      code: handler(
        "await prismaOrders.order.create({ data: input });",
        "await prismaUsers.user.create({ data: input });",
      ),
    },
    {
      why: "a client of a transaction that is handed in",
      code: `async function save(tx: Prisma.TransactionClient, data: Data) {
  await tx.order.create({ data });
  await tx.orderItem.createMany({ data });
}`,
    },
    {
      why: "a client that is either",
      code: `async function save(data: Data, client: PrismaClient | Prisma.TransactionClient) {
  await client.order.create({ data });
  await client.orderItem.createMany({ data });
}`,
    },
    {
      why: "a client with a default: somebody hands in another one",
      language: "js",
      code: `async function save(data, db = prisma) {
  await db.order.create({ data });
  await db.orderItem.createMany({ data });
}`,
    },
    {
      why: "`tx ?? this.prisma`",
      code: `class Orders {
  async save(data: Data, tx?: Prisma.TransactionClient) {
    const db = tx ?? this.prisma;
    await db.order.create({ data });
    await db.orderItem.createMany({ data });
  }
}`,
    },
    {
      why: "a client that is replaced by a transaction's",
      language: "js",
      code: handler(
        "let client = prisma;",
        "if (input.client) client = input.client;",
        "await client.order.create({ data: input });",
        "await client.user.create({ data: input });",
      ),
    },
    {
      why: "an untyped parameter may be a transaction's client",
      language: "js",
      code: `export async function save(prisma, data) {
  await prisma.order.create({ data });
  await prisma.orderItem.createMany({ data });
}`,
    },
    {
      why: "a client that a getter takes from the transaction that runs",
      code: `class Orders {
  get prisma() {
    return this.storage.getStore() ?? this.root;
  }
  async save(data: Data) {
    await this.prisma.order.create({ data });
    await this.prisma.orderItem.createMany({ data });
  }
}`,
    },
    {
      why: "a field whose type may stand for either",
      code: `class Orders {
  constructor(private readonly db: DbLike) {}
  async save(data: Data) {
    await this.db.order.create({ data });
    await this.db.orderItem.createMany({ data });
  }
}`,
    },
    {
      why: "queries that one callback makes as a list",
      language: "js",
      code: handler(
        "await prisma.$transaction(",
        "  input.ids.flatMap((id) => [prisma.order.delete({ where: { id } }), prisma.user.delete({ where: { id } })]),",
        ");",
      ),
    },
    {
      why: "a destructured wrapper of one's own that takes a batch",
      language: "js",
      code: handler(
        "const { client, transaction } = prisma;",
        "return transaction([client.order.deleteMany({ where: input }), client.user.delete({ where: input })]);",
      ),
    },
    {
      why: "handed to something that runs it later",
      language: "js",
      code: handler(ORDER, "after(async () => {", ITEMS, "});"),
    },
    {
      why: "a destructured transaction",
      language: "js",
      code: handler(
        "const { $transaction } = prisma;",
        "await $transaction([prisma.order.create({ data: input }), prisma.user.create({ data: input })]);",
      ),
    },
    {
      why: "a wrapper with `transaction` in its name",
      language: "js",
      code: handler(
        "return withTransaction(async () => {",
        "  await prisma.order.create({ data: input });",
        "  await prisma.user.create({ data: input });",
        "});",
      ),
    },
    {
      why: "a function that is handed to a wrapper by its name",
      language: "js",
      code: `async function save(data) {
  await prisma.order.create({ data });
  await prisma.user.create({ data });
}
export const saveAtomically = runInTransaction(save);`,
    },
    {
      why: "a wrapper of one's own",
      language: "js",
      options: { wrappers: ["unit"] },
      code: handler("return db.unit(async () => {", ORDER, ITEMS, "});"),
    },
    {
      why: "a decorator",
      code: `class Orders {
  @Transactional()
  async save(data: Data) {
    await this.prisma.order.create({ data });
    await this.prisma.orderItem.createMany({ data });
  }
}`,
    },
    {
      why: "called only from within a transaction: which client it takes is another rule's matter",
      language: "js",
      code: `async function save(data) {
  await prisma.order.create({ data });
  await prisma.orderItem.createMany({ data });
}
${handler("await prisma.$transaction(async () => {", "  await save(input);", "});")}`,
    },
    {
      why: "called with a transaction's client",
      code: `async function save(client: PrismaClient, data: Data) {
  await client.order.create({ data });
  await client.orderItem.createMany({ data });
}
await prisma.$transaction(async (tx) => save(tx as PrismaClient, data));`,
    },
    {
      why: "handlers that are registered one by one",
      language: "js",
      code: `export function register(bus) {
  bus.on("order", async (data) => {
    await prisma.order.create({ data });
  });
  bus.on("user", async (data) => {
    await prisma.user.create({ data });
  });
}`,
    },
    {
      why: "a function that is only defined",
      language: "js",
      code: handler(ORDER, "const undo = async () => {", ITEMS, "};", "return undo;"),
    },
    {
      why: "two helpers, one after the other: two pieces of work",
      language: "js",
      code: `const saveOrder = (data) => prisma.order.create({ data });
const saveUser = (data) => prisma.user.create({ data });
${handler("await saveOrder(input);", "await saveUser(input);")}`,
    },
    {
      why: "methods of one object",
      language: "js",
      code: `export const repository = {
  saveOrder: (data) => prisma.order.create({ data }),
  async saveUser(data) {
    return prisma.user.create({ data });
  },
};`,
    },
    {
      why: "a model that does not count",
      language: "js",
      options: { ignoreModels: ["OrderItem"] },
      code: handler(ORDER, ITEMS),
    },
    { why: "a test", language: "js", filename: "src/orders.test.js", code: handler(ORDER, ITEMS) },
    { why: "a seed", filename: "prisma/seed.ts", code: handler(ORDER, ITEMS) },
    { why: "a data migration", filename: "prisma/migrations/fill.ts", code: handler(ORDER, ITEMS) },
    {
      why: "not Prisma",
      language: "js",
      code: `async function sync(input) {
  await stripe.subscriptions.update(input.id, input);
  await stripe.customers.create(input);
  url.searchParams.delete("a");
  cache.user.delete("b");
}`,
    },
    {
      why: "odd code",
      language: "js",
      code: `export default async function () {
  for (;;) {
    try {
      findMany();
    } catch {}
    break;
  }
  lost: for (const x of [, 1]) {
    if (x) continue lost;
    prisma.user.create();
    await prisma.order.create(...args);
  }
}
function findMany() {}
new (class { static { create(); } #prisma; a = this.#prisma?.user?.update?.(); })();`,
    },
    {
      why: "a function that calls itself",
      language: "js",
      code: `async function walk(node) {
  await prisma.category.create({ data: node });
  for (const child of node.children) await walk(child);
}`,
    },
  ],
  invalid: [
    {
      why: "two models, one after the other",
      language: "js",
      code: handler(ORDER, ITEMS),
      errors: separate("prisma.orderItem.createMany"),
    },
    {
      why: "one report for a function, at the second model",
      language: "js",
      code: handler(ORDER, ITEMS, "await prisma.user.update({ where: input, data: input });"),
      errors: separate("prisma.orderItem"),
    },
    {
      why: "a script beside the folders that are left alone, where `ignore` says nothing of it",
      language: "js",
      filename: "src/orders.test.js",
      options: { ignore: [] },
      code: handler(ORDER, ITEMS),
      errors: separate("prisma.orderItem"),
    },
    {
      why: "no schema is found",
      language: "js",
      schema: "none",
      code: handler("await prisma.invoice.create({ data: input });", "await prisma.payment.delete({ where: input });"),
      errors: separate("prisma.payment"),
    },
    {
      why: "a Nest service",
      code: `@Injectable()
export class OrderService {
  constructor(private readonly prisma: PrismaService) {}
  async remove(id: number): Promise<void> {
    await this.prisma.orderItem.deleteMany({ where: { orderId: id } });
    await this.prisma.order.delete({ where: { id } });
  }
}`,
      errors: separate("this.prisma.order.delete"),
    },
    {
      why: "a client in a private field",
      language: "js",
      code: `class Orders {
  #prisma = new PrismaClient();
  save = async (data) => {
    await this.#prisma.order.create({ data });
    await this.#prisma.user.create({ data });
  };
}`,
      errors: separate("this.#prisma.user"),
    },
    {
      why: "a tRPC procedure",
      code: `export const router = t.router({
  save: t.procedure.input(schema).mutation(async ({ ctx, input }) => {
    const user = await ctx.prisma.user.create({ data: input });
    return ctx.prisma.profile!.create({ data: { userId: user.id } } satisfies Args);
  }),
});`,
      errors: separate("ctx.prisma.profile"),
    },
    {
      why: "a resolver's context",
      language: "js",
      code: `const resolvers = {
  signUp: async (_, args, { prisma }) => {
    await prisma.user.create({ data: args });
    await prisma.profile.create({ data: args });
  },
};`,
      errors: separate("prisma.profile"),
    },
    {
      why: "an Express handler with its try",
      language: "js",
      code: `app.post("/orders", async (req, res) => {
  try {
    const order = await prisma.order.create({ data: req.body });
    await prisma.product.update({ where: { id: order.productId }, data: { stock: { decrement: 1 } } });
    res.json(order);
  } catch (error) {
    res.status(500).json({ error: "failed" });
  }
});`,
      errors: separate("prisma.product.update"),
    },
    {
      why: "a parameter that has the client's type",
      code: `export async function save(db: PrismaClient, data: Data) {
  await db.order.create({ data });
  await db.orderItem.createMany({ data });
}`,
      errors: separate("db.orderItem"),
    },
    {
      why: "`Promise.all` outside a transaction",
      language: "js",
      code: handler(
        "await Promise.all([",
        "  prisma.order.deleteMany({ where: input }),",
        "  prisma.session.deleteMany({ where: input }),",
        "]);",
      ),
      errors: separate("prisma.session"),
    },
    {
      why: "an array of queries that `Promise.all` runs",
      language: "js",
      code: handler(
        "const queries = [];",
        "queries.push(prisma.order.create({ data: input }));",
        "queries.push(prisma.user.create({ data: input }));",
        "await Promise.all(queries);",
      ),
      errors: separate("prisma.user"),
    },
    {
      why: "two models in the body of a loop",
      language: "js",
      code: handler(
        "for (const order of input.orders) {",
        "  await prisma.order.update({ where: { id: order.id }, data: order });",
        "  await prisma.orderItem.createMany({ data: order.items });",
        "}",
      ),
      errors: separate("prisma.orderItem"),
    },
    {
      why: "a write for each row, in a callback of map",
      language: "js",
      code: handler(ORDER, "await Promise.all(input.items.map((item) => prisma.orderItem.create({ data: item })));"),
      errors: separate("prisma.orderItem"),
    },
    {
      why: "both in a callback: once, and there",
      language: "js",
      code: handler(
        "await prisma.auditLog.create({ data: input });",
        "await Promise.all(",
        "  input.orders.map(async (order) => {",
        "    await prisma.order.create({ data: order });",
        "    await prisma.orderItem.createMany({ data: order.items });",
        "  }),",
        ");",
      ),
      errors: separate("prisma.orderItem"),
    },
    {
      why: "in `then`",
      language: "js",
      code: handler(
        "return prisma.user.create({ data: input }).then((user) => prisma.profile.create({ data: { userId: user.id } }));",
      ),
      errors: separate("prisma.profile"),
    },
    {
      why: "a write in a condition, and one after it",
      language: "js",
      code: handler("if (input.isNew) await prisma.user.create({ data: input });", ORDER),
      errors: separate("prisma.order"),
    },
    {
      why: "conditions that can both hold",
      language: "js",
      code: handler(
        "if (input.name) await prisma.user.update({ where: input, data: input });",
        "if (input.bio) await prisma.profile.update({ where: input, data: input });",
      ),
      errors: separate("prisma.profile"),
    },
    {
      why: "a condition whose variable has another value by then",
      language: "js",
      code: handler(
        "let user = await find(input);",
        "if (!user) user = await prisma.user.create({ data: input });",
        "if (user) await prisma.profile.create({ data: { userId: user.id } });",
      ),
      errors: separate("prisma.profile"),
    },
    {
      why: "a case that falls through",
      language: "js",
      code: handler(
        "switch (input.type) {",
        '  case "order":',
        "    await prisma.order.create({ data: input });",
        "  default:",
        "    await prisma.user.create({ data: input });",
        "}",
      ),
      errors: separate("prisma.user"),
    },
    {
      why: "two writes in one case",
      language: "js",
      code: handler(
        "switch (input.type) {",
        '  case "order":',
        "    await prisma.order.create({ data: input });",
        "    await prisma.user.update({ where: input, data: input });",
        "    break;",
        "}",
      ),
      errors: separate("prisma.user"),
    },
    {
      why: "two writes in a catch",
      language: "js",
      code: handler(
        "try {",
        "  await pay(input);",
        "} catch {",
        '  await prisma.order.update({ where: input, data: { status: "failed" } });',
        "  await prisma.account.update({ where: input, data: input });",
        "}",
      ),
      errors: separate("prisma.account"),
    },
    {
      why: "a try whose catch throws again",
      language: "js",
      code: handler(
        ORDER,
        "try {",
        "  await prisma.user.update({ where: input, data: input });",
        "} catch (error) {",
        "  logger.error(error);",
        "  throw error;",
        "}",
      ),
      errors: separate("prisma.user"),
    },
    {
      why: "the second write is in a function of the file",
      language: "js",
      code: `async function saveItems(items) {
  await prisma.orderItem.createMany({ data: items });
}
${handler(ORDER, "await saveItems(input.items);", "return order;")}`,
      errors: inHelper("saveItems(input.items)"),
    },
    {
      why: "the second write is in a method, two calls away",
      code: `class Orders {
  async create(data: Data) {
    const order = await this.prisma.order.create({ data });
    return this.afterCreate(order);
  }
  private async afterCreate(order: Order) {
    await this.book(order);
  }
  private book = (order: Order) => this.prisma.account.update({ where: { id: 1 }, data: order });
}`,
      errors: inHelper("this.afterCreate(order)"),
    },
    {
      why: "the first write is in a function of the file",
      language: "js",
      code: `const findOrCreateUser = async (data) => (await find(data)) ?? prisma.user.create({ data });
${handler("const user = await findOrCreateUser(input);", ORDER)}`,
      errors: inHelper("prisma.order.create"),
    },
    {
      why: "a function that has both is reported there, and its caller is not",
      language: "js",
      code: `async function save(input) {
  await prisma.order.create({ data: input });
  await prisma.orderItem.createMany({ data: input.items });
}
${handler("await prisma.user.create({ data: input });", "await save(input);")}`,
      errors: separate("prisma.orderItem"),
    },
    {
      why: "beside a transaction, not in it",
      language: "js",
      code: handler(
        "await prisma.$transaction([prisma.post.deleteMany({ where: input }), prisma.comment.deleteMany({ where: input })]);",
        "await prisma.session.deleteMany({ where: input });",
        "await prisma.user.delete({ where: input });",
      ),
      errors: separate("prisma.user.delete"),
    },
    {
      why: "a client by another name, and destructured models",
      language: "js",
      settings: { clientNames: ["store"] },
      code: `import { store } from "./store.js";
const { user, profile } = prisma;
export async function one(data) {
  await user.create({ data });
  await profile.create({ data });
}
export async function two(data) {
  await store.user.create({ data });
  await store.profile.create({ data });
}`,
      errors: [
        { messageId: "separate", at: "profile.create({ data });\n}\nexport" },
        { messageId: "separate", at: "store.profile" },
      ],
    },
    {
      why: "a React server action in TSX",
      language: "tsx",
      code: `export default function Page() {
  async function save(form: FormData) {
    "use server";
    await prisma.user.create({ data: read(form) });
    await prisma.profile.create({ data: read(form) });
    redirect("/");
  }
  return <form action={save}>{null}</form>;
}`,
      errors: separate("prisma.profile"),
    },
    {
      why: "a client that was required",
      language: "js",
      code: `const prisma = require("../db");
router.put("/users/:id", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  await prisma.auditLog.create({ data: { action: "update" } });
});`,
      errors: separate("prisma.auditLog"),
    },
    {
      why: "two functions that are run there and then",
      language: "js",
      code: handler(
        "await Promise.all([",
        "  (async () => { await prisma.order.create({ data: input }); })(),",
        "  (async () => { await prisma.user.create({ data: input }); })(),",
        "]);",
      ),
      errors: separate("prisma.user"),
    },
    {
      why: "at the top of a module",
      language: "js",
      code: `await prisma.order.create({ data });
await prisma.orderItem.createMany({ data: items });`,
      errors: separate("prisma.orderItem"),
    },
    {
      why: "a list of transactions in finance is no transaction",
      language: "js",
      code: handler(
        "for (const transaction of input.transactions) {",
        "  await prisma.account.update({ where: { id: transaction.from }, data: input });",
        "  await prisma.auditLog.create({ data: transaction });",
        "}",
      ),
      errors: separate("prisma.auditLog"),
    },
  ],
};
