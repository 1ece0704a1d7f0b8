import { describe, inject, test } from "vitest";
import type { ServerAddress } from "./databases.js";

/** A database that this run does not have. */
export interface MissingDatabase {
  readonly name: string;
  readonly reason: string;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly servers: readonly ServerAddress[];
    readonly missingDatabases: readonly MissingDatabase[];
  }
}

/**
 * The same tests on every database that this run has. For one that it does not have, a skipped test says why, so that
 * nothing passes in silence.
 */
export function describeOnEachDatabase(name: string, body: (server: ServerAddress) => void): void {
  for (const server of inject("servers")) {
    describe(`${name} [${server.name}]`, () => {
      body(server);
    });
  }
  for (const missing of inject("missingDatabases")) nameMissing(name, missing);
}

/** The same for one database only. */
export function describeOnMariadbServer(name: string, body: (server: ServerAddress) => void): void {
  const server = inject("servers").find(({ provider }) => provider === "mysql");
  if (server !== undefined) describe(`${name} [${server.name}]`, () => body(server));
  for (const missing of inject("missingDatabases")) if (missing.name === "MariaDB") nameMissing(name, missing);
}

/** The one place that skips: it says in the output what this run does not have, and why; the reporter says it again. */
function nameMissing(name: string, missing: MissingDatabase): void {
  describe(`${name} [${missing.name}]`, () => {
    test.skip(`NOT RUN: no ${missing.name}. ${missing.reason}`, () => undefined);
  });
}

/** The PostgreSQL of this run; every run has one. */
export function postgres(): ServerAddress {
  const server = inject("servers").find(({ provider }) => provider === "postgresql");
  if (!server) throw new Error("The global set-up of the tests has started no PostgreSQL.");
  return server;
}
