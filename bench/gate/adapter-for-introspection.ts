import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** `"char"`, a type of PostgreSQL's own catalogue: the engine reads columns of it, and the adapter refuses them. */
const INTERNAL_CHAR = 18;
/** A type that the adapter takes, and no column of the catalogue has. */
const CHAR_LIST = 1002;

/**
 * `PrismaPg` for an engine that reads PostgreSQL's catalogue and counts rows. What it would write is not done, so that one
 * database serves for all changes.
 *
 * @param pool - that has made no connection yet.
 */
export function adapterForIntrospection(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  pool.on("connect", (client) => {
    if (!(client instanceof pg.Client)) return;
    client.connection.on("rowDescription", ({ fields }: { readonly fields: { dataTypeID: number }[] }) => {
      for (const field of fields) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = CHAR_LIST;
    });
  });
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => readOnly(withCharacters(await factory.connect())),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function withCharacters(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const query = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (params) => {
    const { columnTypes, ...result } = await query(params);
    const { Character, CharacterArray } = ColumnTypeEnum;
    return { ...result, columnTypes: columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
  };
  return adapter;
}

function readOnly(adapter: SqlDriverAdapter): SqlDriverAdapter {
  adapter.executeRaw = () => Promise.resolve(0);
  adapter.executeScript = () => Promise.resolve();
  return adapter;
}
