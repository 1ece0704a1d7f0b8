import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { runQuietly } from "./child.mjs";
import { Complaint } from "./complaint.mjs";
import { root, timed } from "./project.mjs";

const TIMEOUT_MS = 2 * 60_000;
const SOURCES = ["eslint-plugin/src", "eslint-plugin/package.json", "eslint-plugin/tsdown.config.ts", "src"];

/** Builds eslint-plugin/dist unless it is newer than all that it is made of: editors and linters load the built plugin. */
export async function buildPlugin() {
  const built = path.join(root, "eslint-plugin", "dist", "index.js");
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...SOURCES.map(newest))) return;
  await timed("Building eslint-plugin-prisma-hardening", async () => {
    const tsdown = path.join(root, "node_modules", "tsdown", "dist", "run.mjs");
    const cwd = path.join(root, "eslint-plugin");
    const result = await runQuietly(process.execPath, [tsdown, "--log-level", "error"], { cwd, timeoutMs: TIMEOUT_MS });
    if (result.code !== 0) throw new Complaint(`The plugin does not build:\n${result.output.trim()}`);
  });
}

/** Milliseconds of the latest change in a file or below a folder. */
function newest(source) {
  const place = path.join(root, source);
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  const inside = readdirSync(place, { recursive: true, encoding: "utf8" });
  return Math.max(mtimeMs, ...inside.map((name) => statSync(path.join(place, name)).mtimeMs));
}
