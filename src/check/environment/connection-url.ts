import type { CheckContext } from "../context.js";
import { notApplicable, unknown, type Outcome } from "../outcome.js";
import { readDatabaseUrl, type DatabaseUrl } from "./database-url.js";
import { environmentNotGiven, isEnvironmentGiven } from "./given.js";

/** What a check of the connection looks at, or what it says instead. */
export type ConnectionUrl =
  | { readonly name: string; readonly url: DatabaseUrl; readonly outcome?: never }
  | { readonly name?: never; readonly url?: never; readonly outcome: Outcome };

/** The connection URL of the environment, where it leads to a server. */
export function connectionUrl(context: Pick<CheckContext, "environment" | "config">): ConnectionUrl {
  const { environment, config } = context;
  const name = config.environment.databaseUrl;
  const text = environment.get(name);
  if (text === undefined) return { outcome: absent(context, name) };
  const url = readDatabaseUrl(text, environment);
  if (url === undefined) {
    const write = `${name}=postgresql://user:password@host:5432/database?sslmode=verify-full`;
    return { outcome: unknown(name, `${name} is no URL that could be read`, write) };
  }
  if (url.engine === "sqlite") return { outcome: notApplicable(`${name} is a file of SQLite`) };
  return { name, url };
}

function absent(context: Pick<CheckContext, "environment" | "config">, name: string): Outcome {
  if (!isEnvironmentGiven(context)) return environmentNotGiven(name);
  const write = `Set ${name}, or name the variable in hardening.config.ts: environment: { databaseUrl: "..." }`;
  return unknown(name, `${name} is not set`, write);
}
