import { readFileSync } from "node:fs";
import { pino } from "pino";
import { createApp } from "../../examples/shop/src/app.js";
import { readConfig } from "../../examples/shop/src/config.js";
import { openDatabase } from "../../examples/shop/src/database.js";
import { hashPassword } from "../../examples/shop/src/passwords.js";
import { close, listen } from "../../examples/shop/src/server.js";
import { runScript } from "../databases/apply-schema.js";
import { createDatabase } from "../databases/create-database.js";
import type { DatabaseServer } from "../databases/server.js";
import { codeLine, heading, INDENT, note } from "./terminal.js";

const MIGRATION = new URL("../../examples/shop/prisma/migrations/20261122213000_init/migration.sql", import.meta.url);
const EMAIL = "ada@example.com";
const PASSWORD = "correct horse battery";

/** The log lines of one request to examples/shop, as its logger writes them. */
export async function showRequest(server: DatabaseServer): Promise<void> {
  const database = await createDatabase(server, "demo shop");
  await runScript(database.url, readFileSync(MIGRATION, "utf8"));
  const password = await hashPassword(PASSWORD);
  await runScript(
    database.url,
    `INSERT INTO users (email, name, password_hash) VALUES ('${EMAIL}', 'Ada', '${password}')`,
  );

  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  const config = readConfig({
    DATABASE_URL: database.url,
    ALLOWED_ORIGIN: "http://localhost:5173",
    SESSION_SECRET: "only for this demo, 32 characters",
  });
  const prisma = openDatabase(config.databaseUrl, logger);
  const http = await listen(createApp(config, prisma, logger), "127.0.0.1", 0);
  try {
    const address = http.address();
    if (address === null || typeof address === "string") throw new Error("The shop listens on no port.");
    const response = await fetch(`http://127.0.0.1:${String(address.port)}/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    });
    await response.arrayBuffer();
    print(response.status, lines);
  } finally {
    await close(http);
    await prisma.$disconnect();
    await database.stop();
  }
}

function print(status: number, lines: readonly string[]): void {
  console.log(heading("One request of examples/shop in its log: what was asked, and none of the values"));
  console.log(codeLine(`POST /login  {"email":"${EMAIL}","password":"${PASSWORD}"}  → ${String(status)}`));
  console.log();
  for (const line of lines) {
    const { msg, ...event } = JSON.parse(line) as Record<string, unknown>;
    console.log(note(`${INDENT}${String(msg)}`));
    for (const [key, value] of Object.entries(event)) {
      console.log(`${INDENT}  ${key.padEnd(14)} ${typeof value === "string" ? value : JSON.stringify(value)}`);
    }
  }
}
