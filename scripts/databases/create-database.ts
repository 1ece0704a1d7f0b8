import { createMariadbDatabase, dropMariadbDatabase } from "./mariadb.js";
import { createPostgresDatabase, dropPostgresDatabase } from "./postgres.js";
import type { Database, ServerAddress } from "./server.js";
import { dropSqliteDatabase } from "./sqlite.js";

let made = 0;

/** A fresh, empty database that no other test has. `name` is for people: it stands in the database's own name. */
export async function createDatabase(server: ServerAddress, name: string): Promise<Database> {
  const unique = uniqueName(server, name);
  const { provider } = server;
  switch (provider) {
    case "postgresql": {
      await createPostgresDatabase(server.url, unique);
      const stop = (): Promise<void> => dropPostgresDatabase(server.url, unique);
      return { provider, name: unique, url: withPath(server.url, unique), stop };
    }
    case "mysql": {
      await createMariadbDatabase(server.url, unique);
      const stop = (): Promise<void> => dropMariadbDatabase(server.url, unique);
      return { provider, name: unique, url: withPath(server.url, unique), stop };
    }
    case "sqlite": {
      const url = new URL(`${unique}.db`, server.url).href;
      const stop = (): Promise<void> => dropSqliteDatabase(url);
      return { provider, name: unique, url, stop };
    }
  }
}

/** At most 63 bytes, which is what PostgreSQL keeps of a name. */
function uniqueName({ namespace }: ServerAddress, name: string): string {
  const readable = name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  return `${namespace}${process.pid.toString(36)}_${(made++).toString(36)}_${readable}`.slice(0, 63);
}

function withPath(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
