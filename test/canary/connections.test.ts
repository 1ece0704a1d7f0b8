import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { redactError } from "prisma-hardening";
import { leaks } from "../redact/sinks.js";
import { vaultClient } from "../redact/vault.js";
import { createDatabase, type Database } from "../support/databases.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { CALLS } from "./calls.js";
import { harden } from "./hardened-vault.js";
import { Listener } from "./listener.js";
import { NEEDLES, plant } from "./plant.js";

const USER = "s3cr3t_user_zq";
const PASSWORD = "s3cr3t-password-zq";
const HOST = "s3cr3t-host-zq.invalid";
const DATABASE = "s3cr3t_database_zq";
const SECRETS = [...NEEDLES, USER, PASSWORD, HOST, DATABASE, "127.0.0.1"];

/** `$transaction` itself cannot begin: its error is Prisma's, and for `redactError`, as the README says. */
const BEGINS_A_TRANSACTION: ReadonlySet<string> = new Set(["interactive transaction"]);

describeOnEachDatabase("nothing of the connection string leaves a hardened client", (server) => {
  const listener = new Listener();
  let database: Database;
  beforeAll(async () => {
    database = await createDatabase(server, "hardened connections");
  });
  afterAll(() => database.stop());
  beforeEach(() => listener.listen());
  afterEach(() => listener.stop());

  const urls: Readonly<Record<string, () => string>> =
    server.provider === "sqlite"
      ? { "a folder that is not there": () => `file:///${HOST}/${DATABASE}.db` }
      : {
          "a password that is wrong": () => changed(server.url, { username: USER, password: PASSWORD }),
          "a host that is not there": () => changed(server.url, { hostname: HOST, username: USER, password: PASSWORD }),
          "a port that is closed": () => changed(server.url, { port: "1", username: USER, password: PASSWORD }),
          "a database that is not there": () => changed(server.url, { pathname: `/${DATABASE}` }),
        };
  const calls = CALLS.filter(({ only }) => only?.includes(server.provider) ?? true);

  describe.each(Object.entries(urls))("%s", (_name, url) => {
    test.each(["redact", "pass"] as const)("errors: %s", { timeout: 120_000 }, async (errors) => {
      const plain = await vaultClient(server.provider, url(), "pretty");
      const client = harden(plain, { errors, timeout: false, log: { logger: listener.logger, slowMs: 0 } });
      const failures = await Promise.all(
        calls.map(async ({ name, run }) =>
          run(client, plant(), "nothing").then(
            () => ({ name, sinks: ["it went well"] }),
            (error: unknown) => ({
              name,
              sinks: leaks(BEGINS_A_TRANSACTION.has(name) && errors === "redact" ? redactError(error) : error, SECRETS),
            }),
          ),
        ),
      );
      const heard = await listener.take();
      expect(heard.length).toBeGreaterThan(calls.length);
      const told = heard.filter(({ text }) =>
        SECRETS.some((secret) => text.toLowerCase().includes(secret.toLowerCase())),
      );
      expect(told).toEqual([]);
      const leaking = failures.filter(({ sinks }) => sinks.length > 0);
      if (errors === "redact") expect(leaking).toEqual([]);
      else expect(leaking.map(({ sinks }) => sinks)).not.toContain(["it went well"]);
      await plain.$disconnect();
    });
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
