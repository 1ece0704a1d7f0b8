import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { stepsOf, type NewMigration } from "../../new-migrations.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { mayHaveDuplicates } from "../../judge/uniqueness.js";
import type { Name } from "../../sql/definitions.js";
import { dotted, listed, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG006",
  title: "No migration makes unique what may have duplicates",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, ({ dialect }, words) => ({
      look: (migration) => look(migration, { ...words, isPostgres: dialect?.name === "PostgreSQL" }),
    })),
});

interface Words extends SqlWords {
  readonly isPostgres: boolean;
}

function look(migration: NewMigration, words: Words): readonly Finding[] {
  const indexes = stepsOf(migration.steps, "createIndex").flatMap(
    ({ change, table, isOnOldTable, place }): Finding[] => {
      const { index, isConcurrent } = change;
      if (!isOnOldTable || !index.isUnique || !mayHaveDuplicates(table, index, migration)) return [];
      const columns = index.keys.map(({ column }) => column ?? "an expression");
      return [{ ...finding(change.table, index.name, columns, words, isConcurrent), place }];
    },
  );
  const constraints = stepsOf(migration.steps, "addConstraint").flatMap(
    ({ change, table, isOnOldTable, place }): Finding[] => {
      const { constraint } = change;
      const isMade = constraint.kind === "unique" && constraint.usingIndex === undefined;
      if (!isOnOldTable || !isMade) return [];
      const keys = constraint.columns.map((column) => ({ column, isDescending: false }));
      if (!mayHaveDuplicates(table, { keys, isNullsNotDistinct: false }, migration)) return [];
      return [{ ...finding(change.table, constraint.name, constraint.columns, words, false), place }];
    },
  );
  return [...indexes, ...constraints];
}

function finding(
  table: Name,
  key: string,
  columns: readonly string[],
  { isPostgres, quoted, sqlName }: Words,
  isConcurrent: boolean,
): Finding {
  const owner = sqlName(table);
  const names = columns.map(quoted).join(", ");
  const search = `SELECT ${names}, count(*) FROM ${owner} GROUP BY ${names} HAVING count(*) > 1;`;
  const about = {
    subject: dotted(table, ...columns),
    seen: `${quoted(key)} makes ${listed(columns.map(quoted))} of ${owner} unique`,
  };
  if (isConcurrent) {
    return {
      ...about,
      consequence:
        "if two rows are alike, the deployment fails and leaves an invalid index that slows down every write",
      write: `Run before the deployment: ${search}\nIf it fails all the same: DROP INDEX CONCURRENTLY ${quoted(key)};`,
      level: "warning",
    };
  }
  if (!isPostgres) {
    return {
      ...about,
      consequence: "the deployment fails if two rows are alike, and so do writes of code that still runs",
      write: `Run before the deployment, and mend what it finds: ${search}`,
    };
  }
  return {
    ...about,
    consequence:
      "the deployment fails if two rows are alike; if none are, nobody can write to the table until all of it is read",
    write: `Find what is twice, and mend it: ${search}
Then, alone in a file: CREATE UNIQUE INDEX CONCURRENTLY ${quoted(key)} ON ${owner} (${names});`,
  };
}
