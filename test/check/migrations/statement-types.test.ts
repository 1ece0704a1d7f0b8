import type { Node } from "libpg-query";
import { describe, expect, test } from "vitest";
import { loadParser, parsed } from "../../../src/check/migrations/postgres/parser.js";
import { postgresDialect } from "../../../src/check/migrations/postgres/dialect.js";

type KeyOf<Kind> = Kind extends unknown ? keyof Kind : never;
/** Every statement that PostgreSQL's grammar has, by the types of the parser: a new one does not compile until it stands below. */
type StatementKind = Extract<KeyOf<Node>, `${string}Stmt`>;

/** `judged`: its changes are told. `harmless`: it changes neither tables nor rows. `unknown`: it is told as unread. */
type Example = readonly ["judged" | "harmless" | "unknown", sql: string];
/** Parts of others, or made by the server itself: no text begins with them. */
const NO_STATEMENT = "no statement of its own";

const EXAMPLES: { readonly [Kind in StatementKind]: Example | typeof NO_STATEMENT } = {
  RawStmt: NO_STATEMENT,
  SetOperationStmt: NO_STATEMENT,
  ReturnStmt: NO_STATEMENT,
  PLAssignStmt: NO_STATEMENT,
  ReplicaIdentityStmt: NO_STATEMENT,
  CreateForeignTableStmt: ["judged", "CREATE FOREIGN TABLE a (id int) SERVER s"],
  InsertStmt: ["judged", "INSERT INTO a VALUES (1)"],
  DeleteStmt: ["judged", "DELETE FROM a"],
  UpdateStmt: ["judged", "UPDATE a SET b = 1"],
  MergeStmt: ["judged", "MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE"],
  SelectStmt: ["judged", "SELECT f()"],
  CreateSchemaStmt: ["judged", "CREATE SCHEMA a"],
  AlterTableStmt: ["judged", "ALTER TABLE a DROP COLUMN b"],
  VariableSetStmt: ["judged", "SET lock_timeout = '1s'"],
  CreateStmt: ["judged", "CREATE TABLE a (id int)"],
  CreateTableAsStmt: ["judged", "CREATE TABLE a AS SELECT 1"],
  RefreshMatViewStmt: ["judged", "REFRESH MATERIALIZED VIEW a"],
  IndexStmt: ["judged", "CREATE INDEX ON a (b)"],
  DropStmt: ["judged", "DROP TABLE a"],
  TruncateStmt: ["judged", "TRUNCATE a"],
  RenameStmt: ["judged", "ALTER TABLE a RENAME TO b"],
  AlterObjectSchemaStmt: ["judged", "ALTER TABLE a SET SCHEMA b"],
  ReindexStmt: ["judged", "REINDEX TABLE a"],
  ClusterStmt: ["judged", "CLUSTER a"],
  VacuumStmt: ["judged", "VACUUM FULL a"],
  ViewStmt: ["judged", "CREATE VIEW a AS SELECT 1"],
  LockStmt: ["judged", "LOCK TABLE a"],
  CreateEnumStmt: ["judged", "CREATE TYPE a AS ENUM ('b')"],
  AlterEnumStmt: ["judged", "ALTER TYPE a ADD VALUE 'b'"],
  CompositeTypeStmt: ["judged", "CREATE TYPE a AS (b int)"],
  CreateDomainStmt: ["judged", "CREATE DOMAIN a AS int"],
  CreateRangeStmt: ["judged", "CREATE TYPE a AS RANGE (subtype = int4)"],
  CallStmt: ["judged", "CALL a()"],
  TransactionStmt: ["judged", "COMMIT"],
  CreateTrigStmt: ["judged", "CREATE TRIGGER t BEFORE UPDATE ON a EXECUTE FUNCTION f()"],
  CreatePolicyStmt: ["judged", "CREATE POLICY p ON a"],
  AlterPolicyStmt: ["judged", "ALTER POLICY p ON a USING (true)"],
  RuleStmt: ["judged", "CREATE RULE r AS ON INSERT TO a DO INSTEAD NOTHING"],
  CreateFunctionStmt: ["judged", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
  DoStmt: ["judged", "DO $$ BEGIN DROP TABLE a; END $$"],
  ExplainStmt: ["judged", "EXPLAIN ANALYZE DELETE FROM a"],

  CommentStmt: ["harmless", "COMMENT ON TABLE a IS 'b'"],
  GrantStmt: ["harmless", "GRANT SELECT ON a TO b"],
  GrantRoleStmt: ["harmless", "GRANT a TO b"],
  AlterDefaultPrivilegesStmt: ["harmless", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO b"],
  AlterOwnerStmt: ["harmless", "ALTER TYPE a OWNER TO b"],
  CreateRoleStmt: ["harmless", "CREATE ROLE a"],
  AlterRoleStmt: ["harmless", "ALTER ROLE a LOGIN"],
  AlterRoleSetStmt: ["harmless", "ALTER ROLE a SET lock_timeout = '1s'"],
  DropRoleStmt: ["harmless", "DROP ROLE a"],
  CreateSeqStmt: ["harmless", "CREATE SEQUENCE a"],
  AlterSeqStmt: ["harmless", "ALTER SEQUENCE a RESTART"],
  CreateExtensionStmt: ["harmless", "CREATE EXTENSION a"],
  AlterExtensionStmt: ["harmless", "ALTER EXTENSION a UPDATE"],
  AlterFunctionStmt: ["harmless", "ALTER FUNCTION f() STABLE"],
  AlterDatabaseSetStmt: ["harmless", "ALTER DATABASE a SET lock_timeout = '1s'"],
  CreateStatsStmt: ["harmless", "CREATE STATISTICS s ON b, c FROM a"],
  AlterStatsStmt: ["harmless", "ALTER STATISTICS s SET STATISTICS 1"],
  CreatePublicationStmt: ["harmless", "CREATE PUBLICATION p"],
  AlterPublicationStmt: ["harmless", "ALTER PUBLICATION p ADD TABLE a"],
  CreateCastStmt: ["harmless", "CREATE CAST (a AS b) WITHOUT FUNCTION"],
  DefineStmt: ["harmless", "CREATE COLLATION a FROM b"],
  CreateOpClassStmt: ["harmless", "CREATE OPERATOR CLASS a FOR TYPE b USING btree AS STORAGE b"],
  CreateOpFamilyStmt: ["harmless", "CREATE OPERATOR FAMILY a USING btree"],
  CreateEventTrigStmt: ["harmless", "CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION f()"],
  AlterEventTrigStmt: ["harmless", "ALTER EVENT TRIGGER t DISABLE"],
  CreateFdwStmt: ["harmless", "CREATE FOREIGN DATA WRAPPER a"],
  CreateForeignServerStmt: ["harmless", "CREATE SERVER s FOREIGN DATA WRAPPER a"],
  CreateUserMappingStmt: ["harmless", "CREATE USER MAPPING FOR a SERVER s"],
  VariableShowStmt: ["harmless", "SHOW lock_timeout"],
  NotifyStmt: ["harmless", "NOTIFY a"],
  ListenStmt: ["harmless", "LISTEN a"],
  AlterTypeStmt: ["harmless", "ALTER TYPE a SET (STORAGE = plain)"],
  AlterObjectDependsStmt: ["harmless", "ALTER FUNCTION f() DEPENDS ON EXTENSION a"],
  ConstraintsSetStmt: ["harmless", "SET CONSTRAINTS ALL DEFERRED"],
  CheckPointStmt: ["harmless", "CHECKPOINT"],
  DiscardStmt: ["harmless", "DISCARD ALL"],

  AlterCollationStmt: ["unknown", "ALTER COLLATION a REFRESH VERSION"],
  AlterDatabaseRefreshCollStmt: ["unknown", "ALTER DATABASE a REFRESH COLLATION VERSION"],
  AlterDatabaseStmt: ["unknown", "ALTER DATABASE a CONNECTION LIMIT 1"],
  AlterDomainStmt: ["unknown", "ALTER DOMAIN a SET NOT NULL"],
  AlterExtensionContentsStmt: ["unknown", "ALTER EXTENSION a ADD TABLE b"],
  AlterFdwStmt: ["unknown", "ALTER FOREIGN DATA WRAPPER a NO HANDLER"],
  AlterForeignServerStmt: ["unknown", "ALTER SERVER s VERSION '2'"],
  AlterOpFamilyStmt: ["unknown", "ALTER OPERATOR FAMILY a USING btree DROP FUNCTION 1 (b)"],
  AlterOperatorStmt: ["unknown", "ALTER OPERATOR + (a, b) SET (RESTRICT = NONE)"],
  AlterSubscriptionStmt: ["unknown", "ALTER SUBSCRIPTION s ENABLE"],
  AlterSystemStmt: ["unknown", "ALTER SYSTEM SET lock_timeout = '1s'"],
  AlterTSConfigurationStmt: ["unknown", "ALTER TEXT SEARCH CONFIGURATION a DROP MAPPING FOR b"],
  AlterTSDictionaryStmt: ["unknown", "ALTER TEXT SEARCH DICTIONARY a (b = c)"],
  AlterTableMoveAllStmt: ["unknown", "ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b"],
  AlterTableSpaceOptionsStmt: ["unknown", "ALTER TABLESPACE a SET (seq_page_cost = 1)"],
  AlterUserMappingStmt: ["unknown", "ALTER USER MAPPING FOR a SERVER s OPTIONS (SET b 'c')"],
  ClosePortalStmt: ["unknown", "CLOSE a"],
  CopyStmt: ["unknown", "COPY a FROM 'a.csv'"],
  CreateAmStmt: ["unknown", "CREATE ACCESS METHOD a TYPE INDEX HANDLER b"],
  CreateConversionStmt: ["unknown", "CREATE CONVERSION a FOR 'b' TO 'c' FROM d"],
  CreatePLangStmt: ["unknown", "CREATE LANGUAGE a HANDLER b"],
  CreateSubscriptionStmt: ["unknown", "CREATE SUBSCRIPTION a CONNECTION 'b' PUBLICATION c"],
  CreateTableSpaceStmt: ["unknown", "CREATE TABLESPACE a LOCATION '/b'"],
  CreateTransformStmt: ["unknown", "CREATE TRANSFORM FOR a LANGUAGE b (FROM SQL WITH FUNCTION f(internal))"],
  CreatedbStmt: ["unknown", "CREATE DATABASE a"],
  DeallocateStmt: ["unknown", "DEALLOCATE a"],
  DeclareCursorStmt: ["unknown", "DECLARE a CURSOR FOR SELECT 1"],
  DropOwnedStmt: ["unknown", "DROP OWNED BY a"],
  DropSubscriptionStmt: ["unknown", "DROP SUBSCRIPTION a"],
  DropTableSpaceStmt: ["unknown", "DROP TABLESPACE a"],
  DropUserMappingStmt: ["unknown", "DROP USER MAPPING FOR a SERVER s"],
  DropdbStmt: ["unknown", "DROP DATABASE a"],
  ExecuteStmt: ["unknown", "EXECUTE a"],
  FetchStmt: ["unknown", "FETCH a"],
  ImportForeignSchemaStmt: ["unknown", "IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b"],
  LoadStmt: ["unknown", "LOAD 'a'"],
  PrepareStmt: ["unknown", "PREPARE a AS DELETE FROM b"],
  ReassignOwnedStmt: ["unknown", "REASSIGN OWNED BY a TO b"],
  SecLabelStmt: ["unknown", "SECURITY LABEL ON TABLE a IS 'b'"],
  UnlistenStmt: ["unknown", "UNLISTEN a"],
};

const parser = await loadParser();
const dialect = await postgresDialect("PostgreSQL");
const examples = Object.entries(EXAMPLES).flatMap(([kind, example]) =>
  example === NO_STATEMENT ? [] : [{ kind, expected: example[0], sql: example[1] }],
);

describe("every statement of PostgreSQL's grammar", () => {
  test.each(examples)("$kind is $expected: $sql", ({ kind, expected, sql }) => {
    expect(Object.keys(parsed(parser, sql)?.[0]?.stmt ?? {})).toEqual([kind]);
    const [statement] = dialect.parse(sql).statements;
    const { changes = [], unread = [] } = statement ?? {};
    const judged = changes.some((change) => change.kind !== "other") ? "judged" : "harmless";
    expect(unread.length > 0 ? "unknown" : judged).toBe(expected);
    expect(changes.length + unread.length).toBeGreaterThan(0);
  });
});
