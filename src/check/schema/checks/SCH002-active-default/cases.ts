import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const row = (line: string): string => `model Row {\n  id Int @id\n  ${line}\n}\n`;

export const cases: CheckCases = {
  silent: [
    { why: "active", schema: withBlock(row("isActive Boolean @default(true)")) },
    { why: "not deleted", schema: withBlock(row("isDeleted Boolean @default(false)"), "isDeleted") },
    { why: "a time that is NULL", schema: withBlock(row("deletedAt DateTime?"), "deletedAt") },
    {
      why: "the database's own default says true",
      schema: withBlock(row('isActive Boolean @default(dbgenerated("true"))')),
    },
    {
      why: "its own meaning of active",
      schema: `${row("disabled Boolean @default(false)")}generator hardening {
  provider = "prisma-hardening-generator"
  output   = "../generated"
  field    = "disabled"
  active   = "false"
}
`,
    },
    {
      why: "a model that is not soft-deleted",
      schema: withBlock(`${row("isActive Boolean @default(true)")}/// @hardening.ignore
model Feature {
  id       Int     @id
  isActive Boolean @default(false)
}
`),
    },
    { why: "nothing is soft-deleted", isNotApplicable: true, schema: withBlock(row("name String")) },
    {
      why: "without the generator block a flag is a flag",
      isNotApplicable: true,
      schema: row("isActive Boolean @default(false)"),
    },
  ],
  found: [
    {
      why: "a row that begins inactive",
      schema: withBlock(row("isActive Boolean   @default(false)")),
      findings: [
        {
          subject: "Row.isActive",
          line: 3,
          seen: "Row.isActive does not begin as true: `isActive Boolean @default(false)`",
          write: "isActive Boolean @default(true)",
        },
      ],
    },
    {
      why: "a row that begins deleted",
      schema: withBlock(row('isDeleted Boolean @default(true) @map("is_deleted")'), "isDeleted"),
      findings: [{ subject: "Row.isDeleted", write: 'isDeleted Boolean @default(false) @map("is_deleted")' }],
    },
    {
      why: "a time that every row has",
      schema: withBlock(row("deletedAt DateTime? @default(now())"), "deletedAt"),
      findings: [{ subject: "Row.deletedAt", seen: "has a default", write: "deletedAt DateTime?" }],
    },
    {
      why: "no default",
      schema: withBlock(row('isActive Boolean @map("is_active")')),
      findings: [
        {
          subject: "Row.isActive",
          level: "warning",
          seen: "Row.isActive has no default",
          write: 'isActive Boolean @default(true) @map("is_active")',
        },
      ],
    },
    {
      why: "a default of the database that says false",
      schema: withBlock(row(`isActive Boolean @default(dbgenerated("false"))`)),
      findings: [{ subject: "Row.isActive", write: "isActive Boolean @default(true)" }],
    },
    {
      why: "a default of the database that says more",
      schema: withBlock(row(`isActive Boolean @default(dbgenerated("current_user = 'app'"))`)),
      findings: [{ subject: "Row.isActive", level: "unknown", write: "isActive Boolean @default(true)" }],
    },
  ],
};
