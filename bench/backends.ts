import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";

/** How many SQL statements have gone to a driver, `BEGIN` and `COMMIT` among them. */
export interface StatementCount {
  statements: number;
}

/** The driver as it is, and counts. */
export function counting(factory: SqlDriverAdapterFactory, count: StatementCount): SqlDriverAdapterFactory {
  return around(factory, (adapter) => ({
    ...queryable(adapter, count),
    startTransaction: async (isolationLevel) => {
      count.statements++;
      const transaction = await adapter.startTransaction(isolationLevel);
      return {
        ...info(transaction),
        options: transaction.options,
        ...queryable(transaction, count),
        commit: () => transaction.commit(),
        rollback: () => transaction.rollback(),
      };
    },
  }));
}

function queryable(target: SqlDriverAdapter | Transaction, count: StatementCount) {
  return {
    queryRaw: (query: SqlQuery) => {
      count.statements++;
      return target.queryRaw(query);
    },
    executeRaw: (query: SqlQuery) => {
      count.statements++;
      return target.executeRaw(query);
    },
  };
}

interface Recording {
  readonly args: readonly unknown[];
  readonly result: SqlResultSet;
}

export interface ReplayCount extends StatementCount {
  /** How many statements were not known and went to the database. */
  recorded: number;
}

/**
 * Answers each read with the rows that the database gave the first time, without waiting: what is left is the time that
 * Prisma and its extensions take. A transaction around reads is a formality here.
 */
export function replaying(factory: SqlDriverAdapterFactory, count: ReplayCount): SqlDriverAdapterFactory {
  const recordings = new Map<string, Recording[]>();
  return around(factory, (adapter) => {
    const queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
      count.statements++;
      const recording = recordings.get(query.sql)?.find(({ args }) => isSame(args, query.args));
      if (recording) return recording.result;
      count.recorded++;
      const result = freeze(await adapter.queryRaw(query));
      recordings.set(query.sql, [...(recordings.get(query.sql) ?? []), { args: [...query.args], result }]);
      return result;
    };
    const executeRaw = ({ sql }: SqlQuery): Promise<number> => {
      count.statements++;
      return sql === "COMMIT" || sql === "ROLLBACK"
        ? Promise.resolve(0)
        : Promise.reject(new Error(`Only reads can be replayed: ${sql}`));
    };
    return {
      queryRaw,
      executeRaw,
      startTransaction: () => {
        count.statements++;
        const nothing = (): Promise<void> => Promise.resolve();
        return Promise.resolve({
          ...info(adapter),
          ...FORMALITY,
          queryRaw,
          executeRaw,
          commit: nothing,
          rollback: nothing,
        });
      },
    };
  });
}

/** As with PrismaPg, Prisma itself sends the COMMIT. */
const FORMALITY = { options: { usePhantomQuery: false } };

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

/** A row that someone changed would be changed for every later caller. */
function freeze(result: SqlResultSet): SqlResultSet {
  for (const row of result.rows) Object.freeze(row);
  Object.freeze(result.rows);
  return Object.freeze(result);
}

function info({ provider, adapterName }: AdapterInfo): AdapterInfo {
  return { provider, adapterName };
}

type AdapterInfo = Pick<SqlDriverAdapterFactory, "provider" | "adapterName">;
type OwnMethods = Pick<SqlDriverAdapter, "queryRaw" | "executeRaw" | "startTransaction">;

function around(
  factory: SqlDriverAdapterFactory,
  methods: (adapter: SqlDriverAdapter) => OwnMethods,
): SqlDriverAdapterFactory {
  return {
    ...info(factory),
    connect: async () => {
      const adapter = await factory.connect();
      return {
        ...info(adapter),
        ...methods(adapter),
        executeScript: (script) => adapter.executeScript(script),
        getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
        dispose: () => adapter.dispose(),
      };
    },
  };
}
