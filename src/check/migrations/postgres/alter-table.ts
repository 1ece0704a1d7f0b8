import type { AlterTableCmd, AlterTableStmt, Node } from "libpg-query";
import type { AddConstraint, Change, ChangeType } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { typeText } from "../sql/type-text.js";
import { definedColumn } from "./column.js";
import { columnType } from "./column-type.js";
import { constraintOf } from "./constraint.js";
import { expression } from "./expression.js";
import type { ReadStatement } from "./holding.js";
import { callsIn } from "./data.js";
import { stringsOf, tableOf } from "./nodes.js";

/** Commands that change nothing which the catalogue keeps, and the lock that each takes. After the table in the manual of ALTER TABLE. */
const OTHER_COMMANDS: { readonly [subtype: string]: { readonly how: string; readonly isExclusive: boolean } } = {
  AT_SetStatistics: { how: "SET STATISTICS", isExclusive: false },
  AT_SetOptions: { how: "SET (...) of a column", isExclusive: false },
  AT_ResetOptions: { how: "RESET (...) of a column", isExclusive: false },
  AT_SetRelOptions: { how: "SET (...)", isExclusive: false },
  AT_ResetRelOptions: { how: "RESET (...)", isExclusive: false },
  AT_ClusterOn: { how: "CLUSTER ON", isExclusive: false },
  AT_DropCluster: { how: "SET WITHOUT CLUSTER", isExclusive: false },
  AT_EnableTrig: { how: "ENABLE TRIGGER", isExclusive: false },
  AT_EnableAlwaysTrig: { how: "ENABLE ALWAYS TRIGGER", isExclusive: false },
  AT_EnableReplicaTrig: { how: "ENABLE REPLICA TRIGGER", isExclusive: false },
  AT_DisableTrig: { how: "DISABLE TRIGGER", isExclusive: false },
  AT_EnableTrigAll: { how: "ENABLE TRIGGER ALL", isExclusive: false },
  AT_DisableTrigAll: { how: "DISABLE TRIGGER ALL", isExclusive: false },
  AT_EnableTrigUser: { how: "ENABLE TRIGGER USER", isExclusive: false },
  AT_DisableTrigUser: { how: "DISABLE TRIGGER USER", isExclusive: false },
  AT_AlterConstraint: { how: "ALTER CONSTRAINT", isExclusive: true },
  AT_SetStorage: { how: "SET STORAGE", isExclusive: true },
  AT_SetCompression: { how: "SET COMPRESSION", isExclusive: true },
  AT_ChangeOwner: { how: "OWNER TO", isExclusive: true },
  AT_EnableRowSecurity: { how: "ENABLE ROW LEVEL SECURITY", isExclusive: true },
  AT_DisableRowSecurity: { how: "DISABLE ROW LEVEL SECURITY", isExclusive: true },
  AT_ForceRowSecurity: { how: "FORCE ROW LEVEL SECURITY", isExclusive: true },
  AT_NoForceRowSecurity: { how: "NO FORCE ROW LEVEL SECURITY", isExclusive: true },
  AT_ReplicaIdentity: { how: "REPLICA IDENTITY", isExclusive: true },
  AT_EnableRule: { how: "ENABLE RULE", isExclusive: true },
  AT_DisableRule: { how: "DISABLE RULE", isExclusive: true },
};

/** Commands that have an expression run for each row that is there. */
const RUN_FOR_ROWS = new Set(["AT_AddColumn", "AT_AlterColumnType", "AT_AddConstraint"]);

export function alterTable({ relation, cmds = [] }: AlterTableStmt): ReadStatement {
  const table = tableOf(relation);
  const commands = cmds.flatMap((node) => ("AlterTableCmd" in node ? [node.AlterTableCmd] : []));
  const changes: Change[] = [];
  const unread: string[] = [];
  for (const command of commands) {
    const read = changesOf(command, table);
    if (read === undefined) unread.push(`ALTER TABLE "${table.name}" with a command that is not known here`);
    else changes.push(...read, ...callsFor(command));
  }
  return { changes, unread };
}

function callsFor({ subtype, def }: AlterTableCmd): readonly Change[] {
  const isNotValid = def !== undefined && "Constraint" in def && def.Constraint.skip_validation === true;
  return RUN_FOR_ROWS.has(subtype ?? "") && !isNotValid ? callsIn(def) : [];
}

