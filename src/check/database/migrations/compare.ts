import type { Finding } from "../../outcome.js";
import { matchesChecksum } from "./checksum.js";
import type { AppliedMigration } from "./history.js";

export interface LocalMigration {
  readonly name: string;
  /** Relative to the project's root. */
  readonly file: string;
  readonly sql: string;
}

/** What the database has of the migrations, against what the project has. */
export function compareMigrations(
  applied: readonly AppliedMigration[],
  local: readonly LocalMigration[],
): readonly Finding[] {
  const inForce = new Map(applied.filter(({ isRolledBack }) => !isRolledBack).map((one) => [one.name, one]));
  const ofFiles = local.flatMap((migration) => compared(migration, inForce.get(migration.name)));
  const names = new Set(local.map(({ name }) => name));
  const missing = [...inForce.values()].filter(({ name }) => !names.has(name));
  return [...ofFiles, ...missing.map(({ name, isFinished }) => (isFinished ? onlyThere(name) : failed(name)))];
}

function compared({ name, file, sql }: LocalMigration, applied: AppliedMigration | undefined): readonly Finding[] {
  const place = { file, line: 1 };
  if (applied === undefined) {
    const seen = `${name} is not applied`;
    const consequence = "code that expects its columns fails on the first query";
    return [{ subject: name, seen, consequence, write: "npx prisma migrate deploy", place }];
  }
  if (!applied.isFinished) return [{ ...failed(name), place }];
  if (matchesChecksum(sql, applied.checksum)) return [];
  return [
    {
      subject: name,
      seen: `${name} was changed after it had been applied`,
      consequence: "this database has other tables than one that is made anew from the files",
      write: `git log -p -- ${file}  # put the text back that was applied, and write the change as a new migration`,
      place,
    },
  ];
}

function failed(name: string): Finding {
  return {
    subject: name,
    seen: `${name} has begun and not finished: it failed, or it runs now`,
    consequence:
      "prisma migrate deploy refuses every later migration (P3009), and some of its statements may be in force",
    write: `npx prisma migrate resolve --rolled-back ${name}  # or --applied, once the database is as it says`,
  };
}

function onlyThere(name: string): Finding {
  return {
    subject: name,
    seen: `${name} is applied and the project does not have it`,
    consequence:
      "a database that is made from the files lacks what it did; or this is an older release than the database's",
    write: `Bring prisma/migrations/${name} back from git, or deploy the release that has it.`,
    level: "warning",
  };
}
