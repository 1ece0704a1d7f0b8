import { hardening, type HardeningOptions } from "prisma-hardening";
import { models } from "../generated/postgresql-canary/hardening/models.js";
import type { PrismaClient } from "../generated/postgresql-canary/client/client.js";
import type { VaultClient } from "../redact/vault.js";
import { driverAdapter, type Provider } from "../support/databases.js";
import { Faults } from "./faulty-adapter.js";

export function harden(client: VaultClient, options: Omit<HardeningOptions<typeof models>, "models">) {
  return client.$extends(hardening({ models, ...options }));
}

export type HardenedVault = ReturnType<typeof harden>;

const CLIENTS: Record<Provider, () => Promise<object>> = {
  postgresql: () => import("../generated/postgresql-canary/client/client.js"),
  mysql: () => import("../generated/mysql-canary/client/client.js"),
  sqlite: () => import("../generated/sqlite-canary/client/client.js"),
};

/** A client whose driver fails when it is told so. Its errors are as long as Prisma makes them. */
export async function faultyClient(provider: Provider, url: string): Promise<{ client: VaultClient; faults: Faults }> {
  const module = (await CLIENTS[provider]()) as { readonly PrismaClient: typeof PrismaClient };
  const faults = new Faults(provider);
  return {
    faults,
    client: new module.PrismaClient({ adapter: faults.wrap(driverAdapter(url)), errorFormat: "pretty" }),
  };
}
