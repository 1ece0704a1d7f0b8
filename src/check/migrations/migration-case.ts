import type { SilentCase } from "../check-cases.js";

/** What production has, as its first migration made it. */
const RELEASED = `CREATE TYPE "Role" AS ENUM ('ADMIN', 'USER', 'GUEST');
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "nickname" VARCHAR(40),
    "age" INTEGER,
    "role" "Role" NOT NULL DEFAULT 'USER',
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "posts" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "posts_title_idx" ON "posts"("title");
`;

const HEAD = `generator client {
  provider = "prisma-client"
  output   = "../generated/client"
}

datasource db {
  provider = "postgresql"
}

enum Role {
  ADMIN
  USER
  GUEST
}
`;

/** The models that {@link RELEASED} belongs to. `nickname` and `Post` as a case wants them. */
export function releasedSchema(nickname: string, post = ""): string {
  return `${HEAD}
model User {
  id       Int     @id @default(autoincrement())
  email    String
  ${nickname}
  age      Int?
  role     Role    @default(USER)

  @@map("users")
}

model Post {
  id     Int    @id @default(autoincrement())
  title  String
  userId Int
  ${post}

  @@index([title])
  @@map("posts")
}
`;
}

const USED = "nickname String? @db.VarChar(40)";

/** A project that has been released once, and whose second migration is new. */
export function afterRelease(why: string, sql: string, released: string | null = releasedSchema(USED)): SilentCase {
  const now = releasedSchema("");
  return {
    why,
    history: [
      {
        "prisma/schema.prisma": released ?? now,
        "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
        "prisma/migrations/20260101000000_init/migration.sql": RELEASED,
      },
    ],
    files: { "prisma/schema.prisma": now, "prisma/migrations/20260102000000_change/migration.sql": sql },
    context: { base: "HEAD^" },
  };
}

/** Migrations that no check has anything against. */
export const ADDITIVE_CHANGES: readonly SilentCase[] = [
  afterRelease("a new table", `CREATE TABLE "tags" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "old" TEXT);`),
  afterRelease("an optional column", `ALTER TABLE "users" ADD COLUMN "city" TEXT;`),
  afterRelease("another value of an enum", `ALTER TYPE "Role" ADD VALUE 'OWNER';`),
  afterRelease("an empty migration", `-- nothing yet`),
];
