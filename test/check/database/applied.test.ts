import * as v from "valibot";
import { expect, it } from "vitest";
import type { Check } from "../../../src/check/check.js";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import dropped from "../../../src/check/migrations/checks/MIG001-dropped-column/check.js";
import type { Outcome } from "../../../src/check/outcome.js";
import { openContext } from "../../../src/check/run/context.js";
import { createDatabase, runScript } from "../../support/databases.js";
import { postgres } from "../../support/each-database.js";
import { makeProject } from "../support/project.js";
import { as } from "./support/database-case.js";
import { noVariables } from "./support/no-variables.js";

const CREATE = `CREATE TABLE "users" ("id" INTEGER, "a" TEXT, "b" TEXT);`;
const MIGRATIONS = [CREATE, `ALTER TABLE "users" DROP COLUMN "a";`, `ALTER TABLE "users" DROP COLUMN "b";`];
const RECORD = `CREATE TABLE "_prisma_migrations" ("migration_name" TEXT, "checksum" TEXT, "finished_at" TIMESTAMP,
  "rolled_back_at" TIMESTAMP, "started_at" TIMESTAMP DEFAULT now());`;

function row(name: string, finished: boolean, rolledBack = false): string {
  const at = (isSet: boolean): string => (isSet ? "now()" : "NULL");
  return `INSERT INTO "_prisma_migrations" VALUES ('${name}', '', ${at(finished)}, ${at(rolledBack)});`;
}

async function look(check: Check, sql: string, url?: string): Promise<Outcome> {
  const database = await createDatabase(postgres(), "applied");
  // Committed, so that for git none of them is new.
  const project = makeProject({ why: "", history: [], migrations: MIGRATIONS });
  try {
    await runScript(database.url, sql);
    const { context, close } = openContext({
      root: project.root,
      config: v.parse(gateConfig, {}),
      profile: "pr",
      environment: noVariables,
      now: new Date("2026-06-15T12:00:00Z"),
      databaseUrl: url ?? database.url,
      base: "HEAD",
    });
    try {
      return await check.run(context);
    } finally {
      await close();
    }
  } finally {
    project.remove();
    await database.stop();
  }
}

it.each([
  ["all of them are applied", row("M1", true) + row("M2", true) + row("M3", true), []],
  ["the last one is not", row("M1", true) + row("M2", true), ["users.b"]],
  ["one failed", row("M1", true) + row("M2", false) + row("M3", true), ["users.a"]],
  ["one was rolled back", row("M1", true) + row("M2", true, true) + row("M3", true), ["users.a"]],
])("with --database, new is what is not applied: %s", async (_, rows, found) => {
  const sql = RECORD + rows.replaceAll(/'M(\d)'/g, "'2026010$1000000_step'");
  const outcome = await look(dropped, sql);
  if (outcome.kind !== "looked") throw new Error(outcome.reason);
  expect(outcome.findings.map(({ subject }) => subject)).toEqual(found);
  expect(outcome.evidence).toContain("not applied yet");
});

it("a database without a record of migrations has none of them, so that nothing is in use", async () => {
  const outcome = await look(dropped, "SELECT 1");
  if (outcome.kind !== "looked") throw new Error(outcome.reason);
  expect(outcome.findings).toEqual([]);
  expect(outcome.evidence).toContain("3 of them not applied yet");
});

it("a database that does not let in says nothing, and what is new is unknown", async () => {
  const outcome = await look(dropped, "SELECT 1", as(postgres().url, "nobody_of_that_name", "wrong"));
  if (outcome.kind !== "looked") throw new Error(outcome.reason);
  expect(outcome.findings.map(({ level, subject }) => [level, subject])).toEqual([["unknown", "_prisma_migrations"]]);
});

it("a role that may not read the record is told what to grant", async () => {
  const role = `ph_applied_${process.pid}`;
  const database = await createDatabase(postgres(), "applied_role");
  try {
    await runScript(database.url, `${RECORD} CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    const outcome = await look(dropped, "SELECT 1", as(database.url, role, "x"));
    if (outcome.kind !== "looked") throw new Error(outcome.reason);
    expect(outcome.findings.map(({ level, write }) => [level, write.includes("GRANT SELECT")])).toEqual([
      ["unknown", true],
    ]);
  } finally {
    await runScript(database.url, `DROP ROLE IF EXISTS ${role}`);
    await database.stop();
  }
});
