import * as v from "valibot";

/** The section `migrations` of hardening.config.ts. */
export interface MigrationsOptions {
  /** The folder of the migrations. By default what prisma.config says, else `migrations` beside the schema. */
  readonly folder?: string | undefined;
  /** The revision that new migrations are new against, as `origin/main`. `--base` goes before. */
  readonly base?: string | undefined;
}

export const migrationsOptions = v.strictObject({
  folder: v.optional(v.string()),
  base: v.optional(v.string()),
}) satisfies v.GenericSchema<MigrationsOptions>;
