import { PrismaMariaDb as PrismaMariaDbFactory, type PrismaMariadbOptions } from "@prisma/adapter-mariadb";
import { readMilliseconds } from "../deadline/limit.js";
import { STOPS_STATEMENTS } from "../deadline/statement-owner.js";
import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { CancellablePool } from "./cancellable-pool.js";
import { poolOf } from "./driver.js";
import { Sessions } from "./sessions.js";

/** Prisma's own options, and when the server has to stop. */
export type PrismaMariaDbOptions = PrismaMariadbOptions & {
  /**
   * Milliseconds that the server has to obey `KILL QUERY`, or to answer a COMMIT whose deadline has passed; then the
   * connection is closed and the caller freed. Default: 1 000.
   */
  readonly cancelGrace?: number;
  /**
   * The server's own limit for each statement, in milliseconds, for the case that this process dies and stops nothing any
   * more; `false`: none. Default: 60 000. It is `max_statement_time` on MariaDB, and `max_execution_time` on MySQL, which
   * limits SELECT only. A limit that the server or the connection settings set stays. A longer `withDeadline` needs a
   * longer one, and a pool with `resetAfterUse` forgets it: set it in `initSql` there.
   */
  readonly statementTimeout?: number | false;
};

/**
 * Prisma's `PrismaMariaDb`, whose statements the deadlines of `hardening()` and `withDeadline` stop in the database: by
 * `KILL QUERY` from a second connection, which is over in milliseconds. Takes what `PrismaMariaDb` of
 * `@prisma/adapter-mariadb` takes: a connection string, settings, or a pool of `mariadb.createPool`.
 *
 * @throws HardeningError `INVALID_OPTIONS`; `UNSUPPORTED_ADAPTER` when the client connects, if `@prisma/adapter-mariadb` or
 * `mariadb` are not built as this version knows them.
 *
 * @example
 * import { PrismaMariaDb } from "prisma-hardening/adapter-mariadb";
 *
 * const adapter = new PrismaMariaDb({ host: "localhost", user: "shop", database: "shop", connectionLimit: 5 });
 * export const prisma = new PrismaClient({ adapter }).$extends(hardening({ models, timeout: 5_000 }));
 */
export class PrismaMariaDb extends PrismaMariaDbFactory {
  readonly [STOPS_STATEMENTS] = true;
  readonly #graceMs: number;
  readonly #statementTimeout: number | false;

  constructor(poolOrConfig: ConstructorParameters<typeof PrismaMariaDbFactory>[0], options: PrismaMariaDbOptions = {}) {
    const { cancelGrace = 1_000, statementTimeout = 60_000, ...prismaOptions } = options;
    super(poolOrConfig, prismaOptions);
    this.#graceMs = readMilliseconds(cancelGrace, "PrismaMariaDb: `cancelGrace`");
    this.#statementTimeout =
      statementTimeout === false ? false : readMilliseconds(statementTimeout, "PrismaMariaDb: `statementTimeout`");
  }

  override async connect(): ReturnType<PrismaMariaDbFactory["connect"]> {
    const adapter = await super.connect();
    const driver = adapter.underlyingDriver();
    // Protected in its types; every statement goes through it.
    const isKnown = Reflect.get(adapter, "client") === driver;
    const pool = poolOf(driver);
    if (!isKnown || pool === undefined) {
      await adapter.dispose();
      throw new HardeningError(
        "UNSUPPORTED_ADAPTER",
        isKnown ? messages.unsupportedPool() : messages.unsupportedAdapter("@prisma/adapter-mariadb"),
      );
    }
    const sessions = new Sessions(pool, this.#statementTimeout);
    const dispose = adapter.dispose.bind(adapter);
    return Object.assign(adapter, {
      client: new CancellablePool(pool, sessions, this.#graceMs),
      underlyingDriver: () => driver,
      dispose: () => {
        sessions.close();
        return dispose();
      },
    });
  }
}
