import * as v from "valibot";
import { attestationOptions, type AttestationOptions } from "../attestations/options.js";
import { isCheck, PROFILES, type Check, type Profile, type Severity } from "../check.js";
import { databaseOptions, type DatabaseOptions } from "../database/options.js";
import { environmentOptions, type EnvironmentOptions } from "../environment/options.js";
import { httpOptions, type HttpOptions } from "../http/options.js";
import { migrationsOptions, type MigrationsOptions } from "../migrations/options.js";
import { repositoryOptions, type RepositoryOptions } from "../repository/options.js";
import { modelsOptions, type ModelsOptions } from "../schema/options.js";
import { checkId, sentence } from "./values.js";
import { waiverOptions, type WaiverOptions } from "./waiver.js";

/** `hardening.config.ts`. Everything may be left out. */
export interface HardeningConfig {
  /** Which checks run when the command line does not say it. Default `pr`. */
  readonly profile?: Profile | undefined;
  /** The schema: a file or a folder. By default what prisma.config or package.json says, else the usual places. */
  readonly schema?: string | undefined;
  /** By id: how much a finding weighs, or `off`. */
  readonly checks?: { readonly [id: string]: Severity | "off" } | undefined;
  readonly waivers?: readonly WaiverOptions[] | undefined;
  readonly attestations?: readonly AttestationOptions[] | undefined;
  readonly models?: ModelsOptions | undefined;
  readonly migrations?: MigrationsOptions | undefined;
  readonly environment?: EnvironmentOptions | undefined;
  readonly repository?: RepositoryOptions | undefined;
  readonly database?: DatabaseOptions | undefined;
  readonly http?: HttpOptions | undefined;
  /** Checks of your own: what `defineCheck` returns, or files that have it as their default export. */
  readonly ownChecks?: readonly (Check | string)[] | undefined;
}

const ownCheck = v.union(
  [sentence, v.custom<Check>(isCheck)],
  "what defineCheck({ ... }) returns, or the path of a file that has it as its default export",
);

export const gateConfig = v.strictObject({
  profile: v.optional(v.picklist(PROFILES), "pr"),
  schema: v.optional(sentence),
  checks: v.optional(v.record(checkId, v.picklist(["error", "warning", "off"])), {}),
  waivers: v.optional(v.pipe(v.array(waiverOptions), v.readonly()), []),
  attestations: v.optional(v.pipe(v.array(attestationOptions), v.readonly()), []),
  models: v.optional(modelsOptions, {}),
  migrations: v.optional(migrationsOptions, {}),
  environment: v.optional(environmentOptions, {}),
  repository: v.optional(repositoryOptions, {}),
  database: v.optional(databaseOptions, {}),
  http: v.optional(httpOptions, {}),
  ownChecks: v.optional(v.pipe(v.array(ownCheck), v.readonly()), []),
}) satisfies v.GenericSchema<HardeningConfig>;

/** The configuration with every default filled in. */
export type GateConfig = v.InferOutput<typeof gateConfig>;

/** For `hardening.config.ts`: gives the editor the types, and changes nothing. */
export function defineConfig(config: HardeningConfig): HardeningConfig {
  return config;
}
