import { PrismaLibSql } from "@prisma/adapter-libsql";
import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newNamespace, type DatabaseServer } from "./server.js";

/** A temporary folder; a database is a file in it. */
export async function openSqlite(): Promise<DatabaseServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-sqlite-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.once("exit", remove);
  const stop = (): Promise<void> => {
    process.off("exit", remove);
    remove();
    return Promise.resolve();
  };
  const url = `${pathToFileURL(folder).href}/`;
  const version = await sqliteVersion();
  return { provider: "sqlite", name: "SQLite", url, version, origin: "libsql", namespace: newNamespace(), stop };
}

export async function runSqliteScript(url: string, sql: string): Promise<void> {
  const connection = await new PrismaLibSql({ url }).connect();
  try {
    await connection.executeScript(sql);
  } finally {
    await connection.dispose();
  }
}

async function sqliteVersion(): Promise<string> {
  const connection = await new PrismaLibSql({ url: "file::memory:" }).connect();
  try {
    const { rows } = await connection.queryRaw({ sql: "SELECT sqlite_version()", args: [], argTypes: [] });
    return String(rows[0]?.[0]);
  } finally {
    await connection.dispose();
  }
}

export async function dropSqliteDatabase(url: string): Promise<void> {
  const file = fileURLToPath(url);
  await Promise.all(["", "-journal", "-wal", "-shm"].map((suffix) => rm(`${file}${suffix}`, { force: true })));
}
