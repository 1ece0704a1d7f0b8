import type { Environment } from "./environment.js";
import { hostKind } from "./host-kind.js";

/** `prismaDev` is the local server of `npx prisma dev`. */
export type Engine =
  "postgresql" | "mysql" | "sqlite" | "libsql" | "sqlserver" | "mongodb" | "accelerate" | "prismaDev" | "other";

/** A connection URL, as the driver of Prisma's adapter takes it. It holds a password: nothing of it goes into a finding. */
export interface DatabaseUrl {
  readonly engine: Engine;
  readonly host: string;
  /** A Unix socket or this machine: a proxy beside the application, as a rule. */
  readonly isLocal: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

const ENGINES: { readonly [protocol: string]: Engine } = {
  "postgres:": "postgresql",
  "postgresql:": "postgresql",
  "mysql:": "mysql",
  "mariadb:": "mysql",
  "file:": "sqlite",
  "sqlite:": "sqlite",
  "libsql:": "libsql",
  "sqlserver:": "sqlserver",
  "mongodb:": "mongodb",
  "mongodb+srv:": "mongodb",
  "prisma:": "accelerate",
  "prisma+postgres:": "accelerate",
};

const NO_HOST = "host.is.absent.invalid";

/**
 * @param environment - node-postgres takes from PGHOST, PGUSER, PGPASSWORD what the URL does not say.
 * @returns `undefined` if it is no URL.
 */
export function readDatabaseUrl(text: string, environment: Pick<Environment, "get">): DatabaseUrl | undefined {
  const trimmed = text.trim();
  const engine = ENGINES[/^[a-z+]+:/i.exec(trimmed)?.[0].toLowerCase() ?? ""];
  if (engine === "sqlserver") return { ...NOTHING, engine };
  const url = parsed(trimmed);
  if (url === undefined || engine === undefined) return url && { ...NOTHING, engine: "other" };
  const parameters = new Map(url.searchParams);
  const given = { parameters, host: hostOf(url), user: decoded(url.username), password: decoded(url.password) };
  const database = decoded(url.pathname.slice(1));
  switch (engine) {
    case "postgresql": {
      // An empty one counts for nothing.
      const first = (...values: readonly (string | undefined)[]): string | undefined => values.find(Boolean);
      const host = first(parameters.get("host"), given.host, environment.get("PGHOST")) ?? "localhost";
      const user = first(parameters.get("user"), given.user, environment.get("PGUSER"));
      const password = first(parameters.get("password"), given.password, environment.get("PGPASSWORD"));
      return { ...given, engine, host, user, password, database, isLocal: isLocal(host) };
    }
    case "mysql": {
      // The mariadb driver lets any option of the query win.
      const host = parameters.get("host") ?? given.host;
      const user = parameters.get("user") ?? given.user;
      const password = parameters.get("password") ?? given.password;
      return {
        ...given,
        engine,
        host,
        user,
        password,
        database,
        isLocal: parameters.has("socketPath") || isLocal(host),
      };
    }
    case "accelerate":
      return isLocal(given.host)
        ? { ...given, engine: "prismaDev", database, isLocal: true }
        : { ...given, engine, database, isLocal: false };
    default:
      return { ...given, engine, database, isLocal: engine === "sqlite" || isLocal(given.host) };
  }
}

const NOTHING: Omit<DatabaseUrl, "engine"> = {
  host: "",
  isLocal: false,
  user: undefined,
  password: undefined,
  database: undefined,
  parameters: new Map(),
};

/** As node-postgres does: a password with spaces or a bare `%` is taken, and so is a URL without a host. */
function parsed(text: string): URL | undefined {
  const escaped = text.replaceAll(" ", "%20").replaceAll(/%(?![\da-f]{2})/gi, "%25");
  for (const form of [escaped, escaped.replace("@/", `@${NO_HOST}/`)]) {
    if (URL.canParse(form)) return new URL(form);
  }
  return undefined;
}

function hostOf({ hostname }: URL): string {
  return hostname === NO_HOST ? "" : (decoded(hostname.replace(/^\[(.*)\]$/, "$1")) ?? "");
}

function isLocal(host: string): boolean {
  return host.startsWith("/") || host.startsWith("@") || hostKind(host) === "loopback";
}

function decoded(text: string): string | undefined {
  if (text === "") return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
