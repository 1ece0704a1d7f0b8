import * as v from "valibot";
import type { Check } from "../../../../src/check/check.js";
import { gateConfig } from "../../../../src/check/config/gate-config.js";
import type { DatabaseCase } from "../../../../src/check/database/database-cases.js";
import type { Outcome } from "../../../../src/check/outcome.js";
import { openContext } from "../../../../src/check/run/context.js";
import { createDatabase, runScript, type ServerAddress } from "../../../support/databases.js";
import { noVariables } from "./no-variables.js";
import { makeProject } from "../../support/project.js";

/** Stands in for a password: it must be in no output. */
export const CANARY = "canary-9f2e71";

export interface CaseRun {
  readonly outcome: Outcome;
  /** With the names of this run in place of `{role}` and the like. */
  readonly filled: (text: string) => string;
}

let cases = 0;

/** A fresh database and fresh roles as the case says, and what the check says of them. */
export async function runDatabaseCase(check: Check, one: DatabaseCase, server: ServerAddress): Promise<CaseRun> {
  const database = await createDatabase(server, check.id);
  const unique = `${process.pid.toString(36)}${(cases++).toString(36)}${Math.random().toString(36).slice(2, 6)}`;
  const names = {
    role: `ph_app_${unique}`,
    owner: `ph_owner_${unique}`,
    other: `ph_other_${unique}`,
    database: database.name,
  };
  const filled = (text: string): string =>
    text.replace(/\{(role|owner|other|database)\}/g, (_, key: keyof typeof names) => names[key]);
  const isPostgres = server.provider === "postgresql";
  const project = makeProject({ ...one, provider: isPostgres ? "postgresql" : "mysql" });
  try {
    const role = isPostgres
      ? `CREATE ROLE ${names.role} LOGIN PASSWORD '${CANARY}'`
      : `CREATE USER ${names.role} IDENTIFIED BY '${CANARY}'`;
    await runScript(
      database.url,
      `${role}; ${isPostgres ? "" : `GRANT USAGE ON *.* TO ${names.role};`} ${filled(one.sql ?? "")}`,
    );
    const own = as(database.url, names.role, CANARY);
    if (one.sqlOfRole !== undefined) await runScript(own, filled(one.sqlOfRole));
    const url = one.login === "superuser" ? database.url : own;
    const outcome = await look(
      check,
      one,
      project.root,
      one.parameters === undefined ? url : `${url}?${one.parameters}`,
    );
    return { outcome, filled };
  } finally {
    project.remove();
    await database.stop();
    await dropRoles(server, Object.values(names).slice(0, 3));
  }
}

async function look(check: Check, one: DatabaseCase, root: string, databaseUrl: string): Promise<Outcome> {
  const { context, close } = openContext({
    root,
    config: v.parse(gateConfig, one.config ?? {}),
    profile: "live",
    environment: noVariables,
    now: new Date(`${one.today ?? "2026-06-15"}T12:00:00Z`),
    databaseUrl,
  });
  try {
    return await check.run(context);
  } finally {
    await close();
  }
}

export function as(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

/** After the database has gone, nothing belongs to them any more. */
async function dropRoles({ url, provider }: ServerAddress, names: readonly string[]): Promise<void> {
  if (provider === "postgresql") {
    for (const name of names) await runScript(url, `DROP ROLE IF EXISTS ${name}`);
    return;
  }
  const [role = "", owner = "", other = ""] = names;
  await runScript(url, `DROP USER IF EXISTS ${role}, ${owner}; DROP ROLE IF EXISTS ${other};`);
}
