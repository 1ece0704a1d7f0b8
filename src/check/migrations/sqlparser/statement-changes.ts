import type { Change, SettingChange } from "../sql/change.js";
import { alterTable, renamedTable } from "./alter-table.js";
import { createIndex, createTable } from "./create-table.js";
import type { Family } from "./keys.js";
import { deleted, inserted, queried, truncated, updated } from "./rows.js";
import { choiceOf, inWords, isSet, listOf, nameOf, NotKnown, part, parts, type Tree } from "./tree.js";

/** Statements that change neither tables nor rows, when they run. */
const OTHERS: { readonly [kind: string]: string } = {
  Analyze: "ANALYZE",
  CreateTrigger: "CREATE TRIGGER",
  DropTrigger: "DROP TRIGGER",
  Explain: "EXPLAIN",
  ExplainTable: "DESCRIBE",
  Grant: "GRANT",
  Revoke: "REVOKE",
  CreateUser: "CREATE USER",
  LockTables: "LOCK TABLES",
  UnlockTables: "UNLOCK TABLES",
  Savepoint: "SAVEPOINT",
  ReleaseSavepoint: "RELEASE SAVEPOINT",
  ShowTables: "SHOW TABLES",
  ShowColumns: "SHOW COLUMNS",
  ShowVariable: "SHOW",
  ShowVariables: "SHOW VARIABLES",
  Vacuum: "VACUUM",
};

/** @throws NotKnown for what is not understood. */
export function changesOf(statement: Tree, family: Family): readonly Change[] {
  const { kind, body } = choiceOf(statement);
  switch (kind) {
    case "CreateTable":
      return createTable(body, family);
    case "AlterTable":
      return alterTable(body, family);
    case "RenameTable":
      return listOf(body).flatMap((one) => renamedTable(nameOf(part(one, "old_name")), nameOf(part(one, "new_name"))));
    case "CreateIndex":
      return [createIndex(body, family)];
    case "Drop":
      return dropped(body);
    case "CreateView":
      return [createdView(body)];
    case "AlterView":
      return [createdView(body)];
    // A module keeps its rows in tables of its own, and no schema says it.
    case "CreateVirtualTable":
      return [createdView(body)];
    case "CreateDatabase":
      return [{ kind: "createSchema", schema: nameOf(part(body, "db_name")).name }];
    case "Insert":
      return [inserted(body)];
    case "Update":
      return [updated(body)];
    case "Delete":
      return deleted(body);
    case "Truncate":
      return truncated(body);
    case "Query":
      return queried(body);
    case "Set":
      return settings(body);
    case "Pragma":
      return [pragma(nameOf(part(body, "name")).name)];
    case "Call":
      return [{ kind: "call", function: nameOf(part(body, "name")) }];
    case "StartTransaction":
      return [{ kind: "transaction", step: "begin" }];
    case "Commit":
      return [{ kind: "transaction", step: "commit" }];
    case "Rollback":
      return [{ kind: "transaction", step: "rollback" }];
    default: {
      const what = OTHERS[kind];
      if (what === undefined) throw new NotKnown(`a statement that is not known here (${inWords(kind)})`);
      return [{ kind: "other", what }];
    }
  }
}

function createdView(body: Tree): Change {
  return { kind: "createView", view: nameOf(part(body, "name")), isMaterialized: false };
}

function dropped(body: Tree): readonly Change[] {
  const { kind } = choiceOf(part(body, "object_type"));
  const isIfExists = isSet(body, "if_exists");
  const on = part(body, "table");
  const table = on === undefined ? {} : { table: nameOf(on) };
  return parts(body, "names").map((one): Change => {
    const name = nameOf(one);
    switch (kind) {
      case "Table":
        if (isSet(body, "temporary")) return { kind: "other", what: "DROP TEMPORARY TABLE" };
        return { kind: "dropTable", table: name, isIfExists, isCascade: false };
      case "Index":
        return { kind: "dropIndex", index: name, ...table, isConcurrent: false, isIfExists };
      case "View":
        return { kind: "dropView", view: name, isMaterialized: false };
      case "Database":
      case "Schema":
        return { kind: "dropSchema", schema: name.name, isCascade: true };
      default:
        throw new NotKnown(`DROP of something that is not known here (${inWords(kind)})`);
    }
  });
}

function settings(body: Tree): readonly Change[] {
  const { kind, body: assigned } = choiceOf(body);
  if (kind === "SetNames") return [setting("names")];
  if (kind === "SingleAssignment") return [setting(nameOf(part(assigned, "variable")).name)];
  if (kind === "MultipleAssignments")
    return parts(assigned, "assignments").map((one) => setting(nameOf(part(one, "name")).name));
  if (kind === "SetTransaction") return [{ kind: "other", what: "SET TRANSACTION" }];
  throw new NotKnown(`SET that is not known here (${inWords(kind)})`);
}

function setting(name: string): SettingChange {
  const word = name.toLowerCase();
  if (word === "sql_mode") throw new NotKnown("SET sql_mode, after which SQL may read otherwise");
  return { kind: "set", setting: word, isLocal: false };
}

/** What a PRAGMA of SQLite does. */
export function pragma(name: string): SettingChange {
  const word = name.toLowerCase();
  if (word === "writable_schema") throw new NotKnown("PRAGMA writable_schema, after which tables are changed as rows");
  return { kind: "set", setting: word, isLocal: false };
}
