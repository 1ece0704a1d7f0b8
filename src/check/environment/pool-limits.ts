import type { AdapterCall } from "./adapter-calls.js";

export type Driver = "pg" | "mariadb";

/** What a pool of connections is without. */
export type MissingLimit = "wait" | "statement" | "size";

type Parameters = ReadonlyMap<string, string>;

export function driverOf({ constructor }: AdapterCall): Driver {
  return constructor === "PrismaPg" || constructor === "Pool" ? "pg" : "mariadb";
}

/** The calls that hold the settings of a pool: an adapter that is given a pool takes that pool's. */
export function poolCalls(calls: readonly AdapterCall[]): readonly AdapterCall[] {
  const pools = calls.filter(({ constructor }) => !constructor.startsWith("Prisma"));
  return pools.length === 0 ? calls : calls.filter((call) => !call.constructor.startsWith("Prisma") || !call.isOpen);
}

/**
 * @param parameters - of the connection URL; `undefined` if it is not known, and then it may limit statements.
 */
export function missingLimits(call: AdapterCall, parameters: Parameters | undefined): readonly MissingLimit[] {
  const isPg = driverOf(call) === "pg";
  const has = isPg ? PG : MARIADB;
  const inUrl = (names: readonly string[]): boolean => names.some((name) => isLimit(parameters?.get(name)));
  const inCode = (names: readonly string[]): boolean =>
    names.some((name) => call.keys.has(name) && !call.words.includes(`${name}:0`));
  const isLimited = {
    // Without a limit, mariadb waits for ten seconds. Our own adapter waits as long as the operation has.
    wait: !isPg || call.isHardened || inCode(PG.wait),
    statement:
      parameters === undefined ||
      inUrl(has.statement) ||
      inCode(has.statement) ||
      has.session.some(
        (name) => /statement_(?:timeout|time)/.test(parameters.get(name) ?? "") || call.keys.has(name),
      ) ||
      (call.isHardened && !call.words.includes("statementTimeout:false")),
    // The pool of node-postgres does not read the URL.
    size: inCode(has.size) || (!isPg && inUrl(has.size)),
  };
  return (["wait", "statement", "size"] as const).filter((limit) => !isLimited[limit]);
}

const PG = {
  wait: ["connectionTimeoutMillis"],
  statement: ["statement_timeout", "query_timeout"],
  session: ["options"],
  size: ["max"],
};
const MARIADB = {
  statement: ["queryTimeout", "socketTimeout"],
  session: ["sessionVariables", "initSql"],
  size: ["connectionLimit"],
};

function isLimit(value: string | undefined): boolean {
  return value !== undefined && Number.parseInt(value, 10) > 0;
}

/** What Prisma 6's engine has read from a URL, or somebody hopes that a driver does; and the setting that is meant. */
const UNREAD: { readonly [Name in Driver]: { readonly [parameter: string]: string } } = {
  pg: {
    connection_limit: "max",
    max: "max",
    pool_timeout: "connectionTimeoutMillis",
    connect_timeout: "connectionTimeoutMillis",
    connectionTimeoutMillis: "connectionTimeoutMillis",
    socket_timeout: "query_timeout",
    idleTimeoutMillis: "idleTimeoutMillis",
    max_idle_connection_lifetime: "idleTimeoutMillis",
    max_connection_lifetime: "maxLifetimeSeconds",
  },
  mariadb: {
    connection_limit: "connectionLimit",
    pool_timeout: "acquireTimeout",
    connect_timeout: "connectTimeout",
    socket_timeout: "socketTimeout",
    max_idle_connection_lifetime: "idleTimeout",
  },
};

/** Parameters of the URL that the driver of Prisma 7's adapter ignores, as measured, and that no code sets in their place. */
export function unreadParameters(
  driver: Driver,
  parameters: Parameters,
  calls: readonly AdapterCall[],
): readonly { readonly parameter: string; readonly setting: string }[] {
  return Object.entries(UNREAD[driver]).flatMap(([parameter, setting]) => {
    const isSet = calls.some(({ keys }) => keys.has(setting));
    return parameters.has(parameter) && !isSet ? [{ parameter, setting }] : [];
  });
}
