import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase, runScript } from "../../support/databases.js";
import { postgres } from "../../support/each-database.js";
import { connect } from "../../deadline/stage.js";
import { eventually } from "../../deadline/eventually.js";
import { MIGRATION, ORIGIN } from "./shop.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The shop as a process, in the repository's root, where the package's sources are found by `paths`. */
function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--import", "tsx", "examples/shop/src/main.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { out: "", error: "" };
  child.stderr.on("data", (chunk) => (output.error += String(chunk)));
  createInterface({ input: child.stdout }).on("line", (line) => (output.out += `${line}\n`));
  return { child, output };
}

test("SIGTERM finishes what has begun, accepts nothing more, and ends by itself", async () => {
  const database = await createDatabase(postgres(), "shop process");
  await runScript(database.url, readFileSync(MIGRATION, "utf8"));
  const locker = await connect(database.url);
  const { child, output } = start({
    DATABASE_URL: database.url,
    ALLOWED_ORIGIN: ORIGIN,
    SESSION_SECRET: "s".repeat(32),
    REQUEST_TIMEOUT_MS: "20000",
    PORT: "0",
  });
  await eventually(
    () => output.out,
    (out) => out.includes('"listening"'),
    20_000,
  );
  const port = /"port":(\d+)/.exec(output.out)?.[1] ?? "";
  const url = `http://127.0.0.1:${port}/products`;
  await locker.query('BEGIN; LOCK TABLE "products" IN ACCESS EXCLUSIVE MODE');
  const begun = fetch(url);
  await eventually(
    async () => (await locker.query("SELECT 1 FROM pg_locks WHERE NOT granted")).rows.length,
    (waiting) => waiting === 1,
  );
  child.kill("SIGTERM");
  await eventually(
    () => output.out,
    (out) => out.includes("shutting down"),
  );
  await expect(fetch(url)).rejects.toThrow();
  await locker.query("ROLLBACK");
  expect((await begun).status).toBe(200);
  const [code] = (await once(child, "exit")) as [number | null];
  expect([code, output.error]).toEqual([0, ""]);
  await locker.end();
  await database.stop();
});

test("without a configuration it says what is missing, and does not start", async () => {
  const { child, output } = start({});
  const [code] = (await once(child, "exit")) as [number | null];
  expect(code).toBe(1);
  expect(output.error).toBe(
    "The configuration is not complete. Set in the environment:\n" +
      "  DATABASE_URL: missing\n  ALLOWED_ORIGIN: missing\n  SESSION_SECRET: missing\n",
  );
});
