import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const USER = `model User {
  id       Int     @id
  isActive Boolean @default(true)
}
`;
const PLAIN = `model Product {
  id   Int    @id
  name String
}
`;

export const cases: CheckCases = {
  silent: [
    { why: "every model has the field", schema: withBlock(USER) },
    {
      why: "each has one of the listed fields",
      schema: withBlock(
        `${USER}model Product {
  id        Int       @id
  deletedAt DateTime?
}
`,
        "isActive",
        "deletedAt",
      ),
    },
    { why: "nothing is soft-deleted", isNotApplicable: true, schema: withBlock(PLAIN) },
    { why: "no generator block says what isActive means: SCH011 asks", isNotApplicable: true, schema: USER + PLAIN },
    {
      why: "a mistake in a directive: SCH010 says it",
      isNotApplicable: true,
      schema: withBlock(`${USER}/// @hardening.ignor\n${PLAIN}`),
    },
    {
      why: "left out by the configuration",
      config: { models: { notSoftDeleted: ["Product"] } },
      schema: withBlock(USER + PLAIN),
    },
    {
      why: "@hardening.ignore",
      schema: withBlock(`${USER}/// @hardening.ignore
model Feature {
  id       Int     @id
  isActive Boolean @default(false)
}
`),
    },
    {
      why: "a join table by its primary key",
      schema: withBlock(`model User {
  id       Int      @id
  isActive Boolean  @default(true)
  follows  Follow[]
}
model Topic {
  id       Int      @id
  isActive Boolean  @default(true)
  follows  Follow[]
}
model Follow {
  userId  Int
  topicId Int
  note    String?
  user    User   @relation(fields: [userId], references: [id])
  topic   Topic  @relation(fields: [topicId], references: [id])
  @@id([userId, topicId])
}
`),
    },
    {
      why: "a join table with an id and a time",
      schema: withBlock(`model User {
  id       Int      @id
  isActive Boolean  @default(true)
  follows  Follow[]
}
model Topic {
  id       Int      @id
  isActive Boolean  @default(true)
  follows  Follow[]
}
model Follow {
  id      Int      @id
  userId  Int
  topicId Int
  since   DateTime @default(now())
  user    User     @relation(fields: [userId], references: [id])
  topic   Topic    @relation(fields: [topicId], references: [id])
}
`),
    },
    {
      why: "logs, sessions and tokens, by their names",
      schema: withBlock(`${USER}model AuditEntry {
  id Int @id
}
model Session {
  id Int @id
}
model VerificationToken {
  id Int @id
}
model LoginAttempt {
  id Int @id
}
model RequestLog {
  id Int @id
}
`),
    },
    {
      why: "a child that its soft-deleted parent cascades to: SCH006 speaks of it",
      schema: withBlock(`model Order {
  id       Int     @id
  isActive Boolean @default(true)
  items    Item[]
}
model Item {
  id      Int   @id
  name    String
  orderId Int
  order   Order @relation(fields: [orderId], references: [id], onDelete: Cascade)
}
`),
    },
    {
      why: "@@ignore: Prisma Client does not have it",
      schema: withBlock(`${USER}model Legacy {
  id Int @id
  @@ignore
}
`),
    },
  ],
  found: [
    {
      why: "a model without the field",
      schema: withBlock(USER + PLAIN),
      findings: [
        {
          subject: "Product",
          line: 5,
          seen: "Product has no soft-delete field, and 1 other model of the schema has one",
          write: "In model Product:  isActive Boolean @default(true)\n",
        },
      ],
    },
    {
      why: "it is written as in most models",
      schema: withBlock(
        `model User {
  id        Int       @id
  deletedAt DateTime?   @map("deleted_at")   // when it went
}
model Post {
  id        Int       @id
  deletedAt DateTime? @map("deleted_at")
}
model Tag {
  id        Int       @id
  deletedAt DateTime?
}
${PLAIN}`,
        "deletedAt",
      ),
      findings: [{ subject: "Product", line: 13, write: 'deletedAt DateTime? @map("deleted_at")\n' }],
    },
    {
      why: "each model for itself, so that each can be waived",
      schema: withBlock(`${USER}${PLAIN}${PLAIN.replace("Product", "Shop")}`),
      findings: [{ subject: "Product", write: 'notSoftDeleted: ["Product"]' }, { subject: "Shop" }],
    },
    {
      why: "the words log and token inside others",
      schema: withBlock(`${USER}model Catalog {
  id Int @id
}
model Blog {
  id Int @id
}
`),
      findings: [{ subject: "Catalog" }, { subject: "Blog" }],
    },
    {
      why: "one reference is no join table",
      schema: withBlock(`model User {
  id       Int     @id
  isActive Boolean @default(true)
  notes    Note[]
}
model Note {
  userId Int  @id
  user   User @relation(fields: [userId], references: [id])
}
`),
      findings: [{ subject: "Note" }],
    },
    {
      why: "two references and something of its own",
      schema: withBlock(`model User {
  id       Int      @id
  isActive Boolean  @default(true)
  ratings  Rating[]
}
model Film {
  id       Int      @id
  isActive Boolean  @default(true)
  ratings  Rating[]
}
model Rating {
  id     Int    @id
  stars  Int
  userId Int
  filmId Int
  user   User   @relation(fields: [userId], references: [id])
  film   Film   @relation(fields: [filmId], references: [id])
}
`),
      findings: [{ subject: "Rating" }],
    },
    {
      why: "a name in the configuration that no model has",
      config: { models: { notSoftDeleted: ["Prodct"] } },
      schema: withBlock(USER),
      findings: [{ subject: "notSoftDeleted Prodct", seen: "the schema has no such model" }],
    },
  ],
};
