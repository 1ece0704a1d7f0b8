import type { Operation as PrismaOperation } from "@prisma/client/runtime/client";
import type { ModelOperation } from "../../src/operations.js";
import { Prisma } from "../generated/postgresql-canary/client/client.js";
import type { VaultClient } from "../redact/vault.js";
import type { Provider } from "../support/databases.js";
import type { HardenedVault } from "./hardened-vault.js";
import { everyType, type Plant } from "./plant.js";

/** What is wrong with the arguments of a call: nothing, a value of a wrong type, or a key that is no name of the schema. */
export type Spoil = "nothing" | "a value" | "a key";

/** An operation with a planted value in every place that takes one. */
export interface Call {
  readonly name: string;
  readonly only: readonly Provider[] | undefined;
  /** Makes the rows that it needs to go well. */
  readonly prepare: (plain: VaultClient, plant: Plant) => Promise<unknown>;
  readonly run: (client: HardenedVault, plant: Plant, spoil: Spoil) => Promise<unknown>;
}

type RawOperation = Exclude<Extract<PrismaOperation, `$${string}`>, "$runCommandRaw">;
type MongoOperation = "findRaw" | "aggregateRaw";
type Args = Readonly<Record<string, unknown>>;

/** What the types forbid and a request body brings all the same. */
const wrong = (value: unknown): never => value as never;

const nothing = () => Promise.resolve();
const row = (plain: VaultClient, { id, text }: Plant) => plain.vault.create({ data: { id, code: text, text, age: 1 } });
const note =
  (isActive: boolean) =>
  (plain: VaultClient, { id, text }: Plant) =>
    plain.note.create({
      data: { id, code: text, text, isActive, replies: { create: { id, text, isActive } } },
    });

const RETURNING: readonly Provider[] = ["postgresql", "sqlite"];

interface ModelCall {
  readonly args: (plant: Plant) => Args;
  readonly prepare?: Call["prepare"];
  readonly only?: readonly Provider[];
}

const filter = (plant: Plant) => {
  const { text } = plant;
  const { doc, code, ...values } = everyType(plant);
  return {
    OR: [
      { ...values, doc: { equals: doc }, code: { in: [code] } },
      { NOT: { text: { contains: text, startsWith: text } }, owner: { is: { email: text } } },
      { owner: { notes: { some: { text, replies: { every: { text } } } } } },
    ],
  };
};
const update = (plant: Plant) => {
  const { id: _id, code: _code, age, ...values } = everyType(plant);
  return { ...values, age: { set: age }, owner: { connectOrCreate: owner(plant) } };
};
const owner = ({ id, text }: Plant) => ({ where: { email: text }, create: { id, email: text } });
/** `findUnique` and the like: a key, and filters beside it that hold. */
const one = ({ text }: Plant) => ({ code: text, text, age: { not: 190_817_299 } });
const unrelated = (plant: Plant) => {
  const { owner: _owner, ...values } = update(plant);
  return values;
};

/** Every operation of a model. One that Prisma adds does not compile until it stands here. */
const MODEL_CALLS = {
  findUnique: { args: (plant) => ({ where: one(plant), include: { owner: { where: { email: plant.text } } } }) },
  findUniqueOrThrow: { args: (plant) => ({ where: one(plant) }), prepare: row },
  findFirst: { args: (plant) => ({ where: filter(plant), cursor: { code: plant.text }, skip: 190_800 }) },
  findFirstOrThrow: { args: (plant) => ({ where: { ...one(plant), id: plant.id } }), prepare: row },
  findMany: {
    args: (plant) => ({
      ...{ where: filter(plant), take: 190_800, orderBy: { text: "asc" } },
      select: { id: true, owner: { select: { notes: { where: { text: plant.text }, take: 190_801 } } } },
    }),
  },
  count: { args: (plant) => ({ where: filter(plant), select: { _all: true } }) },
  aggregate: { args: (plant) => ({ where: filter(plant), _max: { age: true } }) },
  groupBy: {
    args: (plant) => ({
      ...{ by: ["text"], where: filter(plant), orderBy: { text: "asc" } },
      having: { text: { equals: plant.text }, age: { _sum: { gt: plant.id } } },
    }),
  },
  create: {
    args: (plant) => ({
      data: { ...everyType(plant), owner: { create: { ...owner(plant).create, notes: { create: notes(plant) } } } },
    }),
  },
  createMany: { args: (plant) => ({ data: [everyType(plant)] }) },
  createManyAndReturn: { args: (plant) => ({ data: [everyType(plant)] }), only: RETURNING },
  update: { args: (plant) => ({ where: one(plant), data: update(plant) }), prepare: row },
  updateMany: { args: (plant) => ({ where: filter(plant), data: unrelated(plant) }) },
  updateManyAndReturn: { args: (plant) => ({ where: filter(plant), data: unrelated(plant) }), only: RETURNING },
  upsert: {
    args: (plant) => ({ where: { code: plant.text }, create: everyType(plant), update: update(plant) }),
  },
  delete: { args: (plant) => ({ where: one(plant) }), prepare: row },
  deleteMany: { args: (plant) => ({ where: filter(plant) }) },
} satisfies Record<Exclude<ModelOperation, MongoOperation>, ModelCall>;

