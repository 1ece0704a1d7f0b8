import * as v from "valibot";
import { names, sentence } from "../config/values.js";

/** The section `environment` of hardening.config.ts. */
export interface EnvironmentOptions {
  /** What the environment that the gate looks at is called in files of fingerprints. Default `production`. */
  readonly name?: string | undefined;
  /** Variables that must be set and strong, beside those that are recognised by their name (`JWT_SECRET`, `SESSION_SECRET`, ...). */
  readonly secrets?: readonly string[] | undefined;
  /** Variables that must be set. */
  readonly required?: readonly string[] | undefined;
  /** The variable with the connection URL. Default `DATABASE_URL`. */
  readonly databaseUrl?: string | undefined;
  /** The variable with the origins that CORS allows, separated by commas or spaces. Default `CORS_ORIGINS`. */
  readonly corsOrigins?: string | undefined;
  /** The variable with the address under which the application is reached, or the address. Default `PUBLIC_URL`. */
  readonly publicUrl?: string | undefined;
  /** Files with the fingerprints of other environments' secrets: `npx prisma-hardening fingerprint` writes them. */
  readonly fingerprints?: readonly string[] | undefined;
}

export const environmentOptions = v.strictObject({
  name: v.optional(sentence, "production"),
  secrets: v.optional(names, []),
  required: v.optional(names, []),
  databaseUrl: v.optional(sentence, "DATABASE_URL"),
  corsOrigins: v.optional(sentence, "CORS_ORIGINS"),
  publicUrl: v.optional(sentence, "PUBLIC_URL"),
  fingerprints: v.optional(names, []),
}) satisfies v.GenericSchema<EnvironmentOptions>;
