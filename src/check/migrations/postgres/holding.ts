import type { CreateSchemaStmt, CreateTableAsStmt, ExplainStmt, Node } from "libpg-query";
import type { Change } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { createTableAs } from "./create-table.js";
import { selected } from "./data.js";
import { hasOption, tableOf } from "./nodes.js";

/** What a statement does, and what of it could not be read. */
export interface ReadStatement {
  readonly changes: readonly Change[];
  readonly unread: readonly string[];
}

type Read = (node: Node) => ReadStatement;

/** `CREATE SCHEMA "auth" CREATE TABLE ...`: names without a schema are in the new one. */
export function createdSchema(
  { schemaname: schema = "", schemaElts = [] }: CreateSchemaStmt,
  read: Read,
): ReadStatement {
  const elements = schemaElts.map(read);
  const changes = elements.flatMap((element) => element.changes.map((change) => inSchema(change, schema)));
  return {
    changes: [{ kind: "createSchema", schema }, ...changes],
    unread: elements.flatMap(({ unread }) => unread),
  };
}

function inSchema(change: Change, schema: string): Change {
  const own = (name: Name): Name => ({ schema, ...name });
  switch (change.kind) {
    case "createTable":
    case "createIndex":
    case "lockTable":
      return { ...change, table: own(change.table) };
    case "createView":
      return { ...change, view: own(change.view) };
    default:
      return change;
  }
}

/** With ANALYZE it runs the statement, to take its time. */
export function explained({ query, options }: ExplainStmt, read: Read): ReadStatement {
  if (query !== undefined && hasOption(options, "analyze")) return read(query);
  return { changes: [{ kind: "other", what: "EXPLAIN" }], unread: [] };
}

/** `CREATE TABLE ... AS`, and a materialized view: both run the query. */
export function createdAs(statement: CreateTableAsStmt): ReadStatement {
  const { objtype, into, query } = statement;
  const made: Change =
    objtype === "OBJECT_MATVIEW"
      ? { kind: "createView", view: tableOf(into?.rel), isMaterialized: true }
      : createTableAs(statement);
  if (query === undefined || !("SelectStmt" in query))
    return { changes: [made], unread: ["CREATE TABLE ... AS EXECUTE of a statement that was prepared"] };
  return { changes: [made, ...selected(query.SelectStmt)], unread: [] };
}
