import type { ClusterStmt, CreateFunctionStmt, Node, ReindexStmt, TransactionStmt, VacuumStmt } from "libpg-query";
import type { Change } from "../sql/change.js";
import { alterTable } from "./alter-table.js";
import { createIndex, createTable } from "./create-table.js";
import { callsIn, rowChanges, selected, setting } from "./data.js";
import { drop, moveToSchema, rename } from "./drop-and-rename.js";
import { createdAs, createdSchema, explained, type ReadStatement } from "./holding.js";
import { hasOption, nameOf, stringsOf, tableOf } from "./nodes.js";

type Of<Kind extends string> = Extract<Node, { readonly [Key in Kind]: unknown }>[Kind];
type Reader = (statement: never) => readonly Change[];

const ALTERED_AS_TABLES = new Set(["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE"]);

/** What each kind of statement does. One that does not stand here is not understood. */
const READERS: { readonly [kind: string]: Reader } = {
  CreateStmt: (node: Of<"CreateStmt">) => [createTable(node)],
  // Its rows are elsewhere, and neither Prisma nor a lock of this database is about them: as with a view.
  CreateForeignTableStmt: ({ base }: Of<"CreateForeignTableStmt">) => [
    { kind: "createView", view: tableOf(base?.relation), isMaterialized: false },
  ],
  IndexStmt: (node: Of<"IndexStmt">) => [createIndex(node)],
  RenameStmt: (node: Of<"RenameStmt">) => [rename(node)],
  AlterObjectSchemaStmt: (node: Of<"AlterObjectSchemaStmt">) => [moveToSchema(node)],
  ReindexStmt: reindexed,
  ClusterStmt: ({ relation }: ClusterStmt) => [{ kind: "rewriteTable", how: "CLUSTER", ...tablePart(relation) }],
  VacuumStmt: vacuumed,
  ViewStmt: ({ view }: Of<"ViewStmt">) => [{ kind: "createView", view: tableOf(view), isMaterialized: false }],
  RefreshMatViewStmt: ({ relation, concurrent }: Of<"RefreshMatViewStmt">) => [
    { kind: "refreshView", view: tableOf(relation), isConcurrent: concurrent === true },
  ],
  LockStmt: ({ relations = [], mode = 0 }: Of<"LockStmt">) =>
    // AccessExclusiveLock is 8 in PostgreSQL's lockdefs.h.
    tablesIn(relations).map((table) => ({ kind: "lockTable", table, how: "LOCK TABLE", isExclusive: mode === 8 })),

  CreateEnumStmt: ({ typeName, vals }: Of<"CreateEnumStmt">) => [
    { kind: "createEnum", type: nameOf(typeName), values: stringsOf(vals) },
  ],
  AlterEnumStmt: alteredEnum,
  CompositeTypeStmt: ({ typevar }: Of<"CompositeTypeStmt">) => [{ kind: "createType", type: tableOf(typevar) }],
  CreateDomainStmt: ({ domainname }: Of<"CreateDomainStmt">) => [{ kind: "createType", type: nameOf(domainname) }],
  CreateRangeStmt: ({ typeName }: Of<"CreateRangeStmt">) => [{ kind: "createType", type: nameOf(typeName) }],

  InsertStmt: (node: Of<"InsertStmt">) => [...rowChanges({ InsertStmt: node }), ...callsIn(node)],
  UpdateStmt: (node: Of<"UpdateStmt">) => [...rowChanges({ UpdateStmt: node }), ...callsIn(node)],
  DeleteStmt: (node: Of<"DeleteStmt">) => [...rowChanges({ DeleteStmt: node }), ...callsIn(node)],
  MergeStmt: (node: Of<"MergeStmt">) => [...rowChanges({ MergeStmt: node }), ...callsIn(node)],
  TruncateStmt: (node: Of<"TruncateStmt">) => rowChanges({ TruncateStmt: node }),
  SelectStmt: selected,
  CallStmt: ({ funccall }: Of<"CallStmt">) => callsIn({ FuncCall: funccall }),
  VariableSetStmt: (node: Of<"VariableSetStmt">) => [setting(node)],
  TransactionStmt: transaction,

  CreateTrigStmt: ({ relation }: Of<"CreateTrigStmt">) => [
    { kind: "lockTable", table: tableOf(relation), how: "CREATE TRIGGER", isExclusive: false },
  ],
  CreatePolicyStmt: ({ table }: Of<"CreatePolicyStmt">) => [
    { kind: "lockTable", table: tableOf(table), how: "CREATE POLICY", isExclusive: true },
  ],
  AlterPolicyStmt: ({ table }: Of<"AlterPolicyStmt">) => [
    { kind: "lockTable", table: tableOf(table), how: "ALTER POLICY", isExclusive: true },
  ],
  RuleStmt: ({ relation }: Of<"RuleStmt">) => [
    { kind: "lockTable", table: tableOf(relation), how: "CREATE RULE", isExclusive: true },
  ],
  CreateFunctionStmt: createdFunction,
};

