import { readFileSync } from "node:fs";
import type pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import { createApp } from "../../../examples/shop/src/app.js";
import { readConfig } from "../../../examples/shop/src/config.js";
import { openDatabase, type Database } from "../../../examples/shop/src/database.js";
import { hashPassword } from "../../../examples/shop/src/passwords.js";
import { close, listen } from "../../../examples/shop/src/server.js";
import { connect } from "../../deadline/stage.js";
import { eventually } from "../../deadline/eventually.js";
import { createDatabase, runScript } from "../../support/databases.js";
import { postgres } from "../../support/each-database.js";

export const MIGRATION = new URL(
  "../../../examples/shop/prisma/migrations/20261122213000_init/migration.sql",
  import.meta.url,
);
export const ORIGIN = "https://shop.example";
export const PASSWORD = "correct horse battery staple";

/** The shop as it runs: its migration, its server on loopback, and what it logs. */
export interface Shop {
  readonly url: string;
  readonly database: Database;
  readonly witness: pg.Client;
  /** Apart from the witness, as who is in a transaction sees others as they were when it looked first. */
  readonly locker: pg.Client;
  /** Every line of the log, as written. */
  readonly log: readonly string[];
  /** A header for who has the e-mail address. */
  authorization(email: string): Promise<{ readonly authorization: string }>;
  /** Waits until `count` other connections run a statement. */
  active(count: number): Promise<void>;
}

const ROWS = `
  INSERT INTO "products" ("name", "price_cents", "is_active") VALUES ('Mug', 900, true), ('Pen', 200, true), ('GoneLamp', 5000, false);
  INSERT INTO "users" ("email", "name", "password_hash", "is_active") VALUES
    ('ada@example.com', 'Ada', $hash$, true), ('bob@example.com', 'Bob', $hash$, true), ('gone@example.com', 'GoneUser', $hash$, false);
  INSERT INTO "orders" ("user_id", "total_cents", "is_active") VALUES (1, 5900, true), (1, 777, false);
  INSERT INTO "order_items" ("order_id", "product_id", "quantity", "price_cents", "is_active") VALUES
    (1, 1, 1, 900, true), (1, 3, 1, 5000, true), (1, 2, 13, 13, false);`;

export function openShop(name: string, environment: NodeJS.ProcessEnv = {}): Shop {
  const ends: (() => Promise<unknown>)[] = [];
  const log: string[] = [];
  let shop: Pick<Shop, "url" | "database" | "witness" | "locker"> | undefined;
  const opened = () => {
    if (shop === undefined) throw new Error("The shop opens before the first test.");
    return shop;
  };
  beforeAll(async () => {
    const created = await createDatabase(postgres(), name);
    ends.push(() => created.stop());
    await runScript(created.url, readFileSync(MIGRATION, "utf8"));
    await runScript(created.url, ROWS.replaceAll("$hash$", `'${await hashPassword(PASSWORD)}'`));
    const config = readConfig({
      DATABASE_URL: created.url,
      ALLOWED_ORIGIN: ORIGIN,
      SESSION_SECRET: "s".repeat(32),
      REQUEST_TIMEOUT_MS: "1000",
      TRUSTED_PROXIES: "1",
      ...environment,
    });
    const logger = pino({ level: "debug" }, { write: (line: string) => void log.push(line) });
    const database = openDatabase(config.databaseUrl, logger);
    ends.push(() => database.$disconnect());
    const server = await listen(createApp(config, database, logger), "127.0.0.1", 0);
    ends.push(() => close(server));
    const [witness, locker] = [await connect(created.url), await connect(created.url)];
    ends.push(() => Promise.all([witness.end(), locker.end()]));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The shop listens on a port.");
    shop = { url: `http://127.0.0.1:${address.port}`, database, witness, locker };
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return {
    get url() {
      return opened().url;
    },
    get database() {
      return opened().database;
    },
    get witness() {
      return opened().witness;
    },
    get locker() {
      return opened().locker;
    },
    log,
    async authorization(email) {
      // An address of its own for each, as the limit of attempts is per address.
      const response = await login(opened().url, { email, password: PASSWORD }, `10.0.0.${(logins++ % 250) + 1}`);
      const { token } = (await response.json()) as { token: string };
      return { authorization: `Bearer ${token}` };
    },
    active: (count) =>
      eventually(
        async () => {
          const { rows } = await opened().witness.query(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'",
          );
          return rows.length;
        },
        (active) => active === count,
      ),
  };
}

let logins = 0;

export function login(url: string, credentials: object, address: string): Promise<Response> {
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  return fetch(`${url}/login`, { method: "POST", headers, body: JSON.stringify(credentials) });
}
