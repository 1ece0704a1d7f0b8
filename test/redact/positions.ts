import { Prisma } from "../generated/postgresql-canary/client/client.js";
import type { Provider } from "../support/databases.js";
import type { VaultClient } from "./vault.js";

/** A place where a value can stand, and a call that fails with it there. */
export interface Position {
  readonly name: string;
  /** The secret as it could be printed; looked for in any case. */
  readonly secrets: readonly string[];
  readonly only?: readonly Provider[];
  readonly run: (client: VaultClient, provider: Provider) => Promise<unknown>;
}

/** What the types forbid and a request body brings all the same. */
const wrong = (value: unknown): never => value as never;

let next = 0;
const secret = (): string => `s3cr3t-${String(++next)}-zq`;
/** A secret that is a good name, where the key of an object stands. */
const secretName = (): string => `s3cr3tName${String(++next)}zq`;

function position(
  name: string,
  run: (client: VaultClient, secret: string, provider: Provider) => Promise<unknown>,
  only?: readonly Provider[],
): Position {
  const planted = secret();
  return { name, secrets: [planted], run: (client, provider) => run(client, planted, provider), ...(only && { only }) };
}

function named(name: string, run: (client: VaultClient, secret: string) => Promise<unknown>): Position {
  const planted = secretName();
  return { name, secrets: [planted], run: (client) => run(client, planted) };
}

const vault = (text: string, rest: object = {}) => wrong({ id: 900, code: text, text, ...rest });
const quoted = (provider: Provider, name: string) => (provider === "mysql" ? name : `"${name}"`);
const THEN = new Date("2031-03-17T04:05:06.789Z");
const FAR = 9_081_726_354;

/** One wrong field makes Prisma print all the others, so one call has a secret of every type. */
const everyType = (text: string) =>
  vault(text, {
    ...{
      age: FAR,
      big: 908_172_635_400_001n,
      amount: new Prisma.Decimal("90817.26354"),
      ratio: 9081.72635401,
      at: THEN,
    },
    ...{ blob: Buffer.from(text), doc: { [`${text}key`]: text }, kind: text, token: text, flag: text },
  });
const ofEveryType = (text: string) => [text, "9081726354", "90817263540", "90817.26354", "9081.72635401", "2031-03-17"];

function typed(name: string, run: (client: VaultClient, text: string) => Promise<unknown>): Position {
  const text = secret();
  return { name, secrets: ofEveryType(text), run: (client) => run(client, text) };
}

