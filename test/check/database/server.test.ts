import { expect, it } from "vitest";
import { queryPostgres } from "../../../scripts/databases/postgres.js";
import type { DatabaseCase } from "../../../src/check/database/database-cases.js";
import { describeOnMariadbServer, postgres } from "../../support/each-database.js";
import { checkFolders, loadCheck } from "../support/check-folders.js";
import { runDatabaseCase } from "./support/database-case.js";

it("what PostgreSQL would lose in a crash is found, and nothing else is said of it", async () => {
  const folder = checkFolders().find(({ id }) => id === "DB011");
  if (folder === undefined) throw new Error("There is no DB011.");
  const check = await loadCheck(folder);
  const names = ["fsync", "full_page_writes"];
  const settings = await queryPostgres(
    postgres().url,
    `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name`,
  );
  const one: DatabaseCase = { state: "careless", why: "the server of the tests" };
  const { outcome } = await runDatabaseCase(check, one, postgres());
  if (outcome.kind !== "looked") throw new Error(outcome.reason);
  const found = outcome.findings.map(({ subject }) => subject).filter((subject) => names.includes(subject));
  expect(found).toEqual(settings.map(({ name }) => name));
});

describeOnMariadbServer("DB011", (server) => {
  it("finds an account that needs no password", async () => {
    const folder = checkFolders().find(({ id }) => id === "DB011");
    if (folder === undefined) throw new Error("There is no DB011.");
    const sql = "CREATE USER {owner}; GRANT SELECT ON mysql.* TO {role}; GRANT SELECT ON `{database}`.* TO {role};";
    const one: DatabaseCase = { state: "careless", why: "an account without a password", sql };
    const { outcome, filled } = await runDatabaseCase(await loadCheck(folder), one, server);
    if (outcome.kind !== "looked") throw new Error(outcome.reason);
    const found = outcome.findings.map(({ subject }) => subject);
    expect(found).toContain(filled("account {owner}@%"));
    // It is locked.
    expect(found).not.toContain("account mariadb.sys@localhost");
  });
});
