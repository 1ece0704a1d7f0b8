import type { DatabaseCases } from "../../database-cases.js";

const TABLES = `CREATE TABLE users (id int PRIMARY KEY, email text); CREATE TABLE orders (id int PRIMARY KEY, user_id int);
CREATE UNIQUE INDEX users_email_key ON users(email);`;
const FOREIGN_KEY = "ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)";

export const cases: DatabaseCases = {
  postgres: [
    {
      state: "hardened",
      why: "valid indexes and constraints",
      sql: `${TABLES} ${FOREIGN_KEY};`,
      evidence: "3 indexes",
    },
    {
      state: "hardened",
      why: "a constraint that was made NOT VALID and is validated",
      sql: `${TABLES} ${FOREIGN_KEY} NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;`,
    },
    {
      state: "careless",
      why: "a unique index that CREATE INDEX CONCURRENTLY left invalid",
      sql: `${TABLES} UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_email_key'::regclass;`,
      findings: [
        {
          subject: "public.users_email_key",
          seen: "the unique index users_email_key of users is invalid",
          write: 'REINDEX INDEX CONCURRENTLY "public"."users_email_key";',
        },
      ],
    },
    {
      state: "careless",
      why: "constraints that old rows were not checked for",
      sql: `${TABLES} ${FOREIGN_KEY} NOT VALID; ALTER TABLE users ADD CONSTRAINT email_set CHECK (email <> '') NOT VALID;`,
      findings: [
        {
          subject: "public.orders.orders_user_id_fkey",
          seen: "NOT VALID",
          write: 'ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_user_id_fkey";',
          level: "warning",
        },
        { subject: "public.users.email_set", level: "warning" },
      ],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "indexes that are used",
      sql: "CREATE TABLE users (id int PRIMARY KEY, name varchar(20), INDEX users_name (name)); GRANT SELECT ON users TO {role};",
      evidence: "2 indexes",
    },
    {
      state: "careless",
      why: "an index that is ignored",
      sql: "CREATE TABLE users (id int PRIMARY KEY, name varchar(20), INDEX users_name (name) IGNORED); GRANT SELECT ON users TO {role};",
      findings: [{ subject: "users.users_name", write: "ALTER TABLE `users` ALTER INDEX `users_name` NOT IGNORED;" }],
    },
  ],
};
