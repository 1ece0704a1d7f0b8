import type { EarlierSchema } from "../earlier-schema.js";
import { stepsOf, type NewMigration } from "../new-migrations.js";
import type { Place } from "../../outcome.js";
import { dotted, type SqlWords } from "../wording.js";

export interface Renamed {
  readonly subject: string;
  /** "the column". */
  readonly what: string;
  readonly old: string;
  readonly next: string;
  /** What to do instead. */
  readonly instead: string;
  readonly place: Place;
}

const EXPAND = (add: string, drop: string): string =>
  `1. Expand: ${add}
2. Release code that writes both; copy the old rows in batches; release code that reads the new one.
3. Contract, once nothing reads the old one: ${drop}
Or rename in the schema only: @map("old") on the field, @@map("old") on the model.`;

/** What is renamed, or moved to another schema, and does not stand under its old name when the migration is over. */
export function renamedIn(
  migration: NewMigration,
  earlier: EarlierSchema | undefined,
  words: SqlWords,
): readonly Renamed[] {
  return [
    ...columns(migration, earlier, words),
    ...tables(migration, earlier, words),
    ...types(migration, words),
    ...others(migration, words),
  ];
}

function columns(
  { steps, after, isYoung }: NewMigration,
  earlier: EarlierSchema | undefined,
  { quoted, sqlName }: SqlWords,
): readonly Renamed[] {
  return stepsOf(steps, "renameColumn").flatMap(({ change, table, isOnOldTable, place }): Renamed[] => {
    const { table: name, column, to } = change;
    const known = table?.columns.get(column);
    const isThereStill = after.table(name)?.columns.has(column) === true;
    const isIgnored = earlier?.columnUse(name.name, column) === "ignored";
    if (!isOnOldTable || isThereStill || isIgnored || (known !== undefined && isYoung(known.birth))) return [];
    const owner = sqlName(name);
    const instead = EXPAND(
      `ALTER TABLE ${owner} ADD COLUMN ${quoted(to)} ...;`,
      `ALTER TABLE ${owner} DROP COLUMN ${quoted(column)};`,
    );
    return [
      {
        subject: dotted(name, column),
        what: "the column",
        old: `${owner}.${quoted(column)}`,
        next: quoted(to),
        instead,
        place,
      },
    ];
  });
}

function tables(
  { steps, after }: NewMigration,
  earlier: EarlierSchema | undefined,
  { quoted, sqlName, family }: SqlWords,
): readonly Renamed[] {
  return stepsOf(steps, "renameTable", "moveTable").flatMap(({ change, isOnOldTable, place }): Renamed[] => {
    const { table } = change;
    const isThereStill = after.table(table) !== undefined || after.views.has(after.key(table));
    if (!isOnOldTable || isThereStill || earlier?.tableUse(table.name) === "ignored") return [];
    const next =
      change.kind === "renameTable" ? quoted(change.to) : sqlName({ schema: change.toSchema, name: table.name });
    const old = sqlName(table);
    const expand = EXPAND(`CREATE TABLE ${next} ...;`, `DROP TABLE ${old};`);
    // SQLite's views are read only.
    const instead =
      family === "sqlite"
        ? expand
        : `${expand}
Or, in the same file: CREATE VIEW ${old} AS SELECT * FROM ${next}; (a simple view takes writes, too).`;
    return [{ subject: dotted(table), what: "the table", old, next, instead, place }];
  });
}

function types({ steps, before, after, isYoung }: NewMigration, { quoted, sqlName }: SqlWords): readonly Renamed[] {
  return stepsOf(steps, "renameType", "renameEnumValue", "moveType").flatMap(({ change, place }): Renamed[] => {
    const known = before.enum(change.type);
    if (known === undefined || isYoung(known.birth)) return [];
    const old = sqlName(change.type);
    if (change.kind === "renameEnumValue") {
      if (after.enum(change.type)?.values.includes(change.value) !== false) return [];
      const instead = `1. Expand: ALTER TYPE ${old} ADD VALUE '${change.to}';
2. Release code that reads both and writes the new one; UPDATE the old rows in batches.
Or rename in the schema only: @map("${change.value}") on the value.`;
      return [
        {
          subject: dotted(change.type, change.value),
          what: `the value of the enum ${old},`,
          old: `'${change.value}',`,
          next: `'${change.to}'`,
          instead,
          place,
        },
      ];
    }
    if (after.enum(change.type) !== undefined) return [];
    const next =
      change.kind === "renameType" ? quoted(change.to) : sqlName({ schema: change.toSchema, name: change.type.name });
    const instead = `Leave it, and rename in the schema only: @@map(${quoted(change.type.name)}) on the enum. Prisma Client casts parameters to the type by its name.`;
    return [{ subject: dotted(change.type), what: "the enum", old, next, instead, place }];
  });
}

function others({ steps, before, after, isYoung }: NewMigration, { quoted, sqlName }: SqlWords): readonly Renamed[] {
  return stepsOf(steps, "renameView", "renameSchema").flatMap(({ change, place }): Renamed[] => {
    if (change.kind === "renameSchema") {
      const isUsed = [...before.tables.values()].some(
        ({ schema, birth }) => schema === change.schema && !isYoung(birth),
      );
      const instead = `Leave it: every model in it would have to change its @@schema at the same moment.`;
      return isUsed
        ? [
            {
              subject: change.schema,
              what: "the schema",
              old: quoted(change.schema),
              next: quoted(change.to),
              instead,
              place,
            },
          ]
        : [];
    }
    const key = before.key(change.view);
    const birth = before.views.get(key);
    if (birth === undefined || isYoung(birth) || after.views.has(key)) return [];
    const old = sqlName(change.view);
    const instead = `CREATE VIEW ${quoted(change.to)} AS SELECT * FROM ${old}; and DROP VIEW ${old}; once no code names it.`;
    return [{ subject: dotted(change.view), what: "the view", old, next: quoted(change.to), instead, place }];
  });
}
