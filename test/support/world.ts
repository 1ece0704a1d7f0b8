import { hardenedClient, plainClient, type ClientKind, type HardenedClient, type PlainClient } from "./clients.js";
import { applySchema, createDatabase, type ServerAddress } from "./databases.js";

/** A database with the behaviour schema, seen by a plain client and by a hardened one. */
export interface World {
  readonly plain: PlainClient;
  readonly prisma: HardenedClient;
  stop(): Promise<void>;
}

export async function openWorld(server: ServerAddress, name: string): Promise<World> {
  const { client: plain, stop } = await openDatabase(server, name, server.provider, true);
  return { plain, prisma: hardenedClient(plain), stop };
}

/** A second database, without foreign keys, for the same data without its inactive rows. */
export async function openWitness(
  server: ServerAddress,
  name: string,
): Promise<{ client: PlainClient; stop(): Promise<void> }> {
  return openDatabase(server, `${name} witness`, `${server.provider}-witness`, false);
}

async function openDatabase(server: ServerAddress, name: string, kind: ClientKind, foreignKeys: boolean) {
  const database = await createDatabase(server, name);
  await applySchema(database.url, `test/generated/${kind}/schema.prisma`, { foreignKeys });
  const client = await plainClient(kind, database.url);
  const stop = async () => {
    await client.$disconnect();
    await database.stop();
  };
  return { client, stop };
}