/** Statements that change neither tables nor rows. */
const OTHERS: { readonly [kind: string]: string } = {
  CommentStmt: "COMMENT",
  GrantStmt: "GRANT",
  GrantRoleStmt: "GRANT of a role",
  AlterDefaultPrivilegesStmt: "ALTER DEFAULT PRIVILEGES",
  AlterOwnerStmt: "OWNER TO",
  CreateRoleStmt: "CREATE ROLE",
  AlterRoleStmt: "ALTER ROLE",
  AlterRoleSetStmt: "ALTER ROLE SET",
  DropRoleStmt: "DROP ROLE",
  CreateSeqStmt: "CREATE SEQUENCE",
  AlterSeqStmt: "ALTER SEQUENCE",
  CreateExtensionStmt: "CREATE EXTENSION",
  AlterExtensionStmt: "ALTER EXTENSION",
  AlterFunctionStmt: "ALTER FUNCTION",
  AlterDatabaseSetStmt: "ALTER DATABASE SET",
  CreateStatsStmt: "CREATE STATISTICS",
  AlterStatsStmt: "ALTER STATISTICS",
  CreatePublicationStmt: "CREATE PUBLICATION",
  AlterPublicationStmt: "ALTER PUBLICATION",
  CreateCastStmt: "CREATE CAST",
  DefineStmt: "CREATE AGGREGATE, OPERATOR, COLLATION, ...",
  CreateOpClassStmt: "CREATE OPERATOR CLASS",
  CreateOpFamilyStmt: "CREATE OPERATOR FAMILY",
  CreateEventTrigStmt: "CREATE EVENT TRIGGER",
  AlterEventTrigStmt: "ALTER EVENT TRIGGER",
  CreateFdwStmt: "CREATE FOREIGN DATA WRAPPER",
  CreateForeignServerStmt: "CREATE SERVER",
  CreateUserMappingStmt: "CREATE USER MAPPING",
  VariableShowStmt: "SHOW",
  NotifyStmt: "NOTIFY",
  ListenStmt: "LISTEN",
  AlterTypeStmt: "ALTER TYPE SET",
  AlterObjectDependsStmt: "DEPENDS ON EXTENSION",
  ConstraintsSetStmt: "SET CONSTRAINTS",
  CheckPointStmt: "CHECKPOINT",
  DiscardStmt: "DISCARD",
};

