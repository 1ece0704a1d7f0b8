import type { Place } from "../../outcome.js";
import { stepsOf, type NewMigration } from "../new-migrations.js";
import type { ColumnType, Name } from "../sql/definitions.js";
import type { Dialect } from "../sql/dialect.js";
import { typeText } from "../sql/type-text.js";
import { replacedTables } from "./lost.js";
import { lostValues, removedEnumValues } from "./removed-values.js";
import { mysqlTypeChangeCost } from "./mysql-type-change.js";
import { sqliteTypeChangeCost } from "./sqlite-type-change.js";
import { typeChangeCost, type TypeChangeCost } from "./type-change.js";

export interface Retyped {
  readonly table: Name;
  readonly column: string;
  /** Absent if no migration tells it. */
  readonly from?: string;
  readonly to: string;
  readonly cost: "rewrite" | "narrowing" | "remade" | "unknown";
  readonly place: Place;
}

/** Columns that get a type which costs something. */
export function retypedIn(migration: NewMigration, family: Dialect["family"]): readonly Retyped[] {
  const costOf = COSTS[family];
  return [...changed(migration, costOf), ...remade(migration), ...replaced(migration, costOf)];
}

type CostOf = (from: ColumnType, to: ColumnType) => TypeChangeCost;

const COSTS: { readonly [family in Dialect["family"]]: CostOf } = {
  postgresql: typeChangeCost,
  mysql: mysqlTypeChangeCost,
  sqlite: sqliteTypeChangeCost,
};

function changed(migration: NewMigration, costOf: CostOf): readonly Retyped[] {
  const { steps, before, isYoung } = migration;
  const narrowed = removedEnumValues(migration);
  return stepsOf(steps, "changeType").flatMap(({ change, table, isOnOldTable, place }): Retyped[] => {
    const { table: name, column, type, hasOwnConversion } = change;
    const known = table?.columns.get(column);
    if (!isOnOldTable || (known !== undefined && isYoung(known.birth))) return [];
    // That is about the enum: MIG007.
    if (known !== undefined && lostValues(known.type, type).length > 0) return [];
    if (known !== undefined && narrowed.some(({ key }) => key === before.key(known.type))) return [];
    const to = typeText(type);
    if (known === undefined) return [{ table: name, column, to, cost: "unknown", place }];
    const from = typeText(known.type);
    const cost = costOf(known.type, type);
    if (hasOwnConversion)
      return [{ table: name, column, from, to, cost: cost === "narrowing" ? cost : "rewrite", place }];
    const isRecollated = change.collation !== undefined && change.collation !== known.collation;
    if (cost === "none" || cost === "free")
      return isRecollated ? [{ table: name, column, from, to, cost: "rewrite", place }] : [];
    return [{ table: name, column, from, to, cost, place }];
  });
}

/** `DROP COLUMN "a", ADD COLUMN "a" INTEGER`: what Prisma writes where it knows no cast. */
function remade({ steps, after, isYoung }: NewMigration): readonly Retyped[] {
  return stepsOf(steps, "dropColumn").flatMap(({ change, table, isOnOldTable, place }): Retyped[] => {
    const { table: name, column } = change;
    const known = table?.columns.get(column);
    const next = after.table(name)?.columns.get(column);
    if (!isOnOldTable || next === undefined || (known !== undefined && isYoung(known.birth))) return [];
    const from = known === undefined ? {} : { from: typeText(known.type) };
    return [{ table: name, column, ...from, to: typeText(next.type), cost: "remade", place }];
  });
}

/** The table itself is made anew, so that only what does not fit matters. */
function replaced(migration: NewMigration, costOf: CostOf): readonly Retyped[] {
  return replacedTables(migration).flatMap(({ old, next, step }) =>
    [...old.columns.values()].flatMap(({ name: column, type }): Retyped[] => {
      const to: ColumnType | undefined = next.columns.get(column)?.type;
      if (to === undefined || costOf(type, to) !== "narrowing") return [];
      return [{ table: old, column, from: typeText(type), to: typeText(to), cost: "narrowing", place: step.place }];
    }),
  );
}
