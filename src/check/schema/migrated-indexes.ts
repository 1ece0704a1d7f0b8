import type { ActiveField } from "../../model-map/model-map.js";
import type { SchemaModel } from "../../model-map/schema.js";
import type { IndexCondition, SchemaIndex } from "../../schema-findings/indexes.js";
import { defineFact } from "../context.js";
import type { Catalogue, CatalogueIndex } from "../migrations/catalogue/catalogue.js";
import { history } from "../migrations/new-migrations.js";

/** The indexes that migrations make: Prisma's schema cannot say a partial one. */
export interface MigratedIndexes {
  readonly indexesOf: (model: SchemaModel, active?: ActiveField | null) => readonly SchemaIndex[];
  /** Why there may be more, as a clause. */
  readonly unseen?: string;
}

export const migratedIndexes = defineFact<MigratedIndexes>({
  read: async (context) => {
    const { before, fresh, scripts, noDialect } = await context.fact(history);
    const catalogue = fresh.at(-1)?.after ?? before;
    const [unread] = scripts.flatMap(({ migration: { file }, script: { statements } }) =>
      statements.flatMap((statement) => statement.unread.map(({ what, line }) => `${what} in ${file}:${line}`)),
    );
    const unseen = noDialect?.seen ?? unread;
    return {
      indexesOf: (model, active = null) => indexesIn(catalogue, model, active),
      ...(unseen === undefined ? {} : { unseen }),
    };
  },
});

export function indexesIn(
  catalogue: Catalogue,
  model: SchemaModel,
  active: ActiveField | null,
): readonly SchemaIndex[] {
  const { dbName, name, schema } = model.dmmf;
  const table = catalogue.table({ name: dbName ?? name, ...(schema ? { schema } : {}) });
  return [...(table?.indexes.values() ?? [])].map((index) => asSchemaIndex(index, model, active));
}

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ["btree", "BTree"],
  ["hash", "Hash"],
]);

function asSchemaIndex(index: CatalogueIndex, model: SchemaModel, active: ActiveField | null): SchemaIndex {
  const fieldOf = new Map(model.dmmf.fields.map(({ dbName, name }) => [dbName ?? name, name]));
  const { file, line } = model.block;
  return {
    file,
    line,
    type: index.isUnique ? "unique" : "normal",
    algorithm: ALGORITHMS.get(index.method) ?? index.method,
    // An expression is the place of no field.
    fields: index.keys.map(({ column = "" }) => fieldOf.get(column) ?? ""),
    where: index.where === undefined ? null : conditionOf(index.where.text, model, active),
  };
}

/** The value that an active row has, in the forms that a condition has it; any other that names the field is only `sql`. */
function conditionOf(text: string, { dmmf }: SchemaModel, active: ActiveField | null): IndexCondition {
  if (active === null) return "sql";
  const field = dmmf.fields.find(({ name }) => name === active.field);
  const column = `"${(field?.dbName ?? active.field).replaceAll('"', '""')}"`;
  if (FORMS[String(active.when) as "true" | "false" | "null"](column).includes(text)) {
    return { [active.field]: String(active.when) };
  }
  return text.includes(column) ? "sql" : {};
}

const FORMS = {
  true: (column: string) => [column, `(${column}) = (true)`, `(${column}) IS TRUE`],
  false: (column: string) => [`NOT (${column})`, `(${column}) = (false)`, `(${column}) IS FALSE`],
  null: (column: string) => [`${column} IS NULL`],
};