function notes({ id, text }: Plant) {
  return { id, code: text, text, replies: { createMany: { data: [{ id, text }] } } };
}

/** Puts text where a number belongs, beside all the other values, which Prisma then prints; or adds a key. */
function spoiled(args: Args, { text, name }: Plant, spoil: Spoil): never {
  if (spoil === "nothing") return wrong(args);
  if (spoil === "a key") return wrong({ ...args, [name]: text });
  const { where, data, create } = args;
  if (data !== undefined)
    return wrong({ ...args, data: Array.isArray(data) ? data.map(withWrongId) : withWrongId(data) });
  return wrong({
    ...args,
    ...(where !== undefined && { where: withWrongId(where) }),
    ...(create !== undefined && { create }),
  });

  function withWrongId(object: unknown): object {
    return { ...(object as object), age: undefined, id: text };
  }
}

const MODEL: readonly Call[] = Object.entries<ModelCall>(MODEL_CALLS).map(
  ([operation, { args, prepare = nothing, only }]) => ({
    name: `Vault.${operation}`,
    ...{ only, prepare },
    run: (client, plant, spoil) => {
      const delegate = client.vault as unknown as Readonly<Record<string, (args: Args) => Promise<unknown>>>;
      return delegate[operation]?.(spoiled(args(plant), plant, spoil)) ?? Promise.reject(new TypeError(operation));
    },
  }),
);

const select = ({ text }: Plant, spoil: Spoil, provider: string) => {
  const date = spoil === "a value" ? new Date(NaN) : new Date("2031-03-17T04:05:06.789Z");
  const type = provider === "mysql" ? "CHAR" : "TEXT";
  return { text, date, type: Prisma.raw(type) };
};

/** Values are parameters, or, of the unsafe ones, also stand in the text. A key is a column that is not there. */
const RAW_CALLS = {
  $queryRaw: (client, plant, spoil) => {
    const { text, date, type } = select(plant, spoil, providerOf(client));
    const column = spoil === "a key" ? Prisma.raw(plant.name) : Prisma.sql`1`;
    return client.$queryRaw`SELECT CAST(${text} AS ${type}) AS a, CAST(${date} AS ${type}) AS b, ${column} AS c`;
  },
  $executeRaw: (client, plant, spoil) => {
    const { text, date, type } = select(plant, spoil, providerOf(client));
    const table = Prisma.raw(spoil === "a key" ? plant.name : quoted(client, "Vault"));
    return client.$executeRaw`UPDATE ${table} SET text = ${text} WHERE code = CAST(${date} AS ${type})`;
  },
  $queryRawUnsafe: (client, plant, spoil) => {
    const { text, date, type } = select(plant, spoil, providerOf(client));
    const column = spoil === "a key" ? plant.name : "1";
    const place = providerOf(client) === "postgresql" ? "$1" : "?";
    const sql = `SELECT '${text}' AS a, CAST(${place} AS ${type.sql}) AS b, ${column} AS c`;
    return client.$queryRawUnsafe(sql, date);
  },
  $executeRawUnsafe: (client, plant, spoil) => {
    const { text, date, type } = select(plant, spoil, providerOf(client));
    const table = spoil === "a key" ? plant.name : quoted(client, "Vault");
    const place = providerOf(client) === "postgresql" ? "$1" : "?";
    const sql = `UPDATE ${table} SET text = '${text}' WHERE code = CAST(${place} AS ${type.sql})`;
    return client.$executeRawUnsafe(sql, date);
  },
} satisfies Record<RawOperation, Call["run"]>;

