import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const ACTIVE = "  isActive Boolean @default(true)\n";
const orders = (onDelete: string, isOrderSoft: boolean, isItemSoft: boolean): string => `model Order {
  id    Int    @id
  items Item[]
${isOrderSoft ? ACTIVE : ""}}
model Item {
  id      Int   @id
  name    String
  orderId Int
  order   Order @relation(fields: [orderId], references: [id]${onDelete})
${isItemSoft ? ACTIVE : ""}}
model Other {
  id Int @id
${ACTIVE}}
`;
const CASCADE = ", onDelete: Cascade";

export const cases: CheckCases = {
  silent: [
    { why: "both are soft-deleted", schema: withBlock(orders(CASCADE, true, true)) },
    { why: "neither is", schema: withBlock(orders(CASCADE, false, false)) },
    { why: "Restrict", schema: withBlock(orders(", onDelete: Restrict", false, true)) },
    { why: "Prisma's default", schema: withBlock(orders("", false, true)) },
    { why: "no rows are left by Restrict", schema: withBlock(orders(", onDelete: Restrict", true, false)) },
    {
      why: "a join table of a soft-deleted model",
      schema: withBlock(`model Post {
  id       Int       @id
  isActive Boolean   @default(true)
  tags     PostTag[]
}
model Tag {
  id    Int       @id
  posts PostTag[]
}
model PostTag {
  postId Int
  tagId  Int
  post   Post @relation(fields: [postId], references: [id], onDelete: Cascade)
  tag    Tag  @relation(fields: [tagId], references: [id], onDelete: Cascade)
  @@id([postId, tagId])
}
`),
    },
    {
      why: "a tree in itself",
      schema: withBlock(`model Folder {
  id       Int      @id
  isActive Boolean  @default(true)
  parentId Int?
  parent   Folder?  @relation("tree", fields: [parentId], references: [id], onDelete: Cascade)
  children Folder[] @relation("tree")
}
`),
    },
    { why: "nothing is soft-deleted", isNotApplicable: true, schema: withBlock("model A {\n  id Int @id\n}\n") },
  ],
  found: [
    {
      why: "a delete that really deletes what was to be kept",
      schema: withBlock(orders(CASCADE, false, true)),
      findings: [
        {
          subject: "Item.order",
          line: 9,
          seen: "Item is soft-deleted and Order is not",
          write: "In model Item:  order Order @relation(fields: [orderId], references: [id], onDelete: Restrict)",
        },
      ],
    },
    {
      why: "rows that stay behind",
      schema: withBlock(orders(CASCADE, true, false)),
      findings: [
        {
          subject: "Item.order",
          line: 8 + 2,
          level: "warning",
          seen: "of the two only Order is soft-deleted",
          write: "In model Item:  isActive Boolean @default(true)",
        },
      ],
    },
    {
      why: "also of one that the configuration leaves out: its rows are read all the same",
      config: { models: { notSoftDeleted: ["Item"] } },
      schema: withBlock(orders(CASCADE, true, false)),
      findings: [{ subject: "Item.order", level: "warning" }],
    },
    {
      why: "a parent that is not soft-deleted on purpose deletes all the same",
      config: { models: { notSoftDeleted: ["Order"] } },
      schema: withBlock(orders(CASCADE, false, true)),
      findings: [{ subject: "Item.order" }],
    },
    {
      why: "relations that Prisma does itself",
      files: {
        "prisma/schema.prisma": withBlock(
          `datasource db {\n  provider     = "mysql"\n  relationMode = "prisma"\n}\n${orders(CASCADE, false, true)}`,
        ),
      },
      findings: [{ subject: "Item.order" }],
    },
  ],
};