/** What a statement does. DO blocks are read elsewhere. */
export function readStatement(node: Node): ReadStatement {
  if ("AlterTableStmt" in node) return altered(node.AlterTableStmt);
  if ("DropStmt" in node) return drop(node.DropStmt);
  if ("CreateSchemaStmt" in node) return createdSchema(node.CreateSchemaStmt, readStatement);
  if ("CreateTableAsStmt" in node) return createdAs(node.CreateTableAsStmt);
  if ("ExplainStmt" in node) return explained(node.ExplainStmt, readStatement);
  const [kind = "", statement] = Object.entries(node)[0] ?? [];
  const reader = READERS[kind];
  // A node has one key, and the reader of that key takes what stands there.
  if (reader !== undefined) return { changes: reader(statement as never), unread: [] };
  const what = OTHERS[kind];
  if (what !== undefined) return { changes: [{ kind: "other", what }], unread: [] };
  return { changes: [], unread: [`a statement that is not known here (${kindOf(node)})`] };
}

function altered(statement: Of<"AlterTableStmt">): ReadStatement {
  const { objtype = "", relation } = statement;
  if (ALTERED_AS_TABLES.has(objtype)) return alterTable(statement);
  if (objtype === "OBJECT_TYPE") {
    const { name } = tableOf(relation);
    return { changes: [], unread: [`ALTER TYPE "${name}", which changes the values of every column that has it`] };
  }
  return { changes: [{ kind: "other", what: "ALTER of an index, a view or a sequence" }], unread: [] };
}

/** As words, for a report: "CreateSubscriptionStmt" is "create subscription". */
function kindOf(node: Node): string {
  const [kind = ""] = Object.keys(node);
  return kind
    .replace(/Stmt$/, "")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

function tablesIn(nodes: readonly Node[]): readonly ReturnType<typeof tableOf>[] {
  return nodes.flatMap((node) => ("RangeVar" in node ? [tableOf(node.RangeVar)] : []));
}

function tablePart(relation: ClusterStmt["relation"]): { readonly table?: ReturnType<typeof tableOf> } {
  return relation === undefined ? {} : { table: tableOf(relation) };
}

function reindexed({ kind, relation, params }: ReindexStmt): readonly Change[] {
  const subject = relation === undefined ? {} : { subject: tableOf(relation) };
  const isOfIndex = kind === "REINDEX_OBJECT_INDEX";
  return [{ kind: "reindex", ...subject, isOfIndex, isConcurrent: hasOption(params, "concurrently") }];
}

function vacuumed({ options, rels = [] }: VacuumStmt): readonly Change[] {
  if (!hasOption(options, "full")) return [{ kind: "other", what: "VACUUM or ANALYZE" }];
  const how = "VACUUM FULL";
  if (rels.length === 0) return [{ kind: "rewriteTable", how }];
  return rels.flatMap((node) =>
    "VacuumRelation" in node
      ? [{ kind: "rewriteTable" as const, how, ...tablePart(node.VacuumRelation.relation) }]
      : [],
  );
}

function alteredEnum(statement: Of<"AlterEnumStmt">): readonly Change[] {
  const {
    typeName,
    oldVal,
    newVal: value = "",
    newValNeighbor: neighbour,
    newValIsAfter,
    skipIfNewValExists,
  } = statement;
  const type = nameOf(typeName);
  if (oldVal !== undefined) return [{ kind: "renameEnumValue", type, value: oldVal, to: value }];
  const place = neighbour === undefined ? {} : newValIsAfter === true ? { after: neighbour } : { before: neighbour };
  return [{ kind: "addEnumValue", type, value, ...place, isIfNotExists: skipIfNewValExists === true }];
}

const STEPS: { readonly [kind: string]: "begin" | "commit" | "rollback" } = {
  TRANS_STMT_BEGIN: "begin",
  TRANS_STMT_START: "begin",
  TRANS_STMT_COMMIT: "commit",
  TRANS_STMT_ROLLBACK: "rollback",
};

function transaction({ kind }: TransactionStmt): readonly Change[] {
  const step = STEPS[kind ?? ""];
  return [step === undefined ? { kind: "other", what: "SAVEPOINT" } : { kind: "transaction", step }];
}

function createdFunction({ funcname }: CreateFunctionStmt): readonly Change[] {
  return [{ kind: "createFunction", function: nameOf(funcname), hasSchemaChanges: false }];
}
