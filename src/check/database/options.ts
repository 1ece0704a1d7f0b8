import * as v from "valibot";
import { count } from "../config/values.js";

/** The section `database` of hardening.config.ts. */
export interface DatabaseOptions {
  /** Processes of the application that run at once. Default 1. */
  readonly replicas?: number | undefined;
  /** Connections that each of them opens at most: `max` of the pool. Default 10, as of node-postgres. */
  readonly poolSize?: number | undefined;
  /** Hours that the last backup or archived segment may be old. Default 25. */
  readonly backupHours?: number | undefined;
  /** Rows from which on a table is worth an index for its active rows. Default 1 000. */
  readonly indexFromRows?: number | undefined;
}

export const databaseOptions = v.strictObject({
  replicas: v.optional(count, 1),
  poolSize: v.optional(count, 10),
  backupHours: v.optional(count, 25),
  indexFromRows: v.optional(count, 1_000),
}) satisfies v.GenericSchema<DatabaseOptions>;
