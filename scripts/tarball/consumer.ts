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
