import type { PrismaClient } from "./generated/client/client.js";
import type { Query } from "./queries.js";

/** A way to use Prisma that is measured against the others. */
export interface Contestant {
  readonly name: string;
  /** What had to be done so that it runs, or how it differs, for people. */
  readonly note?: string;
  /** @throws where the package does not load or refuses the client. */
  readonly open: (plain: PrismaClient) => object | Promise<object>;
  /** Prisma's name of an operation → the contestant's own. */
  readonly renamed?: { readonly [operation: string]: string };
  /** What this contestant is given instead of the query's own arguments. */
  readonly args?: (query: Query, args: object) => object;
}
