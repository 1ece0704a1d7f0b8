import type { ConnectorType, DMMF } from "@prisma/generator-helper";
import type { ActiveField } from "../model-map/model-map.js";

/** A unique key that inactive rows take part in, and what makes it count active rows only. */
export interface UniqueKey {
  readonly model: DMMF.Model;
  readonly index: DMMF.Index;
  readonly active: ActiveField;
  /** Of the key, without the soft-delete field. */
  readonly fields: readonly string[];
  readonly isFirstOfModel: boolean;
}

export type Dialect = "standard" | "mysql" | "sqlserver";

export function dialectOf(provider: ConnectorType): Dialect {
  if (provider === "mysql" || provider === "sqlserver") return provider;
  return "standard";
}

/** The statement for a migration. The index keeps the name that Prisma has given it. */
export function partialUniqueIndex(key: UniqueKey, provider: ConnectorType): string {
  const dialect = dialectOf(provider);
  const quoted = QUOTES[dialect];
  const name = indexName(key, provider);
  const table = tableName(key.model, dialect);
  const columns = key.fields.map((field) => quoted(columnName(key.model, field)));
  const condition = CONDITIONS[dialect](quoted(columnName(key.model, key.active.field)), key.active.when);

  if (dialect === "mysql") {
    const flag = quoted(`${columnName(key.model, key.active.field)}_key`);
    // NULL differs from every NULL: a key that has one collides with none.
    const column = `ADD COLUMN ${flag} TINYINT AS (IF(${condition}, 1, NULL)) STORED, `;
    const index = `ADD UNIQUE INDEX ${quoted(name)}(${[...columns, flag].join(", ")})`;
    return `ALTER TABLE ${table} ${key.isFirstOfModel ? column : ""}DROP INDEX ${quoted(name)}, ${index};`;
  }
  const create = `${quoted(name)} ON ${table}(${columns.join(", ")}) WHERE ${condition};`;
  if (dialect === "standard") return `CREATE UNIQUE INDEX ${create}`;
  return `ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}; CREATE UNIQUE NONCLUSTERED INDEX ${create}`;
}

/** The same in Prisma's own words, for schemas with the preview feature `partialIndexes`. */
export function partialUniqueAttribute({ fields, active }: UniqueKey): string {
  return `@@unique([${fields.join(", ")}], where: { ${active.field}: ${active.when} })`;
}

const QUOTES: Record<Dialect, (name: string) => string> = {
  standard: (name) => `"${name.replaceAll('"', '""')}"`,
  mysql: (name) => `\`${name.replaceAll("`", "``")}\``,
  sqlserver: (name) => `[${name.replaceAll("]", "]]")}]`,
};

const CONDITIONS: Record<Dialect, (column: string, when: ActiveField["when"]) => string> = {
  standard: booleanCondition,
  mysql: booleanCondition,
  sqlserver: (column, when) => (when === null ? `${column} IS NULL` : `${column} = ${when ? 1 : 0}`),
};

function booleanCondition(column: string, when: ActiveField["when"]): string {
  if (when === null) return `${column} IS NULL`;
  return when ? column : `NOT ${column}`;
}

function tableName(model: DMMF.Model, dialect: Dialect): string {
  const schema = model.schema ?? (dialect === "sqlserver" ? "dbo" : undefined);
  return [schema, model.dbName ?? model.name]
    .flatMap((part) => (part === undefined ? [] : [QUOTES[dialect](part)]))
    .join(".");
}

function columnName(model: DMMF.Model, field: string): string {
  return model.fields.find(({ name }) => name === field)?.dbName ?? field;
}

/** Bytes that a name can have; Prisma cuts the name before its suffix. SQLite has no limit. */
const NAME_LIMITS: Partial<Record<ConnectorType, number>> = {
  postgresql: 63,
  cockroachdb: 63,
  mysql: 64,
  sqlserver: 128,
};

function indexName({ model, index }: UniqueKey, provider: ConnectorType): string {
  if (index.dbName !== undefined) return index.dbName;
  const columns = index.fields.map(({ name }) => columnName(model, name));
  const name = [model.dbName ?? model.name, ...columns].join("_");
  return `${name.slice(0, (NAME_LIMITS[provider] ?? Infinity) - "_key".length)}_key`;
}
