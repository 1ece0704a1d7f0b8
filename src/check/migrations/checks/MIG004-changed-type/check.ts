import { defineCheck } from "../../../check.js";
import type { Finding } from "../../../outcome.js";
import { retypedIn, type Retyped } from "../../judge/retyped.js";
import { onNewMigrations } from "../../on-new-migrations.js";
import { dotted, type SqlWords } from "../../wording.js";

export default defineCheck({
  id: "MIG004",
  title: "A column's type only widens where that costs nothing",
  severity: "error",
  profiles: ["pr", "release"],
  run: (context) =>
    onNewMigrations(context, (_, words) => ({
      look: (migration) => retypedIn(migration, words.family).map((one) => finding(one, words)),
    })),
});

const REMADE = "every value of the column is lost, and code that still runs reads the wrong type";

const CONSEQUENCES: {
  readonly [family in SqlWords["family"]]: { readonly [cost in Retyped["cost"]]: string };
} = {
  postgresql: {
    rewrite: "PostgreSQL writes the whole table and its indexes anew, and nobody reads or writes it meanwhile",
    narrowing:
      "values that do not fit make the deployment fail, and so do writes of the code that still runs; where they do fit, the table is written anew while nobody can use it",
    remade: REMADE,
    unknown:
      "unless the new type is a wider one of its kind, the table is written anew while nobody can use it, and values that do not fit make the deployment fail",
  },
  mysql: {
    rewrite: "the whole table is copied, and nobody writes to it meanwhile",
    narrowing:
      "values that do not fit make the deployment fail, and so do writes of the code that still runs; where they do fit, the whole table is copied while nobody writes to it",
    remade: REMADE,
    unknown:
      "unless the new type is a wider one of its kind, the whole table is copied while nobody writes to it, and values that do not fit make the deployment fail",
  },
  sqlite: {
    rewrite: "code that still runs meets values of another type than it knows",
    narrowing:
      "SQLite keeps a value that does not fit as it was, so that the new code meets what its type does not allow, and code that still runs goes on to write such values",
    remade: REMADE,
    unknown: "code that still runs meets values of another type than it knows",
  },
};

function finding({ table, column, from, to, cost, place }: Retyped, { family, quoted, sqlName }: SqlWords): Finding {
  const name = `${sqlName(table)}.${quoted(column)}`;
  const change = from === undefined ? `gets the type ${to}` : `changes from ${from} to ${to}`;
  const how = cost === "remade" ? ", by being dropped and made anew" : "";
  const next = quoted(`${column}_new`);
  return {
    subject: dotted(table, column),
    seen: `${name} ${change}${how}`,
    consequence: CONSEQUENCES[family][cost],
    write: `1. Expand: ALTER TABLE ${sqlName(table)} ADD COLUMN ${next} ${to};
2. Release code that writes both; copy the old rows in batches; release code that reads ${next}.
3. Contract: @ignore on ${quoted(column)}, a release, then drop it.`,
    place,
  };
}
