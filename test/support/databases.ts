export { applySchema, runScript } from "../../scripts/databases/apply-schema.js";
export { createDatabase } from "../../scripts/databases/create-database.js";
export { driverAdapter } from "../../scripts/databases/driver-adapter.js";
export { openMariadb } from "../../scripts/databases/mariadb.js";
export { openPostgres } from "../../scripts/databases/postgres.js";
export {
  DatabaseUnavailable,
  type Database,
  type DatabaseServer,
  type Provider,
  type ServerAddress,
} from "../../scripts/databases/server.js";
export { openSqlite } from "../../scripts/databases/sqlite.js";
