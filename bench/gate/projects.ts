import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A project of Prisma in a temporary folder, with what production has as its one commit. */
export interface Project {
  readonly root: string;
  readonly write: (file: string, text: string) => Promise<void>;
  /** Releases these files, too. */
  readonly commit: (...files: readonly string[]) => void;
  readonly remove: () => Promise<void>;
}

/** Of a migration in a project. */
export function migrationFile(name: string): string {
  return `prisma/migrations/${name}/migration.sql`;
}

export const SCHEMA = "prisma/schema.prisma";

/** @param released - by path. */
export async function makeProject(released: { readonly [file: string]: string }): Promise<Project> {
  const root = await mkdtemp(path.join(tmpdir(), "ph-bench-gate-"));
  // Also when the run is broken off.
  const removeAtExit = (): void => rmSync(root, { recursive: true, force: true });
  process.once("exit", removeAtExit);
  const write = async (file: string, text: string): Promise<void> => {
    const place = path.join(root, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  };
  const files = {
    "package.json": '{ "name": "bench", "private": true }\n',
    "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
    ...released,
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  git(root, "init", "--quiet");
  commit(root, ".");
  return {
    root,
    write,
    commit: (...names) => commit(root, ...names),
    remove: async () => {
      await rm(root, { recursive: true, force: true });
      process.off("exit", removeAtExit);
    },
  };
}

function commit(root: string, ...files: readonly string[]): void {
  git(root, "add", "--force", "--", ...files);
  git(root, "commit", "--quiet", "--message", "what production has");
}

function git(root: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
}
