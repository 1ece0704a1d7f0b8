import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ConnectorType } from "@prisma/generator-helper";

export interface LockFile {
  /** As it is written. */
  readonly name: string;
  /** Absent for one that Prisma does not know. */
  readonly provider: ConnectorType | undefined;
  /** From 1. */
  readonly line: number;
}

const PROVIDERS: ReadonlyMap<string, ConnectorType> = new Map([
  ["postgresql", "postgresql"],
  ["postgres", "postgresql"],
  ["cockroachdb", "cockroachdb"],
  ["mysql", "mysql"],
  ["sqlite", "sqlite"],
  ["sqlserver", "sqlserver"],
]);

/** What migration_lock.toml says: Prisma writes one key into it. `undefined` if it is not there, or has not this key. */
export async function lockFile(root: string, folder: string): Promise<LockFile | undefined> {
  const text = await readFile(path.join(root, folder, "migration_lock.toml"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const index = lines.findIndex((line) => PROVIDER.test(line));
  const [, name] = PROVIDER.exec(lines[index] ?? "") ?? [];
  return name === undefined ? undefined : { name, provider: PROVIDERS.get(name), line: index + 1 };
}

const PROVIDER = /^\s*provider\s*=\s*["']([^"']*)["']/;
