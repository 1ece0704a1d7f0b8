/** The files of the project that uses the packed package. */
export const SCHEMA = `generator client {
  provider = "prisma-client"
  output   = "./src-client"
}

generator hardening {
  provider = "prisma-hardening-generator"
  output   = "./src-models"
}

datasource db {
  provider = "sqlite"
}

model Author {
  id       Int     @id
  name     String
  isActive Boolean @default(true)
  posts    Post[]
}

model Post {
  id       Int     @id
  title    String
  isActive Boolean @default(true)
  authorId Int
  author   Author  @relation(fields: [authorId], references: [id])
}
`;

export const PROGRAM = `import assert from "node:assert/strict";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { hardening, HardeningError, type HardeningOptions } from "prisma-hardening";
import { PrismaClient } from "./src-client/client.js";
import { models } from "./src-models/models.js";

const options: HardeningOptions<typeof models> = { models };
const plain = new PrismaClient({ adapter: new PrismaLibSql({ url: process.argv[2] ?? "" }) });
const prisma = plain.$extends(hardening(options));

await plain.author.createMany({ data: [{ id: 1, name: "Ada" }, { id: 2, name: "Bob", isActive: false }] });
await plain.post.createMany({
  data: [
    { id: 1, title: "seen", authorId: 1 },
    { id: 2, title: "inactive", authorId: 1, isActive: false },
    { id: 3, title: "of an inactive author", authorId: 2 },
  ],
});

const authors = await prisma.author.findMany({ include: { posts: true } });
assert.deepEqual(authors, [
  { id: 1, name: "Ada", isActive: true, posts: [{ id: 1, title: "seen", isActive: true, authorId: 1 }] },
]);
const name: string | undefined = authors[0]?.posts[0]?.title;
assert.equal(name, "seen");
assert.deepEqual(await prisma.post.findMany({ select: { id: true, author: true } }), [
  { id: 1, author: { id: 1, name: "Ada", isActive: true } },
]);
await prisma.post.delete({ where: { id: 1 } });
assert.equal((await plain.post.findUniqueOrThrow({ where: { id: 1 } })).isActive, false);
await prisma.post.restore({ where: { id: 1 } });
assert.equal(await prisma.$withInactive(() => prisma.author.count()), 2);
// @ts-expect-error: the model has no such field, and the extension keeps Prisma's types
await prisma.post.findMany({ where: { colour: "red" } }).catch(() => undefined);
// @ts-expect-error: \`models\` is what it is for
assert.throws(() => hardening({}), HardeningError);
await plain.$disconnect();
`;

/** Every entry, in a server. Compiled only. */
export const SERVER = `import { PrismaMariaDb } from "prisma-hardening/adapter-mariadb";
import { PrismaPg } from "prisma-hardening/adapter-pg";
import { requestContext, safeErrorHandler } from "prisma-hardening/express";
import {
  HardeningError, hardening, redactError, withContext, withDeadline,
  type Context, type HardeningErrorCode, type LogEvent, type LogOptions,
} from "prisma-hardening";
import express from "express";
import { Pool } from "pg";
import { PrismaClient } from "./src-client/client.js";
import { models } from "./src-models/models.js";

const adapter = new PrismaPg(new Pool({ max: 5 }), { cancelGrace: 500, statementTimeout: false });
export const others = [new PrismaPg("postgresql://localhost/x"), new PrismaMariaDb({ host: "localhost" })];
const log: LogOptions = {
  logger: { info: (event: object) => event, warn: console.warn, error: console.error },
  slowMs: 200,
};
const prisma = new PrismaClient({ adapter }).$extends(
  hardening({ models, log, timeout: ({ operation }) => (operation === "count" ? 1_000 : false), raw: "refuse" }),
);
const context: Context = { route: "GET /", requestId: "1", tenant: 7 };
export const authors: Promise<{ name: string }[]> = withContext(context, () =>
  withDeadline({ timeout: 100, signal: AbortSignal.timeout(50) }, () => prisma.author.findMany({ select: { name: true } })),
);
export function codeOf(error: unknown): HardeningErrorCode | string {
  return error instanceof HardeningError ? error.code : redactError(error).message;
}
export const eventOf = (event: LogEvent): string => event.operation;
const app = express();
app.use(requestContext({ timeout: 5_000 }));
app.use(safeErrorHandler());
// @ts-expect-error: milliseconds are a number
hardening({ models, timeout: "5s" });
// @ts-expect-error: no such policy
hardening({ models, errors: "hide" });
// @ts-expect-error: a logger has methods
hardening({ models, log: { logger: {} } });
`;

/** Read by the packed gate, which must find its library in itself. */
export const GATE_CONFIG = `import { defineCheck, defineConfig, looked } from "prisma-hardening/check";

const own = defineCheck({
  id: "OWN001",
  title: "A check of one's own",
  severity: "error",
  profiles: ["pr"],
  run: async ({ root }) => looked(root, [{ subject: "a", seen: "b", consequence: "c", write: "d" }]),
});
export default defineConfig({ ownChecks: [own] });
`;

export const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    strict: true,
    types: ["node"],
    outDir: "dist",
    rootDir: ".",
    skipLibCheck: false,
  },
  files: ["main.ts"],
});

/** pg's types need a newer TypeScript than 5.4 to be checked themselves. */
export const SERVER_TSCONFIG = JSON.stringify({
  extends: "./tsconfig.json",
  compilerOptions: { skipLibCheck: true, noEmit: true },
  files: ["server.ts"],
});
