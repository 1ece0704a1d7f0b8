import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { runScript } from "../databases/apply-schema.js";
import { createDatabase } from "../databases/create-database.js";
import type { DatabaseServer } from "../databases/server.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE_MS = 30_000;

export interface ShopProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** One of the two shops as a process of its own, with its tables in a database of its own. */
export async function startShop(
  server: DatabaseServer,
  folder: string,
  migration: string,
  environment: Readonly<Record<string, string>>,
): Promise<ShopProcess> {
  const database = await createDatabase(server, "gate");
  await runScript(database.url, readFileSync(`${root}${folder}/prisma/migrations/${migration}/migration.sql`, "utf8"));
  // In the repository's root, where the package's sources are found by `paths`.
  const child = spawn(process.execPath, ["--import", "tsx", `${folder}/src/main.ts`], {
    cwd: root,
    env: { ...process.env, ...environment, DATABASE_URL: database.url, PORT: "0" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${folder} does not start.`)), PATIENCE_MS);
    child.once("exit", (code) => reject(new Error(`${folder} has ended with ${String(code)}.`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, listening] = /"port":(\d+).*"listening"/.exec(line) ?? [];
      if (listening === undefined) return;
      clearTimeout(timer);
      resolve(listening);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      await database.stop();
    },
  };
}