const VALIDATION: readonly Position[] = [
  typed("create, every type", (client, text) => client.vault.create({ data: everyType(text) })),
  typed("createMany", (client, text) => client.vault.createMany({ data: [everyType(text)] })),
  {
    ...typed("createManyAndReturn", (client, text) => client.vault.createManyAndReturn({ data: [everyType(text)] })),
    only: ["postgresql", "sqlite"],
  },
  typed("update", (client, text) => client.vault.update({ where: { id: 1 }, data: everyType(text) })),
  typed("updateMany", (client, text) => client.vault.updateMany({ where: { code: text }, data: everyType(text) })),
  typed("upsert", (client, text) =>
    client.vault.upsert({ where: { code: text }, create: everyType(text), update: everyType(text) }),
  ),
  typed("where, every type", (client, text) => client.vault.findMany({ where: everyType(text) })),
  typed("deleteMany", (client, text) => client.vault.deleteMany({ where: everyType(text) })),
  typed("count", (client, text) => client.vault.count({ where: everyType(text) })),
  typed("having", (client, text) =>
    client.vault.groupBy(wrong({ by: ["id"], having: { text, age: { gt: text } }, where: everyType(text) })),
  ),
  position("filter operators", (client, text) =>
    client.vault.findMany({
      where: wrong({ OR: [{ text: { contains: text, startsWith: text, in: [text] } }, { age: text }] }),
    }),
  ),
  position("relation filter", (client, text) =>
    client.owner.findMany({ where: { vaults: { some: { text, age: wrong(text) } } } }),
  ),
  position("json filter", (client, text) =>
    client.vault.findMany({ where: wrong({ doc: { path: [text], equals: text, nope: text } }) }),
  ),
  position("cursor", (client, text) => client.vault.findMany({ cursor: { code: text, age: wrong(text) } })),
  position("findUnique", (client, text) => client.vault.findUnique({ where: { code: text, age: wrong(text) } })),
  position("findUniqueOrThrow", (client, text) => client.vault.findUniqueOrThrow({ where: { code: text } })),
  position("enum", (client, text) => client.vault.findMany({ where: { kind: wrong(text) } })),
  position("invalid datetime", (client, text) => client.vault.findMany({ where: { at: text } })),
  position("invalid Date", (client, text) => client.vault.findMany({ where: { text, at: new Date(text) } })),
  position("invalid bigint", (client, text) => client.vault.findMany({ where: { big: wrong(text) } })),
  position("invalid decimal", (client, text) => client.vault.findMany({ where: { amount: text } })),
  position("invalid bytes", (client, text) => client.vault.findMany({ where: { blob: wrong(text) } })),
  {
    name: "number over 64 bits",
    secrets: ["908172635490817263549"],
    run: (client) => client.vault.findMany({ take: wrong(908172635490817263549n) }),
  },
  position("orderBy value", (client, text) => client.vault.findMany({ orderBy: { id: wrong(text) } })),
  position("take", (client, text) => client.vault.findMany({ take: wrong(text), where: { text } })),
  position("select value", (client, text) => client.vault.findMany({ select: { id: wrong(text) } })),
  position("nested create", (client, text) =>
    client.owner.create({ data: { id: 7, email: text, vaults: { create: vault(text, { age: text }) } } }),
  ),
  position("nested where", (client, text) =>
    client.owner.update({ where: { id: 1 }, data: { vaults: { connect: { code: text, age: wrong(text) } } } }),
  ),
  position("nested connect", (client, text) =>
    client.owner.update({ where: { id: 1 }, data: { vaults: { connect: { code: text } } } }),
  ),
  position("missing argument", (client, text) => client.vault.create({ data: wrong({ id: 900, text }) })),
  position("include beside select", (client, text) =>
    client.vault.findMany(wrong({ where: { text }, select: { id: true }, include: { owner: true } })),
  ),
  named("unknown field", (client, name) => client.vault.create({ data: vault("x", { [name]: 1 }) })),
  named("unknown filter", (client, name) => client.vault.findMany({ where: wrong({ [name]: { equals: name } }) })),
  named("unknown operator", (client, name) => client.vault.findMany({ where: { text: wrong({ [name]: 1 }) } })),
  named("unknown argument", (client, name) => client.vault.findMany(wrong({ [name]: 1 }))),
  named("unknown select", (client, name) => client.vault.findMany({ select: wrong({ [name]: true }) })),
  named("unknown include", (client, name) => client.vault.findMany({ include: wrong({ [name]: true }) })),
  named("unknown omit", (client, name) => client.vault.findMany({ omit: wrong({ [name]: true }) })),
  named("unknown orderBy", (client, name) => client.vault.findMany({ orderBy: wrong({ [name]: "asc" }) })),
  named("unknown by", (client, name) => client.vault.groupBy(wrong({ by: [name] }))),
  named("unknown distinct", (client, name) => client.vault.findMany({ distinct: wrong([name]) })),
  named("unknown nested write", (client, name) =>
    client.owner.update({ where: { id: 1 }, data: { vaults: wrong({ [name]: {} }) } }),
  ),
  named("key with line breaks that look like a message", (client, name) =>
    client.vault.findMany({
      where: wrong({ [`x\n\nArgument \`${name}\` is missing.\n    at ${name} (/${name}.js:1:1)\n`]: 1 }),
    }),
  ),
  position("line of source", (client) =>
    // The needle is this very line of source, which Prisma prints.
    client.vault.findMany({ where: wrong({ id: "s3cr3t-source-zq" }) }),
  ),
];

const DATABASE: readonly Position[] = [
  position("unique violation", async (client, text) => {
    await client.vault.upsert({ where: { code: text }, create: { id: 500 + next++, code: text, text }, update: {} });
    await client.vault.create({ data: vault(text) });
  }),
  position("unique violation, nested", async (client, text) => {
    await client.owner.upsert({ where: { email: text }, create: { id: 500 + next++, email: text }, update: {} });
    await client.vault.create({ data: { id: 901, code: text, text, owner: { create: { id: 902, email: text } } } });
  }),
  {
    name: "foreign key violation",
    secrets: ["908172635"],
    run: (client) => client.vault.create({ data: vault("fk", { ownerId: 908_172_635 }) }),
  },
  {
    name: "foreign key on delete",
    secrets: ["owner@example.com"],
    run: (client) => client.vault.delete({ where: { id: 1, text: "one" } }),
  },
  position("required relation", (client, text) =>
    client.vault.update({ where: { id: 1 }, data: wrong({ text, strict: { disconnect: true } }) }),
  ),
  {
    name: "check constraint",
    secrets: ["-90817263", "s3cr3t-check"],
    run: (client) => client.vault.create({ data: vault("s3cr3t-check", { age: -90_817_263 }) }),
  },
  position(
    "too long",
    (client, text) => client.vault.create({ data: vault("long", { short: `${text}${"x".repeat(300)}` }) }),
    ["postgresql", "mysql"],
  ),
  {
    name: "numeric overflow",
    secrets: ["9081726354"],
    run: (client) => client.vault.findMany({ where: { age: FAR }, take: -FAR }),
    only: ["postgresql"],
  },
  {
    name: "integer overflow",
    secrets: ["9081726354"],
    run: (client) => client.vault.create({ data: vault("overflow", { age: FAR, short: "s3cr3t-much-too-long" }) }),
    only: ["postgresql", "mysql"],
  },
  {
    name: "invalid UUID",
    secrets: ["s3cr3t-uuid"],
    run: (client) => client.vault.create({ data: vault("uuid", { token: "s3cr3t-uuid" }) }),
    only: ["postgresql"],
  },
  position("NUL in text", (client, text) => client.vault.create({ data: vault("nul", { text: `${text}\0` }) }), [
    "postgresql",
  ]),
  {
    name: "message of a trigger",
    secrets: ["s3cr3t-told"],
    run: (client) => client.vault.create({ data: { id: 903, code: "tell-it", text: "s3cr3t-told" } }),
  },
  position("update of nothing", (client, text) => client.vault.update({ where: { code: text }, data: { text } })),
  position("delete of nothing", (client, text) => client.vault.delete({ where: { code: text } })),
];

