import type { Change } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { definedColumn, type DefinedColumn } from "./column.js";
import { addedIndex } from "./create-table.js";
import { expression, isNull } from "./expression.js";
import { keyOf, PRIMARY_KEY, type Family, type Keys } from "./keys.js";
import { choiceOf, inWords, isSet, listOf, nameOf, NotKnown, part, parts, wordOf, type Tree } from "./tree.js";

export function alterTable(body: Tree, family: Family): readonly Change[] {
  const table = nameOf(part(body, "name"));
  return parts(body, "operations").flatMap((operation) => changesOf(operation, table, family));
}

function changesOf(operation: Tree, table: Name, family: Family): readonly Change[] {
  const { kind, body } = choiceOf(operation);
  const isIfExists = isSet(body, "if_exists");
  switch (kind) {
    case "AddColumn": {
      const definition = part(body, "column_def");
      const options = parts(definition, "options").map((one) => ({
        name: part(one, "name"),
        option: part(one, "option"),
      }));
      const name = wordOf(part(definition, "name"));
      const defined = definedColumn({ name, type: part(definition, "data_type"), options }, table.name, family);
      const isIfNotExists = isSet(body, "if_not_exists");
      return [
        { kind: "addColumn", table, column: defined.column, isIfNotExists },
        ...addedKeys(defined, table, defined.column.name),
      ];
    }
    case "DropColumn":
      return parts(body, "column_names").map((one) => ({ kind: "dropColumn", table, column: wordOf(one), isIfExists }));
    case "RenameColumn": {
      const column = wordOf(part(body, "old_column_name"));
      return [{ kind: "renameColumn", table, column, to: wordOf(part(body, "new_column_name")) }];
    }
    case "RenameTable":
      return renamedTable(table, nameOf(choiceOf(part(body, "table_name")).body));
    case "ModifyColumn":
      return redefinedColumn(body, wordOf(part(body, "col_name")), table, family);
    case "ChangeColumn": {
      const [column, to] = [wordOf(part(body, "old_name")), wordOf(part(body, "new_name"))];
      const isRenamed = column !== to;
      return [
        ...(isRenamed ? [{ kind: "renameColumn" as const, table, column, to }] : []),
        ...redefinedColumn(body, to, table, family),
      ];
    }
    case "AlterColumn":
      return [alteredColumn(part(body, "op"), wordOf(part(body, "column_name")), table)];
    case "AddConstraint":
      return addedKeys(keyOf(part(body, "constraint"), table.name, family), table);
    case "DropConstraint": {
      // It may be a unique key, which is an index.
      const name = wordOf(part(body, "name"));
      return [
        { kind: "dropConstraint", table, constraint: name, isIfExists },
        ...(family === "mysql"
          ? [{ kind: "dropIndex" as const, index: { name }, table, isConcurrent: false, isIfExists: true }]
          : []),
      ];
    }
    case "DropForeignKey":
      return [{ kind: "dropConstraint", table, constraint: wordOf(part(body, "name")), isIfExists }];
    case "DropPrimaryKey":
      return [{ kind: "dropConstraint", table, constraint: PRIMARY_KEY, isIfExists }];
    case "DropIndex":
      return [
        { kind: "dropIndex", index: { name: wordOf(part(body, "name")) }, table, isConcurrent: false, isIfExists },
      ];
    case "Algorithm":
    case "Lock":
    case "AutoIncrement":
      return [];
    default:
      throw new NotKnown(`ALTER TABLE "${table.name}" with a command that is not known here (${inWords(kind)})`);
  }
}

export function renamedTable(table: Name, to: Name): readonly Change[] {
  const toSchema = to.schema ?? table.schema;
  const moved: Change[] =
    toSchema === undefined || toSchema === table.schema ? [] : [{ kind: "moveTable", table, toSchema }];
  if (to.name === table.name) return moved;
  const from = toSchema === undefined ? table : { schema: toSchema, name: table.name };
  return [...moved, { kind: "renameTable", table: from, to: to.name }];
}

function addedKeys({ constraints, indexes }: Keys, table: Name, ofNewColumn?: string): readonly Change[] {
  const about = ofNewColumn === undefined ? {} : { ofNewColumn };
  return [
    ...constraints.map((constraint): Change => ({ kind: "addConstraint", table, constraint, ...about })),
    ...indexes.map((index) => addedIndex(table, index)),
  ];
}

/** MODIFY and CHANGE say all that the column is afterwards. */
function redefinedColumn(body: Tree, name: string, table: Name, family: Family): readonly Change[] {
  const options = listOf(part(body, "options")).map((option) => ({ option }));
  const defined: DefinedColumn = definedColumn({ name, type: part(body, "data_type"), options }, table.name, family);
  const { type, isNullable, default: fallback, numbering, generated, collation } = defined.column;
  const about = { table, column: name };
  return [
    {
      kind: "changeType",
      ...about,
      type,
      hasOwnConversion: false,
      ...(collation === undefined ? {} : { collation }),
    },
    { kind: isNullable ? "dropNotNull" : "setNotNull", ...about },
    { kind: "setDefault", ...about, ...(fallback === undefined ? {} : { default: fallback }) },
    { kind: "setNumbering", ...about, ...(numbering === undefined ? {} : { numbering }) },
    { kind: "setGenerated", ...about, ...(generated === undefined ? {} : { expression: generated.expression }) },
    ...addedKeys(defined, table),
  ];
}

function alteredColumn(operation: Tree, column: string, table: Name): Change {
  const { kind, body } = choiceOf(operation);
  if (kind === "DropDefault") return { kind: "setDefault", table, column };
  const value = part(body, "value");
  if (kind !== "SetDefault" || value === undefined)
    throw new NotKnown(`ALTER COLUMN "${column}" with a command that is not known here (${inWords(kind)})`);
  return { kind: "setDefault", table, column, ...(isNull(value) ? {} : { default: expression(value) }) };
}
