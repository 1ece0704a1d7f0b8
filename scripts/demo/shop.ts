import { PrismaPg } from "@prisma/adapter-pg";
import { hardening } from "prisma-hardening";
import { PrismaPg as CancellablePrismaPg } from "prisma-hardening/adapter-pg";
import { PrismaClient } from "../../generated/client/client.js";
import { models } from "../../generated/hardening/models.js";

export type ModelName = keyof typeof models.models;

/** The shop's database, seen with and without the extension. */
export interface Shop {
  readonly plain: ShopClient;
  readonly hardened: ShopClient;
  /** `restore` is the extension's own, which Prisma's type does not have. */
  readonly restorePost: (id: number) => Promise<void>;
  /** The statement that the last operation sent. */
  readonly lastStatement: () => Statement;
  readonly close: () => Promise<void>;
}

export interface Statement {
  readonly sql: string;
  /** A JSON array. */
  readonly params: string;
}

/** What the queries of the demo are written against: Prisma's client, which the extension does not change. */
export type ShopClient = PrismaClient<"query">;

export function openShop(databaseUrl: string): Shop {
  let last: Statement = { sql: "", params: "[]" };
  const log = [{ emit: "event", level: "query" } as const];
  const plain = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }), log });
  const base = new PrismaClient({ adapter: new CancellablePrismaPg({ connectionString: databaseUrl }), log });
  base.$on("query", ({ query, params }) => {
    last = { sql: query, params };
  });
  const hardened = base.$extends(hardening({ models }));
  const operations: object = hardened;
  return {
    plain,
    // The extension leaves the types of Prisma's operations alone: test/types.
    hardened: operations as ShopClient,
    restorePost: async (id) => {
      await hardened.post.restore({ where: { id } });
    },
    lastStatement: () => last,
    close: async () => {
      await Promise.all([plain.$disconnect(), base.$disconnect()]);
    },
  };
}

export { models };
