import type { AddEnumValue, TypeChange } from "../sql/change.js";
import type { ColumnType, Name } from "../sql/definitions.js";
import type { Catalogue, CatalogueEnum } from "./catalogue.js";
import { keyedBy } from "./parts.js";

export function applyTypeChange(catalogue: Catalogue, change: TypeChange, birth: string): void {
  const { type } = change;
  const { schema = catalogue.defaultSchema, name } = type;
  switch (change.kind) {
    case "createEnum":
      return put(catalogue, { schema, name, values: change.values, birth });
    case "addEnumValue":
    case "renameEnumValue": {
      const one = catalogue.enum(type);
      if (one === undefined) return;
      if (change.kind === "addEnumValue") return put(catalogue, { ...one, values: withValue(one.values, change) });
      return put(catalogue, {
        ...one,
        values: one.values.map((value) => (value === change.value ? change.to : value)),
      });
    }
    case "dropType":
      catalogue.enums.delete(catalogue.key(type));
      return;
    case "renameType":
      return move(catalogue, type, { schema, name: change.to });
    case "moveType":
      return move(catalogue, type, { schema: change.toSchema, name });
    case "createType":
  }
}

function put(catalogue: Catalogue, one: CatalogueEnum): void {
  catalogue.enums.set(catalogue.key(one), one);
}

function withValue(values: readonly string[], { value, before, after }: AddEnumValue): readonly string[] {
  if (values.includes(value)) return values;
  const neighbour = values.indexOf(before ?? after ?? "");
  if (neighbour === -1) return [...values, value];
  const place = before === undefined ? neighbour + 1 : neighbour;
  return [...values.slice(0, place), value, ...values.slice(place)];
}

/** A type under another name: its columns keep it. */
function move(catalogue: Catalogue, from: Name, to: { readonly schema: string; readonly name: string }): void {
  const one = catalogue.enum(from);
  const uses = catalogue.usesOf(from);
  if (one !== undefined) {
    catalogue.enums.delete(catalogue.key(from));
    put(catalogue, { ...one, ...to });
  }
  const isDefault = to.schema === catalogue.defaultSchema;
  for (const { name, schema } of new Set(uses.map(({ table }) => table))) {
    const table = catalogue.table({ name, schema });
    if (table === undefined) continue;
    const columns = [...table.columns.values()].map((column) => {
      if (catalogue.key(column.type) !== catalogue.key(from)) return column;
      const { schema: _, ...plain } = column.type;
      const type: ColumnType = { ...plain, name: to.name, ...(isDefault ? {} : { schema: to.schema }) };
      return { ...column, type };
    });
    catalogue.put({ ...table, columns: keyedBy(columns) });
  }
}