function changesOf(command: AlterTableCmd, table: Name): readonly Change[] | undefined {
  const { subtype, name: column = "", def, missing_ok: isIfExists = false } = command;
  switch (subtype) {
    case "AT_AddColumn":
      return addColumn(def, table, isIfExists);
    case "AT_DropColumn":
      return [{ kind: "dropColumn", table, column, isIfExists }];
    case "AT_AlterColumnType":
      return [changeType(def, table, column)];
    case "AT_ColumnDefault":
      return [{ kind: "setDefault", table, column, ...(def === undefined ? {} : { default: expression(def) }) }];
    case "AT_SetNotNull":
      return [{ kind: "setNotNull", table, column }];
    case "AT_DropNotNull":
      return [{ kind: "dropNotNull", table, column }];
    case "AT_AddIdentity":
      return [{ kind: "setNumbering", table, column, numbering: "identity" }];
    case "AT_SetIdentity":
      return [{ kind: "lockTable", table, how: "SET GENERATED", isExclusive: true }];
    case "AT_DropIdentity":
      return [{ kind: "setNumbering", table, column }];
    case "AT_SetExpression":
      return [{ kind: "setGenerated", table, column, ...(def === undefined ? {} : { expression: expression(def) }) }];
    case "AT_DropExpression":
      return [{ kind: "setGenerated", table, column }];
    case "AT_AddConstraint":
      return addConstraint(def, table);
    case "AT_DropConstraint":
      return [{ kind: "dropConstraint", table, constraint: column, isIfExists }];
    case "AT_ValidateConstraint":
      return [{ kind: "validateConstraint", table, constraint: column }];
    case "AT_SetLogged":
      return [{ kind: "rewriteTable", table, how: "SET LOGGED" }];
    case "AT_SetUnLogged":
      return [{ kind: "rewriteTable", table, how: "SET UNLOGGED" }];
    case "AT_SetTableSpace":
      return [{ kind: "rewriteTable", table, how: "SET TABLESPACE" }];
    case "AT_SetAccessMethod":
      return [{ kind: "rewriteTable", table, how: "SET ACCESS METHOD" }];
    case "AT_AttachPartition":
    case "AT_DetachPartition":
    case "AT_DetachPartitionFinalize":
      return partition(command, table);
    default: {
      const other = OTHER_COMMANDS[subtype ?? ""];
      return other && [{ kind: "lockTable", table, ...other }];
    }
  }
}

function addColumn(def: Node | undefined, table: Name, isIfNotExists: boolean): readonly Change[] | undefined {
  if (def === undefined || !("ColumnDef" in def)) return undefined;
  const { column, constraints } = definedColumn(def.ColumnDef, table.name);
  const added = constraints.map((constraint): AddConstraint => ({
    kind: "addConstraint",
    table,
    constraint,
    ofNewColumn: column.name,
  }));
  return [{ kind: "addColumn", table, column, isIfNotExists }, ...added];
}

function changeType(def: Node | undefined, table: Name, column: string): ChangeType {
  const definition = def !== undefined && "ColumnDef" in def ? def.ColumnDef : {};
  const type = columnType(definition.typeName);
  const collation = stringsOf(definition.collClause?.collname).at(-1);
  const using = definition.raw_default;
  const hasOwnConversion = using !== undefined && !isPlainCast(using, column, typeText(type));
  return {
    kind: "changeType",
    table,
    column,
    type,
    hasOwnConversion,
    ...(collation === undefined ? {} : { collation }),
  };
}

/** `USING "role"::"Role"`, also through `text` as Prisma writes it for enums: what would happen without it, or what an enum needs. */
function isPlainCast(node: Node, column: string, type: string): boolean {
  if ("ColumnRef" in node) return stringsOf(node.ColumnRef.fields).at(-1) === column;
  if (!("TypeCast" in node) || node.TypeCast.arg === undefined) return false;
  const to = typeText(columnType(node.TypeCast.typeName));
  const isPassage = to === "text" || to === "text[]";
  return (to === type || isPassage) && isPlainCast(node.TypeCast.arg, column, type);
}

function addConstraint(def: Node | undefined, table: Name): readonly Change[] | undefined {
  if (def === undefined || !("Constraint" in def)) return undefined;
  const { contype, keys, skip_validation: isNotValid = false } = def.Constraint;
  if (contype === "CONSTR_NOTNULL") {
    // Of PostgreSQL 18: ADD CONSTRAINT "x" NOT NULL "column" [NOT VALID].
    if (isNotValid) return [{ kind: "lockTable", table, how: "ADD NOT NULL ... NOT VALID", isExclusive: true }];
    return stringsOf(keys).map((column) => ({ kind: "setNotNull", table, column }));
  }
  const constraint = constraintOf(def.Constraint, table.name);
  return constraint && [{ kind: "addConstraint", table, constraint }];
}

function partition({ subtype, def }: AlterTableCmd, table: Name): readonly Change[] | undefined {
  if (def === undefined || !("PartitionCmd" in def)) return undefined;
  const isDetached = subtype !== "AT_AttachPartition";
  const isConcurrent = def.PartitionCmd.concurrent === true || subtype === "AT_DetachPartitionFinalize";
  return [{ kind: "attachPartition", table, partition: tableOf(def.PartitionCmd.name), isDetached, isConcurrent }];
}
