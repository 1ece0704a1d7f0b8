import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { knownFunctions, opaqueIn, type Opaque } from "../../judge/opaque.js";
import type { NewMigration } from "../../new-migrations.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import type { SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG014",
  title: "Every statement of a new migration can be read",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, (all, { family }) => {
      const functions = knownFunctions(all);
      return {
        look: (migration) =>
          opaqueIn(migration, functions)
            .filter(isFirstOfItsKind)
            .map((part) => finding(migration, part, family)),
      };
    }),
});

/** One line is told once, by what makes it opaque. */
function isFirstOfItsKind({ kind, place, what }: Opaque, index: number, all: readonly Opaque[]): boolean {
  return all.findIndex((one) => one.kind === kind && one.place.line === place.line && one.what === what) === index;
}

function finding(
  { migration: { name } }: NewMigration,
  { kind, place, what }: Opaque,
  family: SqlWords["family"],
): Finding {
  return {
    subject: `${name}:${place.line}${kind === "call" || kind === "function" ? ` ${kind}` : ""}`,
    seen: what,
    consequence: "no other check sees what it does, so that it may drop, lock or rewrite a table in use",
    write: kind === "statement" ? PLAIN[family] : WRITE[kind],
    place,
    level: "unknown",
  };
}

const WAIVE =
  "If the server takes it as it is (a newer version, an extension), have it read by somebody who knows its locks, and waive this line.";

const PLAIN: { readonly [family in SqlWords["family"]]: string } = {
  postgresql: `Plain SQL that PostgreSQL reads, without commands of psql and without placeholders.\n${WAIVE}`,
  mysql: `Plain SQL, without commands of the client (DELIMITER), PREPARE and placeholders.\n${WAIVE}`,
  sqlite: `Plain SQL, without commands of the shell (.read) and without placeholders.\n${WAIVE}`,
};

const WRITE: { readonly [kind in Exclude<Opaque["kind"], "statement">]: string } = {
  table: "A first migration that creates the tables that were there: https://pris.ly/d/migrate-baseline",
  block:
    "The statements that the block runs, one by one, outside of DO, or in it without EXECUTE of text that is put together.",
  function:
    "The statements themselves, outside of the function. If it only runs later, have it read and waive this line.",
  call: "The statements that the function runs, in its place. If it changes no table, waive this line.",
};
