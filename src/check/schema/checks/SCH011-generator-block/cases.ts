import type { CheckCases } from "../../../check-cases.js";

const BLOCK = `generator hardening {
  provider = "prisma-hardening-generator"
  output   = "../src/generated/hardening"
}
`;

export const cases: CheckCases = {
  silent: [
    {
      why: "the block is there",
      schema: `model User {
  id       Int     @id
  isActive Boolean @default(true)
}
${BLOCK}`,
    },
    {
      why: "a block of another name with our provider",
      schema: `model User {
  id        Int       @id
  deletedAt DateTime?
}
${BLOCK.replace("generator hardening", "generator softDelete")}`,
    },
    {
      why: "no model has such a field",
      isNotApplicable: true,
      schema: `model User {
  id    Int    @id
  email String
}
`,
    },
    {
      why: "fields of these names that hold something else",
      isNotApplicable: true,
      schema: `model Feature {
  id       Int     @id
  isActive String
  enabled  Boolean @default(false)
  deletedAt DateTime
}
`,
    },
    {
      why: "the schema cannot be read: SCH000 says it",
      isNotApplicable: true,
      schema: `model User {
  id       Int @id
  isActive Bool
}
`,
    },
  ],
  found: [
    {
      why: "isActive",
      schema: `model User {
  id       Int     @id
  isActive Boolean @default(true)
}
`,
      findings: [
        {
          subject: "generator hardening",
          seen: "User has isActive, and no generator block of prisma-hardening reads it",
          write: `generator hardening {
  provider = "prisma-hardening-generator"
  output   = "../src/generated/hardening"
}`,
        },
      ],
    },
    {
      why: "several models with deletedAt; isActive means something else there",
      schema: `model User {
  id        Int       @id
  isActive  Boolean   @default(true)
  deletedAt DateTime?
}
model Post {
  id        Int       @id
  deletedAt DateTime?
}
model Tag {
  id        Int       @id
  deletedAt DateTime?
}
`,
      findings: [
        {
          subject: "generator hardening",
          seen: "User and 2 other models have deletedAt,",
          write: `  field    = "deletedAt"`,
        },
      ],
    },
    {
      why: "two fields",
      schema: `model User {
  id         Int       @id
  deleted_at DateTime?
}
model Post {
  id        Int     @id
  isDeleted Boolean @default(false)
}
`,
      findings: [{ subject: "generator hardening", write: `field    = ["deleted_at", "isDeleted"]` }],
    },
  ],
};
