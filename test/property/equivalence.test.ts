import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { openWitness, openWorld, type World } from "../support/world.js";
import { delegateOf, generateDataset, isActive, store, withoutInactive, type Dataset } from "./dataset.js";
import { map } from "./fields.js";
import { query, write, type Query } from "./queries.js";
import { comparable, withoutCursors, witnessAnswer } from "./witness.js";

/**
 * Random reads on PostgreSQL, a quarter of it on each of the others, in rounds that each have data of their own.
 * `npm run test:property` asks for 20 000; PROPERTY_SEED repeats a run.
 */
const CASES = Number(process.env["PROPERTY_CASES"] ?? 2_000);
const SEED = Number(process.env["PROPERTY_SEED"] ?? Date.now() % 2 ** 31);
const ROUNDS = 10;

describeOnEachDatabase("a read answers as if the inactive rows were not in the database", (server) => {
  let world: World;
  let witness: { client: PlainClient; stop(): Promise<void> };
  const seen = { cases: 0, leaks: 0 };
  const compared = (random: Query) => comparable(server.provider === "postgresql" ? random : withoutCursors(random));
  const cases = server.provider === "postgresql" ? CASES : CASES / 4;

  beforeAll(async () => {
    world = await openWorld(server, "property");
    witness = await openWitness(server, "property");
  });
  afterAll(async () => {
    await Promise.all([world.stop(), witness.stop()]);
    console.log(
      `${server.name}: ${String(seen.cases)} random queries, seed ${String(SEED)}, ${String(seen.leaks)} leaks`,
    );
  });

  describe(`seed ${String(SEED)}`, () => {
    test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
      "round %i: random queries over random data",
      async (round) => {
        const dataset = generateDataset(SEED + round);
        await store(world.plain, dataset);
        await store(witness.client, withoutInactive(dataset));
        const property = fc.asyncProperty(query().map(compared), async (random) => {
          seen.cases += 1;
          const [answer, expected] = await Promise.all([
            outcome(() => ask(world.prisma, random)),
            outcome(() => witnessAnswer(witness.client, random)),
          ]);
          if (isRead(random)) seen.leaks += leaks(answeredModel(random), answer, dataset);
          expect(answer).toEqual(expected);
        });
        await fc.assert(property, { seed: SEED + round, numRuns: Math.ceil(cases / ROUNDS), endOnFailure: false });
        expect(seen.leaks).toBe(0);
      },
      600_000,
    );
    test("the same queries through a client without the extension disagree, so that the comparison can fail", async () => {
      const dataset = generateDataset(SEED);
      await store(world.plain, dataset);
      await store(witness.client, withoutInactive(dataset));
      let disagreements = 0;
      for (const random of fc.sample(query().map(compared), { seed: SEED, numRuns: 200 })) {
        const [answer, expected] = await Promise.all([
          outcome(() => ask(world.plain, random)),
          outcome(() => witnessAnswer(witness.client, random)),
        ]);
        if (JSON.stringify(answer) !== JSON.stringify(expected)) disagreements += 1;
      }
      console.log(`${server.name}: ${String(disagreements)} of 200 random queries disagree without the extension`);
      expect(disagreements).toBeGreaterThan(50);
    });

    test.each([0, 1, 2])(
      "round %i: random updates, their results, and what can be read afterwards",
      async (round) => {
        const dataset = generateDataset(SEED + round);
        await store(world.plain, dataset);
        await store(witness.client, withoutInactive(dataset));
        const property = fc.asyncProperty(write().map(comparable), async (random) => {
          seen.cases += 1;
          const after = `${random.model} afterwards`;
          const [answer, expected] = await Promise.all([
            rolledBack(world.prisma, async (tx) => ({
              answer: await outcome(() => ask(tx, random)),
              [after]: plain(await ask(tx, { ...random, operation: "findMany", args: byId(random.model) })),
            })),
            rolledBack(witness.client, async (tx) => ({
              answer: await outcome(() => witnessAnswer(tx, random)),
              [after]: plain(await ask(tx, { ...random, operation: "findMany", args: byId(random.model) })),
            })),
          ]);
          expect(answer).toEqual(expected);
        });
        await fc.assert(property, { seed: SEED + round, numRuns: Math.ceil(cases / 30) });
      },
      600_000,
    );
  });
});

interface TransactionClient {
  $transaction(fn: (tx: object) => Promise<never>): Promise<never>;
}

class RolledBack extends Error {
  constructor(readonly answer: unknown) {
    super("rolled back");
  }
}

async function rolledBack(client: object, fn: (tx: object) => Promise<unknown>): Promise<unknown> {
  try {
    return await (client as TransactionClient).$transaction(async (tx) => {
      throw new RolledBack(await fn(tx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.answer;
    throw error;
  }
}

function byId(model: string): Query["args"] {
  return { orderBy: map.models[model]?.id.map((field) => ({ [field]: "asc" })) };
}

async function ask(client: object, { model, operation, args, fluent }: Query): Promise<unknown> {
  type Fluent = Promise<unknown> & Record<string, (own: unknown) => Fluent>;
  const start = delegateOf(client, model)[operation]?.(args) as Fluent;
  return fluent.reduce((promise, [field, own]) => promise[field]?.(own) ?? promise, start);
}

/** Whether the answer is rows, not numbers under the rows' names. */
function isRead({ operation }: Query): boolean {
  return operation.startsWith("find");
}

function answeredModel({ model, fluent }: Query): string {
  return fluent.reduce((at, [field]) => map.models[at]?.relations[field]?.model ?? at, model);
}

/** The value, or the code of Prisma's error. */
async function outcome(fn: () => Promise<unknown>): Promise<unknown> {
  try {
    return plain(await fn());
  } catch (error) {
    if (error instanceof Error && "code" in error) return { code: error.code };
    throw error;
  }
}

/** Without prototypes, `undefined` and the order of keys, which the client's own types do not promise. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

/** The objects in an answer that are inactive rows: of a model's own fields, an id and a state. */
function leaks(model: string, answer: unknown, dataset: Dataset): number {
  if (Array.isArray(answer)) return answer.reduce<number>((sum, entry) => sum + leaks(model, entry, dataset), 0);
  if (typeof answer !== "object" || answer === null) return 0;
  const row = answer as Record<string, unknown>;
  const entry = map.models[model];
  if (entry === undefined) return 0;
  const isLoaded = entry.id.every((field) => typeof row[field] === "number");
  const stored = isLoaded
    ? dataset[model]?.find((candidate) => entry.id.every((field) => candidate[field] === row[field]))
    : undefined;
  const own = stored !== undefined && !isActive(model, stored) ? 1 : 0;
  return Object.entries(entry.relations).reduce(
    (sum, [field, relation]) => sum + leaks(relation.model, row[field], dataset),
    own,
  );
}
