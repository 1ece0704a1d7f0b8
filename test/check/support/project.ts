import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SilentCase } from "../../../src/check/check-cases.js";

export interface TemporaryProject {
  readonly root: string;
  readonly remove: () => void;
}

const MANIFEST = JSON.stringify({ name: "a-project", version: "1.0.0", private: true, type: "module" }, null, 2);

/** The project of a case, as files in a temporary folder. */
export function makeProject(one: SilentCase): TemporaryProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "prisma-hardening-case-")));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  try {
    const { history, untracked = {} } = one;
    if (history === undefined) {
      write(root, { ...filesOf(one), ...untracked });
      return { root, remove };
    }
    git(root, "init", "--quiet", "--initial-branch", "main");
    for (const files of [...history, filesOf(one)]) {
      write(root, files);
      git(root, "add", "--all", "--force");
      git(root, "commit", "--quiet", "--allow-empty", "--message", "a change");
    }
    write(root, untracked);
    return { root, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function filesOf(one: SilentCase): { readonly [path: string]: string } {
  const { files = {}, schema, provider = "postgresql", migrations = [] } = one;
  const named = Array.isArray(migrations)
    ? Object.fromEntries(migrations.map((sql: string, index) => [`2026010${index + 1}000000_step`, sql]))
    : (migrations as { readonly [name: string]: string });
  const steps = Object.entries(named).map(([name, sql]) => [`prisma/migrations/${name}/migration.sql`, sql] as const);
  return {
    "package.json": MANIFEST,
    ...(schema === undefined ? {} : { "prisma/schema.prisma": schemaText(schema, provider) }),
    ...(steps.length === 0 ? {} : { "prisma/migrations/migration_lock.toml": `provider = "${provider}"\n` }),
    ...Object.fromEntries(steps),
    ...files,
  };
}

/** The lines above `models`: a case that expects a line counts from its own first one, see {@link SCHEMA_HEAD_LINES}. */
function schemaText(models: string, provider: string): string {
  return `${head(provider)}${models}`;
}

function head(provider: string): string {
  return `generator client {
  provider = "prisma-client"
  output   = "../generated/client"
}

datasource db {
  provider = "${provider}"
}

`;
}

/** Lines that stand above the models of a case in its prisma/schema.prisma. */
export const SCHEMA_HEAD_LINES = head("postgresql").split("\n").length - 1;

function write(root: string, files: { readonly [path: string]: string | null }): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    if (text === null) {
      rmSync(file);
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function git(root: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
}
