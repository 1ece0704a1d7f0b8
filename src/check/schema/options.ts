import * as v from "valibot";
import { names } from "../config/values.js";

/** The section `models` of hardening.config.ts: what the schema is expected to say. */
export interface ModelsOptions {
  /** Models that may lack a soft-delete field, beside those with `@hardening.ignore`. */
  readonly notSoftDeleted?: readonly string[] | undefined;
  /** Whether strings without a length (`@db.VarChar(n)`) are found. Default `false`. */
  readonly boundedStrings?: boolean | undefined;
}

export const modelsOptions = v.strictObject({
  notSoftDeleted: v.optional(names, []),
  boundedStrings: v.optional(v.boolean(), false),
}) satisfies v.GenericSchema<ModelsOptions>;
