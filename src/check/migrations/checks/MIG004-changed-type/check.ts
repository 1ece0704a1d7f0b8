import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { retypedIn, type Retyped } from "../../judge/retyped.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { dotted, quoted, sqlName } from "../../wording.js";

export default defineCheck({
  id: "MIG004",
  title: "A column's type only widens where that costs nothing",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) => onNewMigrations(context, () => ({ look: (migration) => retypedIn(migration).map(finding) })),
});

const CONSEQUENCES = {
  rewrite: "PostgreSQL writes the whole table and its indexes anew, and nobody reads or writes it meanwhile",
  narrowing:
    "values that do not fit make the deployment fail, and so do writes of the code that still runs; where they do fit, the table is written anew while nobody can use it",
  remade: "every value of the column is lost, and code that still runs reads the wrong type",
  unknown:
    "unless the new type is a wider one of its kind, the table is written anew while nobody can use it, and values that do not fit make the deployment fail",
} as const satisfies { readonly [Cost in Retyped["cost"]]: string };

function finding({ table, column, from, to, cost, place }: Retyped): Finding {
  const name = `${sqlName(table)}.${quoted(column)}`;
  const change = from === undefined ? `gets the type ${to}` : `changes from ${from} to ${to}`;
  const how = cost === "remade" ? ", by being dropped and made anew" : "";
  const next = quoted(`${column}_new`);
  return {
    subject: dotted(table, column),
    seen: `${name} ${change}${how}`,
    consequence: CONSEQUENCES[cost],
    write: `1. Expand: ALTER TABLE ${sqlName(table)} ADD COLUMN ${next} ${to};
2. Release code that writes both; copy the old rows in batches; release code that reads ${next}.
3. Contract: @ignore on ${quoted(column)}, a release, then drop it.`,
    place,
  };
}
