import type { AddConstraint, Change, CopiedColumn, DropConstraint, RedefineTable } from "../sql/change.js";
import type { Column, Constraint } from "../sql/definitions.js";
import { typeText } from "../sql/type-text.js";
import type { Catalogue, CatalogueColumn, CatalogueConstraint, CatalogueTable } from "./catalogue.js";
import { keyedBy } from "./parts.js";

/** The table with its new definition. What it keeps is as old as it was. */
export function redefineTable(catalogue: Catalogue, change: RedefineTable, birth: string): void {
  const old = catalogue.table(change.table);
  const { schema = catalogue.defaultSchema, name } = change.table;
  const columns = change.columns.map((column): CatalogueColumn => {
    const origin = old === undefined ? undefined : originOf(column, change, old);
    return { ...column, birth: origin?.birth ?? (old === undefined ? "" : birth) };
  });
  const constraints = change.constraints.map((one): CatalogueConstraint => {
    return { ...one, birth: old?.constraints.get(one.name)?.birth ?? birth };
  });
  catalogue.put({
    schema,
    name,
    columns: keyedBy(columns),
    constraints: keyedBy(constraints),
    indexes: new Map(),
    isComplete: true,
    isFilled: change.copied?.length !== 0 && (old?.isFilled ?? true),
    birth: old?.birth ?? "",
  });
}

/** The old column that a new one has the values of. */
function originOf(column: Column, change: RedefineTable, old: CatalogueTable): CatalogueColumn | undefined {
  const copied = copiedInto(column, change, old);
  if (copied === undefined) return undefined;
  // By an expression of itself it is still the same column.
  const names = copied.isComputed ? copied.from.filter((name) => name === column.name) : copied.from;
  const [name] = names;
  return name === undefined ? undefined : old.columns.get(name);
}

function copiedInto(
  { name }: Column,
  { copied, columns }: RedefineTable,
  old: CatalogueTable,
): CopiedColumn | undefined {
  if (copied !== undefined) return copied.find(({ column }) => column === name);
  const place = columns.findIndex((column) => column.name === name);
  const from = [...old.columns.keys()][place];
  return from === undefined ? undefined : { column: name, from: [from], isComputed: false };
}

/** A change that says the same in small steps, as other databases take them. Of others than redefinitions there are none. */
export function smallSteps(catalogue: Catalogue, change: Change): readonly Change[] {
  if (change.kind !== "redefineTable") return [];
  const old = catalogue.table(change.table);
  const { table } = change;
  if (change.copied?.length === 0) return [{ kind: "dropTable", table, isIfExists: false, isCascade: false }];
  // Of a table that is not known, only what no row has can be told.
  if (old?.isComplete !== true) return unknownTable(change);
  const origins = new Map(change.columns.map((column) => [column, originOf(column, change, old)]));
  const kept = new Set([...origins.values()].flatMap((origin) => origin?.name ?? []));
  const lost = [...old.columns.values()].filter(({ name }) => !kept.has(name));
  return [
    ...lost.map(({ name }): Change => ({ kind: "dropColumn", table, column: name, isIfExists: false })),
    ...change.columns.flatMap((column) => {
      const copied = copiedInto(column, change, old);
      const origin = origins.get(column);
      return origin === undefined ? addedColumn(column, change, copied) : keptColumn(column, origin, change, copied);
    }),
    ...constraintSteps(change, old),
  ];
}

function unknownTable(change: RedefineTable): readonly Change[] {
  const { copied = [], columns } = change;
  if (change.copied === undefined) return [];
  const added = columns.filter(({ name }) => !copied.some(({ column }) => column === name));
  return added.flatMap((column) => addedColumn(column, change, undefined));
}

function addedColumn(column: Column, { table }: RedefineTable, copied: CopiedColumn | undefined): readonly Change[] {
  if (copied === undefined) return [{ kind: "addColumn", table, column, isIfNotExists: false }];
  const required: Change = { kind: "setNotNull", table, column: column.name, isFilled: true };
  const added: Change = { kind: "addColumn", table, column: { ...column, isNullable: true }, isIfNotExists: false };
  return column.isNullable ? [added] : [added, required];
}

function keptColumn(
  column: Column,
  origin: CatalogueColumn,
  { table }: RedefineTable,
  copied: CopiedColumn | undefined,
): readonly Change[] {
  const { name, type, isNullable, default: fallback } = column;
  const about = { table, column: name };
  const isComputed = copied?.isComputed === true;
  const isRetyped = typeText(type) !== typeText(origin.type);
  const steps: readonly (Change | false)[] = [
    origin.name !== name && { kind: "renameColumn", table, column: origin.name, to: name },
    isRetyped && { kind: "changeType", ...about, type, hasOwnConversion: isComputed },
    origin.isNullable && !isNullable && { kind: "setNotNull", ...about, ...(isComputed ? { isFilled: true } : {}) },
    !origin.isNullable && isNullable && { kind: "dropNotNull", ...about },
    fallback?.text !== origin.default?.text && {
      kind: "setDefault",
      ...about,
      ...(fallback === undefined ? {} : { default: fallback }),
    },
  ];
  return steps.filter((step) => step !== false);
}

function constraintSteps({ table, constraints }: RedefineTable, old: CatalogueTable): readonly Change[] {
  const gone = [...old.constraints.values()].filter((one) => !constraints.some((next) => isSame(one, next)));
  const added = constraints.filter((next) => ![...old.constraints.values()].some((one) => isSame(one, next)));
  return [
    ...gone.map(({ name }): DropConstraint => ({ kind: "dropConstraint", table, constraint: name, isIfExists: false })),
    ...added.map((constraint): AddConstraint => ({ kind: "addConstraint", table, constraint })),
  ];
}

function isSame(one: Constraint, other: Constraint): boolean {
  return textOf(one) === textOf(other);
}

function textOf(constraint: Constraint): string {
  return JSON.stringify(constraint, (key, value: unknown) => (key === "birth" ? undefined : value));
}
