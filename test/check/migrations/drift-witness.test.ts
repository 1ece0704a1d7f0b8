import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "../../support/databases.js";
import { postgres } from "../../support/each-database.js";
import { engineDiff } from "./support/engine-witness.js";
import { driftOf } from "./support/migrated.js";
import { hasStatement, randomChain, randomness } from "./support/random-chain.js";

const CHAINS = Number(process.env["DRIFT_DATABASE_CHAINS"] ?? 12);
const SEED = Number(process.env["DRIFT_SEED"] ?? Date.now() % 2 ** 31);

const SCHEMA = `datasource db {
  provider = "postgresql"
}

model users {
  id    Int     @id @default(autoincrement())
  email String  @unique
  age   Int?
  role  Role    @default(USER)
  posts posts[]
}

model posts {
  id        Int      @id @default(autoincrement())
  authorId  Int
  title     String   @default("it's") @db.VarChar(80)
  tags      String[] @default([])
  createdAt DateTime @default(now())
  author    users    @relation(fields: [authorId], references: [id])

  @@index([authorId, createdAt(sort: Desc)])
}

enum Role {
  USER
  ADMIN
}
`;

/** Expressions that PostgreSQL keeps in other words, and operator classes of btree: the engine takes them for others each time. */
const OWN_EXPRESSION = /dbgenerated\("(?!gen_random_uuid\(\)"\))|ops: raw/;

const TYPES = `CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN')`;
const USERS = `CREATE TABLE "users" ("id" SERIAL NOT NULL, "email" TEXT NOT NULL, "age" INTEGER, "role" "Role" NOT NULL DEFAULT 'USER', CONSTRAINT "users_pkey" PRIMARY KEY ("id"))`;
const POSTS = `CREATE TABLE "posts" ("id" SERIAL NOT NULL, "authorId" INTEGER NOT NULL, "title" VARCHAR(80) NOT NULL DEFAULT 'it''s', "tags" TEXT[] DEFAULT ARRAY[]::TEXT[], "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, CONSTRAINT "posts_pkey" PRIMARY KEY ("id"))`;
const EMAIL = `CREATE UNIQUE INDEX "users_email_key" ON "users"("email")`;
const INDEX = `CREATE INDEX "posts_authorId_createdAt_idx" ON "posts"("authorId", "createdAt" DESC)`;
const AUTHOR = `ALTER TABLE "posts" ADD CONSTRAINT "posts_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE`;
const INIT = [TYPES, USERS, POSTS, EMAIL, INDEX, AUTHOR];

/** The first migration, with something else in the place of one statement. */
const replaced = (statement: string, ...others: readonly string[]): readonly string[] =>
  INIT.flatMap((one) => (one === statement ? others : [one]));
/** The first migration, and others behind it. */
const then = (...others: readonly string[]): readonly string[] => [...INIT, ...others];

