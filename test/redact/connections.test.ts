import { afterAll, beforeAll, expect, test } from "vitest";
import { redactError } from "../../src/redact/redact-error.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { createDatabase, type Database } from "../support/databases.js";
import { leaks } from "./sinks.js";
import { thrownBy } from "./thrown-by.js";
import { vaultClient } from "./vault.js";

const USER = "s3cr3t_user_zq";
const PASSWORD = "s3cr3t-password-zq";
const HOST = "s3cr3t-host-zq.invalid";
const DATABASE = "s3cr3t_database_zq";
const SECRETS = [USER, PASSWORD, HOST, DATABASE, "127.0.0.1"];

describeOnEachDatabase("nothing of the connection string is in a redacted error", (server) => {
  let database: Database;
  beforeAll(async () => {
    database = await createDatabase(server, "connections");
  });
  afterAll(() => database.stop());

  const urls: Readonly<Record<string, () => string>> =
    server.provider === "sqlite"
      ? { "a folder that is not there": () => `file:///${HOST}/${DATABASE}.db` }
      : {
          "a password that is wrong": () => changed(server.url, { username: USER, password: PASSWORD }),
          "a host that is not there": () => changed(server.url, { hostname: HOST, username: USER, password: PASSWORD }),
          "a port that is closed": () => changed(server.url, { port: "1", username: USER, password: PASSWORD }),
          "a database that is not there": () => changed(server.url, { pathname: `/${DATABASE}` }),
        };

  test.each(Object.entries(urls))("%s", { timeout: 60_000 }, async (_name, url) => {
    const client = await vaultClient(server.provider, url(), "pretty");
    for (const call of [
      () => client.vault.count(),
      () => client.$queryRaw`SELECT 1`,
      () => client.$transaction(async (tx) => tx.vault.count()),
    ]) {
      const error = redactError(await thrownBy(call));
      expect(leaks(error, SECRETS), error.message).toEqual([]);
      expect(error.message).not.toBe("");
    }
    await client.$disconnect();
  });
});

function changed(
  url: string,
  parts: Readonly<Partial<Record<"username" | "password" | "hostname" | "port" | "pathname", string>>>,
): string {
  const result = Object.assign(new URL(url), parts);
  // MariaDB's pool tries for ten seconds otherwise.
  if (result.protocol === "mysql:") result.search = "?acquireTimeout=700&connectTimeout=500&initializationTimeout=500";
  return result.href;
}
