import type { Finding } from "../../outcome.js";
import type { NewMigration, Step } from "../new-migrations.js";
import type { PrismaVersion } from "../prisma-version.js";
import { sqlName } from "../wording.js";

/**
 * PostgreSQL takes a query of several statements as one transaction and refuses CONCURRENTLY in one (25001). Prisma's
 * engine sends a file as one query; from 7.4 on it sends several CREATE INDEX CONCURRENTLY one by one
 * (prisma/prisma-engines#5767).
 */
export function concurrentInCompany(
  { steps, script, migration }: NewMigration,
  version: PrismaVersion | undefined,
): readonly Finding[] {
  const concurrent = steps.filter(isConcurrent);
  const [first] = concurrent;
  if (first === undefined || script.statements.length < 2) return [];
  const isSplit = version !== undefined && (version.major > 7 || (version.major === 7 && version.minor >= 4));
  const areAllIndexes =
    concurrent.length === script.statements.length && concurrent.every(({ change }) => change.kind === "createIndex");
  if (areAllIndexes && isSplit) return [];
  const others = script.statements.length - 1;
  return [
    {
      subject: migration.name,
      seen: `a statement with CONCURRENTLY (${nameOf(first)}) stands in a file with ${others === 1 ? "another" : `${others} others`}`,
      consequence: isSplit
        ? "where Prisma sends the file as one query, PostgreSQL takes it for one transaction and refuses CONCURRENTLY in it (25001)"
        : "Prisma sends the file as one query, PostgreSQL takes it for one transaction, and the deployment fails with 25001",
      write:
        "Give each statement with CONCURRENTLY a migration of its own: prisma migrate dev --create-only --name ...",
      place: first.place,
      ...(isSplit ? { level: "warning" as const } : {}),
    },
  ];
}

function isConcurrent({ change }: Step): boolean {
  // REFRESH MATERIALIZED VIEW CONCURRENTLY may stand in a transaction.
  if (change.kind === "refreshView") return false;
  return "isConcurrent" in change && change.isConcurrent;
}

function nameOf({ change }: Step): string {
  switch (change.kind) {
    case "createIndex":
      return sqlName({ name: change.index.name });
    case "dropIndex":
      return sqlName(change.index);
    case "reindex":
      return change.subject === undefined ? "REINDEX" : sqlName(change.subject);
    default:
      return "DETACH PARTITION";
  }
}
