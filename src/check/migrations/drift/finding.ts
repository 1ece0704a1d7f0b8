import type { Finding } from "../../outcome.js";
import { dotted, quoted, sqlName } from "../wording.js";
import type { ColumnDifference, Difference, Key, Side } from "./difference.js";

type Told = Pick<Finding, "subject" | "seen" | "consequence" | "write">;

/** A difference, as a report tells it. */
export function told(one: Difference): Told {
  switch (one.kind) {
    case "unknownTable":
      return {
        subject: dotted(one.table),
        seen: `${sqlName(one.table)} is changed by the migrations and none of them creates it with all of its columns`,
        consequence: "whether it is as the schema says is not known",
        write: `A first migration that creates ${sqlName(one.table)}: https://pris.ly/d/migrate-baseline`,
      };
    case "table":
      return one.only === "schema"
        ? added(dotted(one.table), one.table.name, "every query of its model fails with P2021")
        : left(
            dotted(one.table),
            one.table.name,
            "`prisma migrate dev` drops it, with its rows, in the next migration",
          );
    case "column":
      return one.only === "schema"
        ? added(
            dotted(one.table, one.column),
            one.column,
            "Prisma Client selects it by its name, and every query of its model fails with P2022",
          )
        : left(
            dotted(one.table, one.column),
            one.column,
            "`prisma migrate dev` drops it, with its values, in the next migration",
          );
    case "key":
      return keyTold(dotted(one.table, one.key.name), one.key, one.only);
    case "keyName":
      return {
        subject: dotted(one.table, one.key.name),
        seen: `the ${KEYS[one.key.kind].name} ${quoted(one.key.name)} of the schema is called ${quoted(one.inMigrations)} in the migrations`,
        consequence: "`prisma migrate dev` renames it in the next migration, whatever that one is about",
        write: `map: "${one.inMigrations}" in the schema, or\n${migrateDev("rename", one.key.name)}`,
      };
    case "enum":
      return one.only === "schema"
        ? added(dotted(one.type), one.type.name, "what has this type cannot be read or written")
        : left(dotted(one.type), one.type.name, "`prisma migrate dev` drops it in the next migration");
    case "enumValue":
      return one.only === "schema"
        ? added(dotted(one.type, one.value), one.value, "a query that writes or filters by it fails")
        : left(dotted(one.type, one.value), one.value, "a row that has it cannot be read by Prisma Client");
    default:
      return columnTold(one);
  }
}

function added(subject: string, name: string, consequence: string): Told {
  const seen = `\`${subject}\` is in the schema and no migration adds it`;
  return { subject, seen, consequence, write: migrateDev("add", name) };
}

function left(subject: string, name: string, consequence: string): Told {
  const seen = `\`${subject}\` is made by the migrations and is not in the schema`;
  const write = `Put \`${name}\` into the schema; or, if it is to go,\n${migrateDev("drop", name)}`;
  return { subject, seen, consequence, write };
}

const KEYS: { readonly [Kind in Key["kind"]]: { readonly name: string; readonly lacking: string } } = {
  primaryKey: { name: "primary key", lacking: "rows that `findUnique` takes for one may be several" },
  unique: { name: "unique key", lacking: "duplicates are stored, and `upsert` fails where it relies on the key" },
  index: { name: "index", lacking: "queries that rely on it read the whole table" },
  foreignKey: { name: "foreign key", lacking: "rows may refer to what is not there, and `onDelete` does nothing" },
};

function keyTold(subject: string, key: Key, only: Side): Told {
  const { name, lacking } = KEYS[key.kind];
  const what = `the ${name} ${quoted(key.name)}${key.columns.length > 0 ? ` on ${key.columns.map(quoted).join(", ")}` : ""}`;
  if (only === "schema") {
    return {
      subject,
      seen: `${what} is in the schema and no migration adds it`,
      consequence: lacking,
      write: migrateDev("add", key.name),
    };
  }
  const consequence = "`prisma migrate dev` drops it in the next migration, whatever that one is about";
  const write = `Put it into the schema; or, if it is to go,\n${migrateDev("drop", key.name)}`;
  return { subject, seen: `${what} is made by the migrations and is not in the schema`, consequence, write };
}

const COLUMN_CONSEQUENCES: { readonly [Kind in ColumnDifference["kind"]]: string } = {
  type: "values may be refused or changed on their way, and `prisma migrate dev` changes the type in the next migration",
  nullable: "",
  default: "a row that is created without it is refused, or has another value than the schema says",
  numbering: "a row that is created without it is refused, or has another value than the schema says",
};

function columnTold({ kind, table, column, inSchema, inMigrations }: ColumnDifference): Told {
  const subject = dotted(table, column);
  const seen = `\`${subject}\` is ${inSchema} in the schema and ${inMigrations} in the migrations`;
  const nullable =
    inSchema === "required" ? "a NULL in it makes reads fail with P2032" : "a create without it fails with P2011";
  const consequence = kind === "nullable" ? nullable : COLUMN_CONSEQUENCES[kind];
  return { subject: `${subject} (${kind})`, seen, consequence, write: migrateDev("alter", column) };
}

function migrateDev(verb: string, name: string): string {
  const words = name
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "_")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "_");
  return `npx prisma migrate dev --name ${verb}_${words}`;
}