const SAME: { readonly [why: string]: readonly string[] } = {
  "as Prisma writes it": INIT,
  "an index made CONCURRENTLY": replaced(INDEX, INDEX.replace("INDEX", "INDEX CONCURRENTLY IF NOT EXISTS")),
  "a constraint of an index that stands ready": replaced(
    EMAIL,
    `CREATE UNIQUE INDEX CONCURRENTLY "ready" ON "users"("email")`,
    `ALTER TABLE "users" ADD CONSTRAINT "users_email_key" UNIQUE USING INDEX "ready"`,
  ),
  "a foreign key that is validated later": replaced(
    AUTHOR,
    `${AUTHOR} NOT VALID`,
    `ALTER TABLE "posts" VALIDATE CONSTRAINT "posts_authorId_fkey"`,
  ),
  "a value that comes later": replaced(
    TYPES,
    `CREATE TYPE "Role" AS ENUM ('USER')`,
    `ALTER TYPE "Role" ADD VALUE 'ADMIN'`,
  ),
  "a type in a DO block": replaced(
    TYPES,
    `DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'Role') THEN ${TYPES}; END IF; END $$`,
  ),
  "IF NOT EXISTS": then(USERS.replace("TABLE", "TABLE IF NOT EXISTS"), INDEX.replace("INDEX", "INDEX IF NOT EXISTS")),
  "names without quotes": replaced(
    USERS,
    `create table USERS (Id serial, EMAIL text not null, age int, role "Role" not null default 'USER', constraint users_pkey primary key (id))`,
  ),
  "NOT NULL after a check": replaced(
    USERS,
    USERS.replace(`"email" TEXT NOT NULL`, `"email" TEXT`),
    `ALTER TABLE "users" ADD CONSTRAINT "c" CHECK ("email" IS NOT NULL) NOT VALID`,
    `ALTER TABLE "users" VALIDATE CONSTRAINT "c"`,
    `ALTER TABLE "users" ALTER COLUMN "email" SET NOT NULL`,
    `ALTER TABLE "users" DROP CONSTRAINT "c"`,
  ),
  "a table, a column, keys and a type under other names before": [
    `CREATE TYPE "R" AS ENUM ('USER', 'BOSS')`,
    `CREATE TABLE "people" ("id" SERIAL CONSTRAINT "p" PRIMARY KEY, "mail" TEXT NOT NULL, "age" INTEGER, "role" "R" NOT NULL DEFAULT 'USER')`,
    `CREATE UNIQUE INDEX "k" ON "people"("mail")`,
    `ALTER TYPE "R" RENAME VALUE 'BOSS' TO 'ADMIN'`,
    `ALTER TYPE "R" RENAME TO "Role"`,
    `ALTER TABLE "people" RENAME TO "users"`,
    `ALTER TABLE "users" RENAME COLUMN "mail" TO "email"`,
    `ALTER TABLE "users" RENAME CONSTRAINT "p" TO "users_pkey"`,
    `ALTER INDEX "k" RENAME TO "users_email_key"`,
    POSTS,
    INDEX,
    AUTHOR,
  ],
  "an identity, other spellings of types and defaults": [
    TYPES,
    USERS.replace("SERIAL NOT NULL", "int4 GENERATED BY DEFAULT AS IDENTITY"),
    POSTS.replace("SERIAL NOT NULL", "INT NOT NULL")
      .replace("VARCHAR(80)", "character varying(80)")
      .replace("ARRAY[]::TEXT[]", "'{}'")
      .replace("CURRENT_TIMESTAMP", "now()"),
    `CREATE SEQUENCE "s" OWNED BY "posts"."id"`,
    `ALTER TABLE "posts" ALTER COLUMN "id" SET DEFAULT nextval('s')`,
    EMAIL,
    INDEX,
    AUTHOR,
  ],
  "what only SQL can say": then(
    `CREATE INDEX "lower" ON "users" (lower("email"))`,
    `CREATE UNIQUE INDEX "adults" ON "users" ("age") WHERE "age" > 17`,
    `ALTER TABLE "users" ADD CONSTRAINT "age" CHECK ("age" > 0)`,
    `ALTER TABLE "users" ADD CONSTRAINT "own" EXCLUDE USING btree ("age" WITH =)`,
    `CREATE VIEW "v" AS SELECT 1`,
    `CREATE MATERIALIZED VIEW "m" AS SELECT "age" FROM "users"`,
    `CREATE INDEX "of_view" ON "m" ("age")`,
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$`,
    `CREATE TRIGGER "t" BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION f()`,
    `CREATE SEQUENCE "free"`,
    `CREATE DOMAIN "positive" AS INTEGER CHECK (VALUE > 0)`,
    `CREATE TYPE "pair" AS ("a" INTEGER, "b" INTEGER)`,
    `ALTER TABLE "users" ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY "p" ON "users" USING (true)`,
  ),
  "columns that go with their keys": then(
    `ALTER TABLE "users" ADD COLUMN "x" INTEGER UNIQUE REFERENCES "posts"("id")`,
    `CREATE INDEX "with_x" ON "users" ("age", "x")`,
    `ALTER TABLE "users" DROP COLUMN "x"`,
  ),
  "a second index that does the same": then(`CREATE INDEX "twin" ON "posts"("authorId", "createdAt" DESC)`),
};

const OTHER: { readonly [why: string]: readonly string[] } = {
  "another index": then(`CREATE INDEX "more" ON "users" ("age")`),
  "an index with INCLUDE": then(`CREATE INDEX "more" ON "users" ("age") INCLUDE ("email")`),
  "a unique constraint that can wait": then(`ALTER TABLE "users" ADD CONSTRAINT "u" UNIQUE ("age") DEFERRABLE`),
  "an index in the other direction": replaced(INDEX, INDEX.replace(" DESC", "")),
  "a table that is made like another": then(`CREATE TABLE "old" (LIKE "users" INCLUDING ALL)`),
  "a partitioned table": then(
    `CREATE TABLE "log" ("k" INTEGER) PARTITION BY LIST ("k")`,
    `CREATE TABLE "log_1" PARTITION OF "log" FOR VALUES IN (1)`,
  ),
  "a generated column": then(`ALTER TABLE "users" ADD COLUMN "g" INTEGER GENERATED ALWAYS AS ("age" + 1) STORED`),
  "a default": then(`ALTER TABLE "users" ALTER COLUMN "age" SET DEFAULT 3`),
  "no default": then(`ALTER TABLE "posts" ALTER COLUMN "createdAt" DROP DEFAULT`),
  "NOT NULL": then(`ALTER TABLE "users" ALTER COLUMN "age" SET NOT NULL`),
  "another precision": then(`ALTER TABLE "posts" ALTER COLUMN "createdAt" TYPE TIMESTAMP(6)`),
  "a key under another name": then(`ALTER TABLE "users" RENAME CONSTRAINT "users_pkey" TO "pk"`),
  "a foreign key that is gone with CASCADE": then(`ALTER TABLE "users" DROP CONSTRAINT "users_pkey" CASCADE`),
  "a column that is gone with its type": then(
    `CREATE DOMAIN "d" AS TEXT`,
    `ALTER TABLE "users" ALTER COLUMN "email" TYPE "d"`,
    `DROP DOMAIN "d" CASCADE`,
  ),
  "an enum's value": then(`ALTER TYPE "Role" ADD VALUE 'OWNER' BEFORE 'ADMIN'`),
  "an enum": then(`CREATE TYPE "Mood" AS ENUM ('GOOD')`),
};

describe("MIG012 and Prisma's engine on the database itself", () => {
  let database: Database;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createDatabase(postgres(), "drift");
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.stop();
  });

  async function emptied(): Promise<void> {
    for (const schema of ["public", "audit", "Odd schema"])
      await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await client.query("CREATE SCHEMA public");
  }

  /** Statement by statement: CONCURRENTLY wants it so. */
  async function engineSees(statements: readonly string[]): Promise<string> {
    await emptied();
    for (const statement of statements) await client.query(statement);
    return engineDiff(database.url, SCHEMA);
  }

  test.each(Object.entries(SAME))("no drift: %s", async (_, statements) => {
    expect(hasStatement(await engineSees(statements))).toBe(false);
    const { differences } = await driftOf([`${statements.join(";\n")};`], SCHEMA);
    expect(differences).toEqual([]);
  });

  test.each(Object.entries(OTHER))("drift: %s", async (_, statements) => {
    expect(hasStatement(await engineSees(statements))).toBe(true);
    const { differences } = await driftOf([`${statements.join(";\n")};`], SCHEMA);
    expect(differences).not.toEqual([]);
  });

  test(`random migrations of which one is left out, seed ${String(SEED)}`, async () => {
    const seen = { drift: 0, none: 0, refused: 0 };
    const property = fc.asyncProperty(randomness, fc.nat(), async (random, place) => {
      const chain = await randomChain(random, 6);
      const last = chain.at(-1);
      if (last === undefined || OWN_EXPRESSION.test(last.schema)) return;
      // The place behind the last one: none is left out.
      const out = place % (chain.length + 1);
      const migrations = chain.map(({ sql }) => sql).filter((_, index) => index !== out);
      await emptied();
      try {
        await client.query(`CREATE EXTENSION IF NOT EXISTS citext; ${migrations.join("\n")}`);
      } catch {
        // What the engine writes for an enum begins a transaction of its own.
        await client.query("ROLLBACK");
        seen.refused += 1;
        return;
      }
      const sql = await engineDiff(database.url, last.schema);
      const { differences } = await driftOf(migrations, last.schema);
      seen[differences.length > 0 ? "drift" : "none"] += 1;
      expect(differences.length > 0, `${migrations.join("\n")}\n-- the engine:\n${sql}`).toBe(hasStatement(sql));
    });
    await fc.assert(property, { seed: SEED, numRuns: CHAINS, endOnFailure: true });
    console.log(`Drift: ${JSON.stringify(seen)} of ${String(CHAINS)} chains on PostgreSQL, as the engine says`);
    expect(seen.drift + seen.none).toBeGreaterThan(0);
  }, 600_000);
});
