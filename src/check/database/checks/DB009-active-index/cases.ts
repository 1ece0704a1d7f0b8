import type { DatabaseCases } from "../../database-cases.js";

const schema = `
generator hardening {
  provider = "prisma-hardening-generator"
  output   = "../generated/hardening"
}

model User {
  id       Int     @id @default(autoincrement())
  email    String  @unique
  isActive Boolean @default(true) @map("is_active")
  orders   Order[]

  @@map("users")
}

model Order {
  id        Int       @id @default(autoincrement())
  userId    Int       @map("user_id")
  user      User      @relation(fields: [userId], references: [id])
  isActive  Boolean   @default(true) @map("is_active")

  @@map("orders")
}
`;

const TABLES = `CREATE TABLE users (id int PRIMARY KEY, email varchar(191) NOT NULL, is_active boolean NOT NULL DEFAULT true);
CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL, is_active boolean NOT NULL DEFAULT true, note varchar(200));`;
const ROWS = `INSERT INTO users SELECT n, 'ada' || n, n % 10 > 0 FROM generate_series(1, 5000) n;
INSERT INTO orders SELECT n, n % 2500, n % 10 > 0, repeat('x', 100) FROM generate_series(1, 5000) n;
GRANT SELECT ON users, orders TO {role}; ANALYZE users, orders;`;
const PARTIAL = "CREATE UNIQUE INDEX users_email_key ON users(email) WHERE is_active;";

const MYSQL_ROWS = `INSERT INTO users SELECT seq, CONCAT('ada', seq), seq % 10 > 0 FROM seq_1_to_5000;
INSERT INTO orders SELECT seq, seq % 2500, seq % 10 > 0, REPEAT('x', 100) FROM seq_1_to_5000;
GRANT SELECT ON users TO {role}; GRANT SELECT ON orders TO {role}; ANALYZE TABLE users, orders;`;
const GENERATED = `ALTER TABLE users ADD COLUMN is_active_key TINYINT AS (IF(is_active, 1, NULL)) STORED,
  ADD UNIQUE INDEX users_email_key (email, is_active_key);`;

export const cases: DatabaseCases = {
  postgres: [
    {
      state: "hardened",
      why: "partial indexes",
      schema,
      sql: `${TABLES} ${PARTIAL} CREATE INDEX orders_user_id_idx ON orders(user_id) WHERE is_active; ${ROWS}`,
      evidence: "EXPLAIN of 2 with 1,000 rows or more",
    },
    {
      state: "hardened",
      why: "an index that has the soft-delete column",
      schema,
      sql: `${TABLES} ${PARTIAL} CREATE INDEX orders_user_id_idx ON orders(user_id, is_active); ${ROWS}`,
    },
    {
      state: "hardened",
      why: "tables of few rows have no need of an index",
      schema,
      config: { database: { indexFromRows: 10_000 } },
      sql: `${TABLES} ${PARTIAL} ${ROWS}`,
      evidence: "EXPLAIN of 0",
    },
    {
      state: "hardened",
      why: "a schema without soft delete",
      schema: "model User {\n  id Int @id\n}\n",
      isNotApplicable: true,
    },
    {
      state: "careless",
      why: "a unique index of all rows",
      schema,
      sql: `${TABLES} CREATE UNIQUE INDEX users_email_key ON users(email); CREATE INDEX users_active ON users(email) WHERE is_active;
        CREATE INDEX orders_user_id_idx ON orders(user_id) WHERE is_active; ${ROWS}`,
      findings: [
        {
          subject: "User.email",
          seen: "the unique index users_email_key counts inactive rows, too",
          write:
            'DROP INDEX "public"."users_email_key";\nCREATE UNIQUE INDEX "users_email_key" ON "users"("email") WHERE "is_active";',
        },
      ],
    },
    {
      state: "careless",
      why: "a unique index with the soft-delete column, which lets one inactive row in",
      schema,
      sql: `${TABLES} ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email, is_active);
        CREATE INDEX orders_user_id_idx ON orders(user_id) WHERE is_active; ${ROWS}`,
      findings: [{ subject: "User.email", write: 'ALTER TABLE "public"."users" DROP CONSTRAINT "users_email_key";' }],
    },
    {
      state: "careless",
      why: "no unique index at all, and no index for active rows",
      schema,
      sql: `${TABLES} ${ROWS}`,
      findings: [
        { subject: "User.email", seen: "no unique index of the database has User.email" },
        { subject: "User.is_active", level: "warning" },
        {
          subject: "Order.is_active",
          seen: "about 5,000 rows",
          write:
            'CREATE INDEX CONCURRENTLY "orders_user_id_active_idx" ON "public"."orders"("user_id") WHERE "is_active";',
          level: "warning",
        },
      ],
    },
    {
      state: "careless",
      why: "an index of active rows by another column: the read by user passes over the whole table",
      schema,
      sql: `${TABLES} ${PARTIAL} CREATE INDEX orders_note ON orders(note) WHERE is_active; ${ROWS}`,
      findings: [
        {
          subject: "Order.user_id",
          seen: "EXPLAIN of a read of orders by user_id and is_active reads all of its 5,000 rows",
        },
      ],
    },
    {
      state: "careless",
      why: "tables that the role may not read, and one that is not there",
      schema,
      sql: "CREATE TABLE users (id int, email text, is_active boolean); CREATE UNIQUE INDEX ON users(email) WHERE is_active;",
      findings: [
        { subject: "User", write: 'GRANT SELECT ON "public"."users" TO "{role}";', level: "unknown" },
        { subject: "Order", seen: "the database has no table orders", level: "unknown" },
      ],
    },
    {
      state: "careless",
      why: "a table of which nobody has statistics",
      schema,
      sql: `${TABLES} ${PARTIAL} CREATE INDEX orders_user_id_idx ON orders(user_id) WHERE is_active; ALTER TABLE orders SET (autovacuum_enabled = false);
        ${ROWS.replace("ANALYZE users, orders", "ANALYZE users")}`,
      findings: [{ subject: "Order", write: 'ANALYZE "public"."orders";', level: "unknown" }],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "a generated column in the unique key, and the soft-delete column in the index",
      schema,
      sql: `${TABLES} ${MYSQL_ROWS} ${GENERATED} CREATE INDEX orders_user ON orders(user_id, is_active);`,
      evidence: "EXPLAIN of 2",
    },
    {
      state: "careless",
      why: "a unique index of all rows, and no index for active ones",
      schema,
      sql: `${TABLES} CREATE UNIQUE INDEX users_email_key ON users(email); ${MYSQL_ROWS}`,
      findings: [
        { subject: "User.email", write: "DROP INDEX `users_email_key`" },
        { subject: "User.is_active", level: "warning" },
        {
          subject: "Order.is_active",
          write: "CREATE INDEX `orders_user_id_is_active_idx` ON `orders`(`user_id`, `is_active`);",
          level: "warning",
        },
      ],
    },
    {
      state: "careless",
      why: "an index of another column: the read by user passes over the whole table",
      schema,
      sql: `${TABLES} ${MYSQL_ROWS} ${GENERATED} CREATE INDEX orders_note ON orders(note, is_active);`,
      findings: [{ subject: "Order.user_id", seen: "EXPLAIN of a read of orders by user_id and is_active" }],
    },
  ],
};
