import { readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseUnavailable } from "./server.js";

/** The account that PostgreSQL runs as, where it may not be ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED = ["postgres", "nobody", "node", "daemon"];

/** PostgreSQL refuses to run as root; then any other account of this machine will do. `undefined`: run it as we are. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== "" && uid > 0 && gid > 0);
  const account = PREFERRED.map((name) => accounts.find((entry) => entry.name === name)).find(Boolean) ?? accounts[0];
  if (!account) {
    throw new DatabaseUnavailable(
      "PostgreSQL refuses to run as root and /etc/passwd names no other account. " +
        "Run this as another user, or name a server in TEST_POSTGRES_URL.",
    );
  }
  return { uid: account.uid, gid: account.gid };
}

/** A folder for temporary files that the account can reach. */
export function temporaryFolderFor(account: Account | undefined): string {
  const candidates = [tmpdir(), "/tmp", "/var/tmp"];
  return (account ? candidates.find(isReachableByAll) : undefined) ?? tmpdir();
}

function isReachableByAll(folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const mode = statSync(current, { throwIfNoEntry: false })?.mode ?? 0;
    if ((mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
