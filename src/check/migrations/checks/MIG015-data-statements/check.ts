import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { allRowsChangedBy, type AllRows } from "../../judge/emptied.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { dotted, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG015",
  title: "No migration changes all rows of a table that production has",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, (_, words) => ({
      look: (migration) => allRowsChangedBy(migration).map((one) => finding(one, words)),
    })),
});

const UPDATED: { readonly [family in SqlWords["family"]]: string } = {
  postgresql:
    "every row is locked until the migration ends, writes to them wait, and the table grows by a copy of each row",
  mysql: "every row is locked until the statement ends, and writes to them wait",
  sqlite: "nobody else writes to the database until the statement ends",
};

function finding({ table, how, place, through }: AllRows, { family, sqlName }: SqlWords): Finding {
  const name = sqlName(table);
  const subject = `${how.toUpperCase()} ${dotted(table)}`;
  if (how === "update") {
    return {
      subject,
      seen: `UPDATE of ${name} has no WHERE that limits it, and production has that table`,
      consequence: UPDATED[family],
      write: `In batches, outside of the migration, until no row is changed any more:
UPDATE ${name} SET ... WHERE ${family === "mysql" ? "... LIMIT 1000" : `"id" IN (SELECT "id" FROM ${name} WHERE ... LIMIT 1000)`};`,
      level: "warning",
      place,
    };
  }
  if (through !== undefined) {
    return {
      subject,
      seen: `TRUNCATE of ${sqlName(through)} with CASCADE empties ${name} too, whose foreign keys lead there`,
      consequence: "all rows of it are lost, and nobody reads or writes it meanwhile",
      write: `DELETE FROM ${sqlName(through)} WHERE ...; -- only the rows that are meant`,
      place,
    };
  }
  return {
    subject,
    seen:
      how === "truncate"
        ? `TRUNCATE of ${name}, which production has`
        : `DELETE FROM ${name} has no WHERE that limits it, and production has that table`,
    consequence:
      how === "truncate"
        ? "all rows of it are lost, and nobody reads or writes it meanwhile"
        : "all rows of it are lost, and with them those that ON DELETE CASCADE takes along",
    write: `DELETE FROM ${name} WHERE ...; -- only the rows that are meant
If all of them are meant: in a script of its own, after a backup, not in a migration that every environment applies.`,
    place,
  };
}
