import type { PrismaClient } from "../generated/postgresql-canary/client/client.js";
import {
  applySchema,
  createDatabase,
  driverAdapter,
  runScript,
  type Provider,
  type ServerAddress,
} from "../support/databases.js";

export type VaultClient = PrismaClient;
export type ErrorFormat = "pretty" | "colorless" | "minimal";

/** A database with the canary schema, one row, and a client per error format. */
export interface Vault {
  readonly provider: Provider;
  readonly url: string;
  readonly clients: Readonly<Record<ErrorFormat, VaultClient>>;
  stop(): Promise<void>;
}

const CLIENTS: Record<Provider, () => Promise<object>> = {
  postgresql: () => import("../generated/postgresql-canary/client/client.js"),
  mysql: () => import("../generated/mysql-canary/client/client.js"),
  sqlite: () => import("../generated/sqlite-canary/client/client.js"),
};

export async function openVault(server: ServerAddress, name: string): Promise<Vault> {
  const { provider } = server;
  const database = await createDatabase(server, name);
  await applySchema(database.url, `test/generated/${provider}-canary/schema.prisma`, { foreignKeys: true });
  await runScript(database.url, CONSTRAINTS[provider]);
  const clients = {
    pretty: await vaultClient(provider, database.url, "pretty"),
    colorless: await vaultClient(provider, database.url, "colorless"),
    minimal: await vaultClient(provider, database.url, "minimal"),
  };
  await clients.minimal.owner.create({ data: { id: 1, email: "owner@example.com" } });
  await clients.minimal.vault.create({ data: { id: 1, code: "first", text: "one", ownerId: 1 } });
  await clients.minimal.strict.create({ data: { id: 1, vaultId: 1 } });
  const stop = async () => {
    for (const client of Object.values(clients)) await client.$disconnect();
    await database.stop();
  };
  return { provider, url: database.url, clients, stop };
}

export async function vaultClient(provider: Provider, url: string, errorFormat: ErrorFormat): Promise<VaultClient> {
  const module = (await CLIENTS[provider]()) as { readonly PrismaClient: typeof PrismaClient };
  return new module.PrismaClient({ adapter: driverAdapter(url), errorFormat });
}

/** A check constraint, and a trigger that tells the row's text in its message. */
const CONSTRAINTS: Record<Provider, string> = {
  postgresql: `
    ALTER TABLE "Vault" ADD CONSTRAINT age_positive CHECK (age >= 0);
    CREATE FUNCTION tell() RETURNS trigger AS $$ BEGIN
      IF NEW.code LIKE 'tell-%' THEN
        RAISE EXCEPTION 'refused %', NEW.text USING DETAIL = NEW.text, HINT = NEW.text;
      END IF;
      RETURN NEW;
    END $$ LANGUAGE plpgsql;
    CREATE TRIGGER tell BEFORE INSERT ON "Vault" FOR EACH ROW EXECUTE FUNCTION tell();`,
  mysql: `
    ALTER TABLE Vault ADD CONSTRAINT age_positive CHECK (age >= 0);
    CREATE TRIGGER tell BEFORE INSERT ON Vault FOR EACH ROW
      IF NEW.code LIKE 'tell-%' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = NEW.text; END IF`,
  sqlite: `
    CREATE TRIGGER age_positive BEFORE INSERT ON Vault WHEN NEW.age < 0 BEGIN SELECT RAISE(ABORT, 'negative age'); END;
    CREATE TRIGGER tell BEFORE INSERT ON Vault WHEN NEW.code LIKE 'tell-%' BEGIN SELECT json(NEW.text); END;`,
};
