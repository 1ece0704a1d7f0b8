import type { ExpectedFinding, SilentCase } from "../check-cases.js";

/**
 * What a check of the database finds, as data: `cases.ts` in its folder exports one object of this type, and
 * `test/check/database/cases.test.ts` makes a database of each case on a real server and runs the check there.
 */
export interface DatabaseCases {
  readonly postgres: readonly DatabaseCase[];
  /** Run on the server of TEST_MARIADB_URL. */
  readonly mysql: readonly DatabaseCase[];
}

/**
 * `{role}`, `{owner}`, `{other}` and `{database}` in a text stand for names that no other case has. `{role}` is a login that
 * the check connects as, `{owner}` a role for migrations, `{other}` one to be a member of; in MySQL they are accounts, `{other}` is a role.
 */
export interface DatabaseCase extends Pick<SilentCase, "schema" | "migrations" | "config" | "today"> {
  /** Set up as for production, or as it should not be. */
  readonly state: "hardened" | "careless";
  /** As a contract: "a role that inherits pg_write_all_data". */
  readonly why: string;
  /** Run by a superuser in a fresh database. */
  readonly sql?: string;
  /** Run by `{role}` itself, after `sql`. */
  readonly sqlOfRole?: string;
  /** Who connects. Default `role`. */
  readonly login?: "role" | "superuser";
  /** What the URL has behind `?`. */
  readonly parameters?: string;
  readonly isNotApplicable?: boolean;
  /** A part of the evidence. */
  readonly evidence?: string;
  /** In the order in which they are found. Default: none. */
  readonly findings?: readonly ExpectedFinding[];
}
