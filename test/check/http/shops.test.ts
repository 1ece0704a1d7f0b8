import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Check } from "../../../src/check/check.js";
import type { Finding, Outcome } from "../../../src/check/outcome.js";
import { openShop, ORIGIN } from "../../express/shop/shop.js";
import { createDatabase, runScript } from "../../support/databases.js";
import { postgres } from "../../support/each-database.js";
import { checkFolders, loadCheck } from "../support/check-folders.js";
import { runAt } from "./run-http-case.js";

const folders = checkFolders().filter(({ family }) => family === "http");
const checks = await Promise.all(folders.map((folder) => loadCheck(folder)));

describe("examples/shop", () => {
  const shop = openShop("gate shop");

  test("passes every check that applies", async () => {
    const before = await counts();
    const outcomes = await runAt(new URL(shop.url), checks, {
      env: { ALLOWED_ORIGIN: ORIGIN },
      environment: { corsOrigins: "ALLOWED_ORIGIN" },
      http: { errors: ["/products/*", "/products", "/orders/*"], admin: ["/admin", "/orders", "/account"] },
    });
    expect(findingsOf(outcomes)).toEqual([]);
    // On loopback there is no TLS, and its sessions are no cookies.
    expect(inState(outcomes, "notApplicable")).toEqual(["HTTP009", "HTTP010"]);
    expect(await counts()).toEqual(before);
  });

  async function counts(): Promise<unknown> {
    const tables = ["users", "products", "orders", "order_items"];
    const columns = tables.map((table) => `(SELECT count(*) FROM "${table}") AS "${table}"`);
    const { rows } = await shop.witness.query(`SELECT ${columns.join(", ")}`);
    return rows;
  }
});

describe("examples/shop-careless", () => {
  let careless: Process;
  beforeAll(async () => {
    careless = await startCareless();
  });
  afterAll(() => careless.stop());

  test("fails every check but that of TRACE, which Node does not answer", async () => {
    const outcomes = await runAt(careless.url, checks, {
      http: {
        admin: ["/admin/users", "/admin/orders"],
        bodies: ["/admin/products"],
        errors: ["/products/*", "/products/search"],
      },
    });
    expect(inState(outcomes, "notApplicable")).toEqual(["HTTP009", "HTTP010"]);
    const failed = checks.filter((_, index) => errorsOf(outcomes[index]).length > 0).map(({ id }) => id);
    expect(failed).toEqual(checks.map(({ id }) => id).filter((id) => !["HTTP009", "HTTP010", "HTTP011"].includes(id)));
    expect(findingsOf(outcomes).filter(({ level }) => level === "unknown")).toEqual([]);
  });

  test("needs no configuration for all but its administrators' routes", async () => {
    const outcomes = await runAt(careless.url, checks, {});
    const failed = checks.filter((_, index) => errorsOf(outcomes[index]).length > 0).map(({ id }) => id);
    expect(failed).toEqual(["HTTP001", "HTTP002", "HTTP003", "HTTP004", "HTTP005", "HTTP006", "HTTP008", "HTTP012"]);
  });
});

interface Process {
  readonly url: URL;
  readonly stop: () => Promise<void>;
}

/** As `npm start` does it, with a database of its own. */
async function startCareless(): Promise<Process> {
  const root = fileURLToPath(new URL("../../../examples/shop-careless/", import.meta.url));
  const database = await createDatabase(postgres(), "gate shop careless");
  await runScript(database.url, readFileSync(`${root}prisma/migrations/20261123090000_init/migration.sql`, "utf8"));
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], DATABASE_URL: database.url, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The careless shop has ended with ${code}.`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, listening] = /"port":(\d+).*"listening"/.exec(line) ?? [];
      if (listening !== undefined) resolve(Number(listening));
    });
  });
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      await database.stop();
    },
  };
}

function findingsOf(outcomes: readonly Outcome[]): readonly Finding[] {
  return outcomes.flatMap((outcome) => (outcome.kind === "looked" ? outcome.findings : []));
}

function errorsOf(outcome: Outcome | undefined): readonly Finding[] {
  return findingsOf(outcome === undefined ? [] : [outcome]).filter(({ level = "error" }) => level === "error");
}

function inState(outcomes: readonly Outcome[], kind: Outcome["kind"]): readonly string[] {
  return checks.filter((_: Check, index) => outcomes[index]?.kind === kind).map(({ id }) => id);
}
