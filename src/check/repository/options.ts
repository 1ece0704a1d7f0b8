import * as v from "valibot";
import { names } from "../config/values.js";

/** The section `repository` of hardening.config.ts. */
export interface RepositoryOptions {
  /** Globs of files that are not looked at: fixtures with invented secrets, code that others wrote. */
  readonly ignore?: readonly string[] | undefined;
  /** The least severity of an advisory that is a finding. Default `high`. */
  readonly auditLevel?: "low" | "moderate" | "high" | "critical" | undefined;
  /** Shell scripts that a CI system runs on every change, for systems whose configuration is not read, as `.ci/run`. */
  readonly ci?: readonly string[] | undefined;
}

export const repositoryOptions = v.strictObject({
  ignore: v.optional(names, []),
  auditLevel: v.optional(v.picklist(["low", "moderate", "high", "critical"]), "high"),
  ci: v.optional(names, []),
}) satisfies v.GenericSchema<RepositoryOptions>;
