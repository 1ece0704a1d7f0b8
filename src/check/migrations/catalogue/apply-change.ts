import type { Change } from "../sql/change.js";
import { applyIndexChange } from "./apply-index-change.js";
import { applyTableChange } from "./apply-table-change.js";
import { applyTypeChange } from "./apply-type-change.js";
import type { Catalogue } from "./catalogue.js";

/**
 * The catalogue after a change. What the change names and the catalogue does not know was there before: a database that had
 * tables before its first migration.
 *
 * @param birth - the migration that makes the change.
 */
export function applyChange(catalogue: Catalogue, change: Change, birth: string): void {
  switch (change.kind) {
    case "createTable":
    case "dropTable":
    case "renameTable":
    case "moveTable":
    case "redefineTable":
    case "addColumn":
    case "dropColumn":
    case "renameColumn":
    case "changeType":
    case "setDefault":
    case "setNotNull":
    case "dropNotNull":
    case "setNumbering":
    case "setGenerated":
    case "addConstraint":
    case "dropConstraint":
    case "validateConstraint":
    case "renameConstraint":
    case "rewriteTable":
    case "lockTable":
    case "attachPartition":
      applyTableChange(catalogue, change, birth);
      break;
    case "createIndex":
    case "dropIndex":
    case "renameIndex":
    case "reindex":
      applyIndexChange(catalogue, change, birth);
      break;
    case "createEnum":
    case "addEnumValue":
    case "renameEnumValue":
    case "createType":
    case "dropType":
    case "renameType":
    case "moveType":
      applyTypeChange(catalogue, change, birth);
      break;
    case "createView":
      catalogue.views.set(catalogue.key(change.view), birth);
      break;
    case "dropView":
      catalogue.views.delete(catalogue.key(change.view));
      break;
    case "renameView":
      catalogue.views.delete(catalogue.key(change.view));
      catalogue.views.set(catalogue.key({ ...change.view, name: change.to }), birth);
      break;
    case "dropSchema":
      for (const [key, { schema }] of catalogue.tables) if (schema === change.schema) catalogue.tables.delete(key);
      for (const [key, { schema }] of catalogue.enums) if (schema === change.schema) catalogue.enums.delete(key);
      break;
    case "renameSchema":
      renameSchema(catalogue, change.schema, change.to);
      break;
    case "changeData": {
      const table = catalogue.table(change.table);
      if (change.how === "insert" && table?.isFilled === false) catalogue.put({ ...table, isFilled: true });
      break;
    }
    case "createFunction": {
      const key = catalogue.key(change.function);
      if (change.hasSchemaChanges) catalogue.functions.add(key);
      else catalogue.functions.delete(key);
      break;
    }
    case "createSchema":
    case "refreshView":
    case "set":
    case "transaction":
    case "other":
    case "call":
      break;
  }
}

function renameSchema(catalogue: Catalogue, from: string, to: string): void {
  for (const [key, table] of [...catalogue.tables]) {
    if (table.schema !== from) continue;
    catalogue.tables.delete(key);
    catalogue.put({ ...table, schema: to });
  }
  for (const [key, one] of [...catalogue.enums]) {
    if (one.schema !== from) continue;
    catalogue.enums.delete(key);
    catalogue.enums.set(catalogue.key({ ...one, schema: to }), { ...one, schema: to });
  }
}
