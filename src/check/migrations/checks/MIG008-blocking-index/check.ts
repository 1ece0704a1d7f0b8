import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { mayHaveDuplicates } from "../../judge/uniqueness.js";
import { concurrentInCompany } from "../../judge/concurrently.js";
import { stepsOf, type NewMigration } from "../../new-migrations.js";
import { onNewPostgresMigrations } from "../../on-new-migrations.js";
import { prismaVersion } from "../../prisma-version.js";
import { dotted, quoted, sqlName } from "../../wording.js";

export default defineCheck({
  id: "MIG008",
  title: "Indexes of tables with rows are made and dropped CONCURRENTLY",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const version = await context.fact(prismaVersion);
    return onNewPostgresMigrations(context, () => ({
      look: (migration) => [
        ...created(migration),
        ...dropped(migration),
        ...rebuilt(migration),
        ...concurrentInCompany(migration, version),
      ],
    }));
  },
});

function created(migration: NewMigration): readonly Finding[] {
  return stepsOf(migration.steps, "createIndex").flatMap(({ change, table, isOnOldTable, place }): Finding[] => {
    const { index, isConcurrent } = change;
    if (!isOnOldTable || isConcurrent) return [];
    if (change.isIfNotExists && table?.indexes.has(index.name) === true) return [];
    // MIG006 says both.
    if (index.isUnique && mayHaveDuplicates(table, index, migration)) return [];
    const owner = sqlName(change.table);
    const columns = index.keys.map(({ column }) => (column === undefined ? "..." : quoted(column))).join(", ");
    const using = index.method === "btree" ? "" : ` USING ${index.method}`;
    return [
      {
        subject: dotted(change.table, index.name),
        seen: `the index ${quoted(index.name)} is created on ${owner}, which has rows, without CONCURRENTLY`,
        consequence: "nobody can write to the table until all of it is read and sorted",
        write: `Alone in a file of its own:
CREATE ${index.isUnique ? "UNIQUE " : ""}INDEX CONCURRENTLY ${quoted(index.name)} ON ${owner}${using} (${columns});`,
        place,
      },
    ];
  });
}

function dropped({ steps, isYoung, after }: NewMigration): readonly Finding[] {
  return stepsOf(steps, "dropIndex").flatMap(({ change, table, isOnOldTable, place }): Finding[] => {
    const { index, isConcurrent, isIfExists } = change;
    const known = table?.indexes.get(index.name);
    if (!isOnOldTable || isConcurrent || (known !== undefined && isYoung(known.birth))) return [];
    if (table === undefined && isIfExists) return [];
    // Its table goes, too.
    if (table !== undefined && after.table(table) === undefined) return [];
    const of = table === undefined ? "" : ` of ${sqlName(table)}`;
    return [
      {
        subject: dotted(table ?? index, ...(table === undefined ? [] : [index.name])),
        seen: `the index ${quoted(index.name)}${of} is dropped without CONCURRENTLY`,
        consequence: "it waits for every query on the table to end, and all that come after wait behind it",
        write: `Alone in a file of its own:\nDROP INDEX CONCURRENTLY ${sqlName(index)};`,
        place,
        level: "warning",
      },
    ];
  });
}

function rebuilt({ steps }: NewMigration): readonly Finding[] {
  return stepsOf(steps, "reindex").flatMap(({ change, isOnOldTable, place }): Finding[] => {
    const { subject, isOfIndex, isConcurrent } = change;
    if (isConcurrent || !isOnOldTable) return [];
    const what =
      subject === undefined ? "every index" : `${isOfIndex ? "the index" : "every index of"} ${sqlName(subject)}`;
    const name = subject === undefined ? "..." : `${isOfIndex ? "INDEX" : "TABLE"} CONCURRENTLY ${sqlName(subject)}`;
    return [
      {
        subject: subject === undefined ? "REINDEX" : dotted(subject),
        seen: `${what} is built anew without CONCURRENTLY`,
        consequence: "nobody can write to the table meanwhile, and reads that would use the index wait",
        write: `Alone in a file of its own:\nREINDEX ${name};`,
        place,
      },
    ];
  });
}