const RAW: readonly Position[] = [
  position("raw syntax", (client, text) => client.$queryRawUnsafe(`SELEC '${text}' FROM`)),
  position("raw, unclosed quote", (client, text) => client.$queryRawUnsafe(`SELECT '${text}`)),
  named("raw table", (client, name) => client.$queryRawUnsafe(`SELECT * FROM ${name}`)),
  named("raw column", (client, name) => client.$queryRawUnsafe(`SELECT ${name}`)),
  named("raw function", (client, name) => client.$queryRawUnsafe(`SELECT ${name}(1)`)),
  named("raw execute", (client, name) => client.$executeRawUnsafe(`UPDATE ${name} SET x = 1`)),
  named("raw through Prisma.raw", (client, name) => client.$queryRaw`SELECT * FROM ${Prisma.raw(name)}`),
  position(
    "raw division by zero",
    (client, text) => client.$queryRawUnsafe(`SELECT 1 / (length('${text}') - length('${text}'))`),
    ["postgresql"],
  ),
  position("raw parameter of a wrong type", (client, text) => client.$queryRaw`SELECT CAST(${text} AS INTEGER)`, [
    "postgresql",
  ]),
  position("raw parameter, JSON", (client, text) => client.$queryRaw`SELECT CAST(${text} AS JSON)`, ["postgresql"]),
  position("raw unique violation", (client, text, provider) =>
    client.$executeRawUnsafe(
      `INSERT INTO ${quoted(provider, "Vault")} (id, code, text) VALUES (950, '${text}', '${text}'), (951, '${text}', 'x')`,
    ),
  ),
  named("raw constraint of the caller's", (client, name) =>
    client.$executeRawUnsafe(`CREATE TABLE ${name} (id INT, CONSTRAINT ${name} CHECK (nope))`),
  ),
  position("raw tag as a function", (client, text) => client.$queryRaw(wrong(text))),
  position("raw invalid Date", (client, text) => client.$queryRaw`SELECT ${text}, ${new Date(NaN)}`),
  position(
    "raw exception",
    (client, text) =>
      client.$executeRawUnsafe(
        `DO $$ BEGIN RAISE unique_violation USING MESSAGE = '${text}', DETAIL = 'Key (${text})=(x)', CONSTRAINT = '${text.replaceAll("-", "_")}'; END $$`,
      ),
    ["postgresql"],
  ),
];

const TRANSACTIONS: readonly Position[] = [
  position("batch transaction", (client, text) =>
    client.$transaction([
      client.vault.count({ where: { text } }),
      client.owner.create({ data: { id: 1, email: text } }),
      client.vault.create({ data: vault(text) }),
    ]),
  ),
  position("interactive transaction", (client, text) =>
    client.$transaction((tx) => tx.owner.create({ data: { id: 1, email: text } })),
  ),
  position("timed-out transaction", (client, text) =>
    client.$transaction(
      async (tx) => {
        await tx.vault.count();
        await new Promise((resolve) => setTimeout(resolve, 80));
        await tx.vault.create({ data: vault(text) });
      },
      { timeout: 40 },
    ),
  ),
  position("closed transaction", async (client, text) => {
    const tx = await client.$transaction((open) => Promise.resolve(open));
    await tx.vault.create({ data: vault(text) });
  }),
  position("an argument that throws", (client, text) =>
    client.vault.create({
      data: {
        id: 904,
        code: "x",
        get text(): string {
          throw new Error(text, { cause: { text } });
        },
      },
    }),
  ),
  position("the application's own error", (client, text) =>
    client.$transaction(() => Promise.reject(Object.assign(new Error(text), { text }))),
  ),
];

export const POSITIONS: readonly Position[] = [...VALIDATION, ...DATABASE, ...RAW, ...TRANSACTIONS];
