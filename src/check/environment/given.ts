import type { CheckContext } from "../context.js";
import { unknown, type Finding, type Outcome } from "../outcome.js";
import type { Environment } from "./environment.js";

type EnvironmentContext = Pick<CheckContext, "environment" | "config">;

/**
 * Whether these are the variables that the application gets. On the machine of a developer or of CI they are not: there, neither
 * NODE_ENV nor the connection URL is set as a rule, and a variable that is absent says nothing.
 */
export function isEnvironmentGiven({ environment, config }: EnvironmentContext): boolean {
  const isFromFile = environment.names().some((name) => environment.placeOf(name) !== undefined);
  return isFromFile || environment.has("NODE_ENV") || environment.has(config.environment.databaseUrl);
}

/** What a check says that would need a variable, where none of the application's are there. */
export function environmentNotGiven(subject: string): Outcome {
  const write =
    "npx prisma-hardening check --dotenv .env.production\nor run it where the application runs, with its variables.";
  return unknown(subject, "no production environment was given", write);
}

/** The place of a variable's finding, where it stands in a file. */
export function placeOf(environment: Environment, name: string): Pick<Finding, "place"> {
  const place = environment.placeOf(name);
  return place === undefined ? {} : { place };
}
