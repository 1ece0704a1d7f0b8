import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { binariesFor } from "./embedded-postgres-binaries.js";
import { serverAccount, temporaryFolderFor } from "./server-account.js";
import { DatabaseUnavailable } from "./server.js";

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const PORT_ATTEMPTS = 3;

export interface EmbeddedPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * A PostgreSQL of our own: binaries from npm, files in a temporary folder, gone when this process is.
 *
 * @param settings - beside and above those of the tests: `archive_mode=on`.
 */
export async function startEmbeddedPostgres(settings: readonly string[] = []): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return await startOnPort(port, settings);
    } catch (error) {
      const isPortTaken = error instanceof Error && error.message.includes("could not bind");
      if (!isPortTaken || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

async function startOnPort(port: number, settings: readonly string[]): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const root = mkdtempSync(path.join(temporaryFolderFor(account), "prisma-hardening-postgres-"));
  const password = randomBytes(16).toString("hex");
  try {
    // Only the account can look into the folder.
    if (account) chownSync(root, account.uid, account.gid);
    const binaries = binariesFor(account, root);
    const passwordFile = path.join(root, "password");
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);

    const guard = await startGuard({
      root,
      data: path.join(root, "data"),
      initdb: binaries.initdb,
      postgres: binaries.postgres,
      initdbArgs: [
        "--username=postgres",
        "--auth=scram-sha-256",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "--no-data-checksums",
      ],
      postgresArgs: [...serverSettings(port), ...settings].flatMap((setting) => ["-c", setting]),
      spawnOptions: { cwd: root, env: environment(), windowsHide: true, ...account },
    });
    return {
      url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop: () => stopGuard(guard),
    };
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
}

/** Nobody reads the data after a crash, so it need not survive one. */
function serverSettings(port: number): string[] {
  return [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=2GB",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
}

/** PGDATA, PGPORT and their like would change what initdb and postgres do. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(inherited), LC_ALL: "C" };
}

function startGuard(config: object): Promise<ChildProcess> {
  const script = fileURLToPath(new URL("embedded-postgres-guard.mjs", import.meta.url));
  // A process group of its own (not on Windows, where that opens a window): Ctrl-C reaches us first.
  const guard = spawn(process.execPath, [script], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      clearTimeout(timer);
      guard.stdin.end();
      reject(new DatabaseUnavailable(`The PostgreSQL of embedded-postgres did not start: ${reason}`));
    };
    const timer = setTimeout(() => fail(`no answer within ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    guard.once("error", (error) => fail(error.message));
    guard.once("exit", (code) => fail(`exit code ${code}`));
    createInterface({ input: guard.stdout }).once("line", (line) => {
      const answer = JSON.parse(line) as { error?: string };
      if (answer.error !== undefined) {
        fail(answer.error);
        return;
      }
      clearTimeout(timer);
      guard.removeAllListeners("exit");
      // The server must not keep this process alive: when it ends, the guard's input does too.
      for (const handle of [guard, guard.stdin, guard.stdout]) unref(handle);
      resolve(guard);
    });
    guard.stdin.on("error", () => undefined);
    guard.stdin.write(`${JSON.stringify(config)}\n`);
  });
}

/** The pipes to a child are sockets, which their types do not say. */
function unref(handle: object): void {
  (handle as { unref?: () => void }).unref?.();
}

async function stopGuard(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => guard.kill("SIGTERM"), STOP_TIMEOUT_MS);
    guard.ref();
    guard.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    guard.stdin?.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
