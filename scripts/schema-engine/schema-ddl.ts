import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Provider } from "../databases/server.js";
import { diff } from "../../src/prisma-schema/engine.js";
import { toMysql } from "./mysql-dialect.js";
import { withoutForeignKeys } from "./without-foreign-keys.js";

export interface DdlOptions {
  /** `false` leaves the foreign keys out. Default `true`. */
  readonly foreignKeys?: boolean;
}

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/prisma-hardening/ddl/", import.meta.url));
const DATASOURCE_PROVIDER = /(datasource\s+\w+\s*\{[^}]*?\bprovider\s*=\s*)"(\w+)"/;
/** Part of the key of the cache: raise it when the code below changes what comes out. */
const FORMAT = 1;

/** The statements that make the tables of a schema in an empty database of the provider. */
export async function schemaDdl(schemaPath: string, provider: Provider, options: DdlOptions = {}): Promise<string> {
  const schema = await readFile(schemaPath, "utf8");
  const ddl = await cached(JSON.stringify([FORMAT, provider, schema]), () => ddlOf(schema, provider));
  return options.foreignKeys === false ? withoutForeignKeys(ddl) : ddl;
}

async function ddlOf(schema: string, provider: Provider): Promise<string> {
  // The engine that npm has knows no MySQL.
  const dialect = provider === "mysql" ? "postgresql" : provider;
  if (!DATASOURCE_PROVIDER.test(schema)) throw new Error("The schema has no datasource block with a provider.");
  const translated = schema.replace(DATASOURCE_PROVIDER, `$1"${dialect}"`);
  const content = provider === "mysql" ? translated.replace(/\s@db\.\w+(\([^)]*\))?/g, "") : translated;
  const ddl = await diff({ tag: "empty" }, { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
  return provider === "mysql" ? toMysql(ddl) : ddl;
}

async function cached(key: string, make: () => Promise<string>): Promise<string> {
  const file = path.join(CACHE, `${createHash("sha256").update(key).digest("hex").slice(0, 24)}.sql`);
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return known;
  const made = await make();
  await mkdir(CACHE, { recursive: true });
  // Several processes may write the same file: each writes its own and moves it into place.
  const own = `${file}.${process.pid}`;
  await writeFile(own, made);
  await rename(own, file);
  return made;
}
