import { hardening, type HardeningOptions } from "prisma-hardening";
import { type PrismaClient } from "../generated/postgresql/client/client.js";
import { models } from "../generated/postgresql/hardening/models.js";
import { driverAdapter, type Provider } from "./databases.js";

/** The client without the extension: the witness of what is really stored. The three providers' types are alike. */
export type PlainClient = PrismaClient<"query">;

/** Which generated client: the one of the hardened schema, or the one that tolerates rows that refer to nothing. */
export type ClientKind = Provider | `${Provider}-witness`;

const CLIENTS: Record<ClientKind, () => Promise<object>> = {
  postgresql: () => import("../generated/postgresql/client/client.js"),
  mysql: () => import("../generated/mysql/client/client.js"),
  sqlite: () => import("../generated/sqlite/client/client.js"),
  "postgresql-witness": () => import("../generated/postgresql-witness/client/client.js"),
  "mysql-witness": () => import("../generated/mysql-witness/client/client.js"),
  "sqlite-witness": () => import("../generated/sqlite-witness/client/client.js"),
};

export async function plainClient(kind: ClientKind, url: string): Promise<PlainClient> {
  const module = (await CLIENTS[kind]()) as { readonly PrismaClient: typeof PrismaClient };
  return new module.PrismaClient({ adapter: driverAdapter(url), log: [{ emit: "event", level: "query" }] });
}

export function hardenedClient(plain: PlainClient, options: Partial<HardeningOptions<typeof models>> = {}) {
  return plain.$extends(hardening({ models, ...options }));
}

export type HardenedClient = ReturnType<typeof hardenedClient>;

export { models };