function providerOf(client: HardenedVault): string {
  return (client as unknown as { readonly _activeProvider: string })._activeProvider;
}

function quoted(client: HardenedVault, name: string): string {
  return providerOf(client) === "mysql" ? name : `"${name}"`;
}

const RAW: readonly Call[] = Object.entries(RAW_CALLS).map(([name, run]) => ({
  ...{ name, run, only: undefined, prepare: nothing },
}));

const nested = ({ id, text }: Plant) => ({
  where: { email: text, id },
  data: {
    email: text,
    vaults: {
      create: { id, code: text, text },
      updateMany: { where: { text }, data: { text, doc: { [text]: text } } },
      deleteMany: [{ text: `${text}-none` }],
    },
    notes: {
      upsert: { where: { code: `${text}+` }, create: { id: id + 1, code: text, text }, update: { text } },
      set: [{ code: text }],
    },
  },
});

const byCode = (spoil: Spoil, plant: Plant) => spoiled({ where: { code: plant.text, text: plant.text } }, plant, spoil);

const OTHERS: readonly Call[] = [
  {
    name: "nested writes",
    only: undefined,
    prepare: (plain, { id, text }) => plain.owner.create({ data: { id, email: text } }),
    run: (client, plant, spoil) => client.owner.update(spoiled(nested(plant), plant, spoil)),
  },
  {
    name: "fluent",
    only: undefined,
    prepare: (plain, { id, text }) => plain.owner.create({ data: { id, email: text } }),
    run: (client, plant, spoil) =>
      client.owner
        .findUniqueOrThrow({ where: { email: plant.text } })
        .notes(spoiled({ where: { text: plant.text } }, plant, spoil)),
  },
  {
    name: "delete of a soft-deleted model",
    only: undefined,
    prepare: note(true),
    run: (client, plant, spoil) => client.note.delete(byCode(spoil, plant)),
  },
  {
    name: "deleteMany of a soft-deleted model",
    only: undefined,
    prepare: nothing,
    run: (client, plant, spoil) => client.reply.deleteMany(spoiled({ where: { text: plant.text } }, plant, spoil)),
  },
  {
    name: "deactivate",
    only: undefined,
    prepare: note(true),
    run: (client, plant, spoil) => client.note.deactivate(byCode(spoil, plant)),
  },
  {
    name: "restore",
    only: undefined,
    prepare: note(false),
    run: (client, plant, spoil) => client.note.restore(byCode(spoil, plant)),
  },
  {
    name: "$withInactive",
    only: undefined,
    prepare: nothing,
    run: (client, plant, spoil) => client.$withInactive(() => client.note.findMany(byCode(spoil, plant))),
  },
  {
    name: "batch transaction",
    only: undefined,
    prepare: nothing,
    run: (client, plant, spoil) =>
      client.$transaction([
        client.vault.create({ data: everyType(plant) }),
        client.note.findMany(byCode(spoil, plant)),
        client.vault.findUnique({ where: one(plant) }),
        client.$queryRaw`SELECT ${plant.id} + 1`,
      ]),
  },
  {
    name: "interactive transaction",
    only: undefined,
    prepare: nothing,
    run: (client, plant, spoil) =>
      client.$transaction(async (tx) => {
        await tx.vault.create({ data: everyType(plant) });
        await tx.note.findUnique(byCode(spoil, plant));
      }),
  },
  {
    name: "writes to two models",
    only: undefined,
    prepare: nothing,
    run: async (client, plant, spoil) => {
      await client.vault.create({ data: everyType(plant) });
      await client.owner.updateMany(
        spoiled({ where: { email: plant.text }, data: { email: plant.text } }, plant, spoil),
      );
    },
  },
];

export const CALLS: readonly Call[] = [...MODEL, ...RAW, ...OTHERS];
