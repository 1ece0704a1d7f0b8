import { PrismaPg as PrismaPgFactory } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { readMilliseconds } from "../deadline/limit.js";
import { STOPS_STATEMENTS } from "../deadline/statement-owner.js";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { CancellablePool, type PoolSettings } from "./cancellable-pool.js";

type FactoryParameters = ConstructorParameters<typeof PrismaPgFactory>;

/** Prisma's own options, and when the server has to stop. */
export type PrismaPgOptions = NonNullable<FactoryParameters[1]> & {
  /**
   * Milliseconds that the server has to obey a cancel request; then the connection is closed and the caller freed.
   * Default: 1 000.
   */
  readonly cancelGrace?: number;
  /**
   * `statement_timeout` of each connection, in milliseconds, for the case that this process dies and cancels nothing any
   * more; `false`: none. Default: 60 000. A limit that the role, the database or the connection string sets stays; behind
   * a pooler such as PgBouncer none is set, as its connections are shared. A longer `withDeadline` needs a longer one.
   */
  readonly statementTimeout?: number | false;
};

/**
 * Prisma's `PrismaPg`, whose statements the deadlines of `hardening()` and `withDeadline` stop in the database: by
 * PostgreSQL's own cancel request, which is over in milliseconds. Takes what `PrismaPg` of `@prisma/adapter-pg` takes: a
 * connection string, a `pg.PoolConfig`, or a `pg.Pool`.
 *
 * @throws HardeningError `INVALID_OPTIONS`; `UNSUPPORTED_ADAPTER` when the client connects, if `@prisma/adapter-pg` is not
 * built as this version knows it.
 *
 * @example
 * import { PrismaPg } from "prisma-hardening/adapter-pg";
 *
 * const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL });
 * export const prisma = new PrismaClient({ adapter }).$extends(hardening({ models, timeout: 5_000 }));
 */
export class PrismaPg extends PrismaPgFactory {
  /** @internal */
  readonly [STOPS_STATEMENTS] = true;
  readonly #graceMs: number;
  readonly #statementTimeout: number | false;

  constructor(poolOrConfig: FactoryParameters[0], options: PrismaPgOptions = {}) {
    const { cancelGrace = 1_000, statementTimeout = 60_000, ...prismaOptions } = options;
    super(poolOrConfig, prismaOptions);
    this.#graceMs = readMilliseconds(cancelGrace, "PrismaPg: `cancelGrace`");
    this.#statementTimeout =
      statementTimeout === false ? false : readMilliseconds(statementTimeout, "PrismaPg: `statementTimeout`");
  }

  override async connect(): ReturnType<PrismaPgFactory["connect"]> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    // Protected in its types; every statement goes through it.
    if (Reflect.get(adapter, "client") !== pool) {
      throw new HardeningError("UNSUPPORTED_ADAPTER", messages.unsupportedAdapter("@prisma/adapter-pg"));
    }
    const client = new CancellablePool(pool, this.#settings(pool));
    return Object.assign(adapter, { client, underlyingDriver: () => pool });
  }

  #settings(pool: Pool): PoolSettings {
    const { stream } = pool.options as { readonly stream?: unknown };
    return { graceMs: this.#graceMs, statementTimeout: this.#statementTimeout, stream };
  }
}
