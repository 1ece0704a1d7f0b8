import type { HardeningConfig } from "./config/gate-config.js";
import type { CheckContext } from "./context.js";

/**
 * What a check finds and what it leaves alone, as data: `cases.ts` in a check's folder exports one object of this type, and
 * `test/check/cases.test.ts` makes a project of each case and runs the check there.
 */
export interface CheckCases {
  readonly silent: readonly SilentCase[];
  readonly found: readonly FoundCase[];
}

export interface SilentCase {
  /** Why, as a contract: "a table that the same migration creates". */
  readonly why: string;
  /** By path in the project. There is a package.json unless a case has its own. */
  readonly files?: { readonly [path: string]: string };
  /** The models of prisma/schema.prisma; datasource and generators stand above them already. */
  readonly schema?: string;
  /** The database of the schema. Default `postgresql`. */
  readonly provider?: "postgresql" | "mysql" | "sqlite" | "sqlserver" | "cockroachdb";
  /** By name below prisma/migrations, or just the SQL of each in order. */
  readonly migrations?: readonly string[] | { readonly [name: string]: string };
  /** How many of the migrations are not new: they were there in the revision that is compared with. Default: all but the last. */
  readonly oldMigrations?: number;
  /** Commits of git, the oldest first, each with the files that it writes (`null` deletes). `files` are committed last. Absent: no git. */
  readonly history?: readonly { readonly [path: string]: string | null }[];
  /** Files that are there and not tracked, with `history` only. */
  readonly untracked?: { readonly [path: string]: string };
  readonly env?: { readonly [name: string]: string };
  readonly config?: HardeningConfig;
  /** The day of the run. Default 2026-06-15. */
  readonly today?: string;
  /** What else the context has. */
  readonly context?: Partial<Pick<CheckContext, "base" | "profile">>;
  /** It is about something that this project does not have. */
  readonly isNotApplicable?: boolean;
}

export interface FoundCase extends SilentCase {
  /** In the order in which they are found. */
  readonly findings: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  readonly subject: string;
  /** The line in the file, where there is one. */
  readonly line?: number;
  /** A part of what was seen. */
  readonly seen?: string;
  /** A part of what is to be written instead. */
  readonly write?: string;
  /** Default: the check's severity. */
  readonly level?: "error" | "warning" | "unknown";
}
