import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { openEngine } from "../../../../src/prisma-schema/engine.js";

/** What `prisma migrate diff` writes to come from a database of PostgreSQL to a schema. */
export async function engineDiff(url: string, schema: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const engine = await openEngine(factoryOf(client));
  try {
    const files = [{ path: "schema.prisma", content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? "";
  } finally {
    engine.free();
    await client.end();
  }
}

/** Prisma's own adapter does not read "char", which the catalogue of PostgreSQL has. This one reads what a catalogue has. */
function factoryOf(client: pg.Client): SqlMigrationAwareDriverAdapterFactory {
  const refused = (): Promise<never> => Promise.reject(new Error("A comparison changes nothing."));
  const adapter: SqlDriverAdapter = {
    provider: "postgres",
    adapterName: "catalogue",
    queryRaw: (query) => asked(client, query),
    executeRaw: refused,
    executeScript: refused,
    startTransaction: refused,
    dispose: () => Promise.resolve(),
  };
  const connect = (): Promise<SqlDriverAdapter> => Promise.resolve(adapter);
  return { provider: "postgres", adapterName: "catalogue", connect, connectToShadowDb: connect };
}

const COLUMN_TYPES: { readonly [oid: number]: SqlResultSet["columnTypes"][number] } = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
};

async function asked(client: pg.Client, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await client.query<unknown[]>({ text: sql, values: args, rowMode: "array" });
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ dataTypeID }) => COLUMN_TYPES[dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  };
}
