import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

interface Bindings {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: Record<string, unknown>): void;
}

/** Node has it, and its types stand in lib.dom, which does not belong here: this much of it is used. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let bindings: Promise<Bindings> | undefined;

/**
 * What `prisma migrate diff --script` prints. The engine of Prisma's CLI is a program that has to be downloaded; this is
 * the same one as WebAssembly, from npm.
 */
export async function diff(from: DiffTarget, to: DiffTarget): Promise<string> {
  const engine = await openEngine(NO_DATABASE);
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters });
    return result.stdout ?? "";
  } finally {
    engine.free();
  }
}

/** The engine on a database, for what a comparison of schemas cannot tell. The caller frees it. */
export async function openEngine(database: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  const { SchemaEngine } = await (bindings ??= load());
  const adapter = bindMigrationAwareSqlAdapterFactory(database);
  return SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

async function load(): Promise<Bindings> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = (await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href)) as Bindings;
  const wasm = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}

/**
 * A comparison of schema files asks the database nothing, but the engine wants an adapter, and a SQLite one is the only
 * kind that it does not question at once. The SQL's dialect is that of the schema's provider.
 */
const NO_DATABASE: SqlMigrationAwareDriverAdapterFactory = {
  provider: "sqlite",
  adapterName: "no-database",
  connect: () => Promise.resolve(NO_CONNECTION),
  connectToShadowDb: () => Promise.resolve(NO_CONNECTION),
};

const NO_CONNECTION: SqlDriverAdapter = {
  provider: "sqlite",
  adapterName: "no-database",
  queryRaw: refuse,
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: () => Promise.resolve(),
};

function refuse(): Promise<never> {
  return Promise.reject(new Error("This comparison of schemas needs a database, and none was given."));
}
