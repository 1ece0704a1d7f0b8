import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Difference } from "../../../src/check/migrations/drift/difference.js";
import { driftOf } from "./support/migrated.js";
import { hasStatement, migration, randomChain, randomness, type ChainStep } from "./support/random-chain.js";

/** DRIFT_CHAINS asks for more; DRIFT_SEED repeats a run. */
const CHAINS = Number(process.env["DRIFT_CHAINS"] ?? 120);
const SEED = Number(process.env["DRIFT_SEED"] ?? Date.now() % 2 ** 31);
const LENGTH = 8;

const sqlOf = (chain: readonly ChainStep[]): readonly string[] => chain.map(({ sql }) => sql);

describe(`the migrations that Prisma's engine writes for random schemas, seed ${String(SEED)}`, () => {
  const seen = { migrations: 0, behind: 0, ahead: 0 };

  afterAll(() => {
    const counts = `${String(seen.migrations)} migrations; ${String(seen.behind)} schemas without a migration`;
    console.log(`Drift: ${counts}, ${String(seen.ahead)} migrations without a schema`);
    expect(Math.min(seen.migrations, seen.behind, seen.ahead)).toBeGreaterThan(CHAINS);
  });

  const property = (look: (chain: readonly ChainStep[]) => Promise<void>): Promise<void> =>
    fc.assert(
      fc.asyncProperty(randomness, async (random) => look(await randomChain(random, LENGTH))),
      { seed: SEED, numRuns: CHAINS, endOnFailure: CHAINS > 1_000 },
    );

  test("each of them is read, and together they make the schema that they were written for", async () => {
    await property(async (chain) => {
      for (const [index, { schema }] of chain.entries()) {
        seen.migrations += 1;
        expect(await driftOf(sqlOf(chain.slice(0, index + 1)), schema)).toEqual({ differences: [], doubts: [] });
      }
    });
  }, 600_000);

  test("a schema that is ahead of them is drift where the engine would write a migration, and about the same tables", async () => {
    await property(async (chain) => {
      const last = chain.at(-1);
      if (last === undefined) return;
      for (const [index, { schema }] of chain.slice(0, -1).entries()) {
        const sql = (await migration(schema, last.schema)) ?? "";
        const { differences } = await driftOf(sqlOf(chain.slice(0, index + 1)), last.schema);
        expectSameDrift(differences, sql);
        seen.behind += 1;
      }
    });
  }, 600_000);

  test("a schema that is behind them is drift where the engine would write a migration, and about the same tables", async () => {
    await property(async (chain) => {
      for (const { schema } of chain.slice(0, -1)) {
        const sql = (await migration(chain.at(-1)?.schema, schema)) ?? "";
        const { differences } = await driftOf(sqlOf(chain), schema);
        expectSameDrift(differences, sql);
        seen.ahead += 1;
      }
    });
  }, 600_000);
});

/** Names of tables, columns, types and indexes that one of them speaks of and the other does not. */
function expectSameDrift(differences: readonly Difference[], sql: string): void {
  expect(differences.length > 0, sql).toBe(hasStatement(sql));
  for (const one of differences) {
    for (const name of namesOf(one)) expect(sql).toContain(`"${name}"`);
  }
  const named = new Set(differences.flatMap(namesOf));
  for (const [, name = ""] of sql.matchAll(/^(?:CREATE|DROP) (?:TABLE|TYPE) (?:"[^"]*"\.)?"([^"]*)"/gm)) {
    if (!/_(?:old|new)$/.test(name)) expect(named).toContain(name);
  }
}

function namesOf(one: Difference): readonly string[] {
  switch (one.kind) {
    case "enum":
    case "enumValue":
      return [one.type.name];
    case "key":
      return [one.key.name];
    case "table":
    case "unknownTable":
      return [one.table.name];
    case "keyName":
      return [one.key.name, one.inMigrations];
    case "column":
    case "default":
    case "nullable":
    case "numbering":
    case "type":
      return [one.table.name, one.column];
  }
}
