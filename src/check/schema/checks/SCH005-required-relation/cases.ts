import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const posts = (relation: string, isSoft = true): string => `model User {
  id       Int     @id
  isActive Boolean @default(true)
  posts    Post[]
}
model Post {
  id       Int     @id
  userId   Int${relation.includes("User?") ? "?" : ""}
  ${relation}
${isSoft ? "  isActive Boolean @default(true)\n" : ""}}
`;
const RELATION = "@relation(fields: [userId], references: [id])";

export const cases: CheckCases = {
  silent: [
    { why: "hide, on purpose", schema: withBlock(posts(`user User ${RELATION} /// @hardening.inactive(hide)`)) },
    { why: "keep", schema: withBlock(posts(`/// @hardening.inactive(keep)\n  user User ${RELATION}`)) },
    { why: "an optional relation is null then", schema: withBlock(posts(`user User? ${RELATION}`)) },
    {
      why: "a child that goes inactive with its parent",
      schema: withBlock(posts("user User @relation(fields: [userId], references: [id], onDelete: Cascade)")),
    },
    {
      why: "Cascade to a child that is not soft-deleted: SCH006 speaks of it",
      schema: withBlock(posts("user User @relation(fields: [userId], references: [id], onDelete: Cascade)", false)),
    },
    {
      why: "a target that is never inactive",
      schema: withBlock(`model Country {
  id    Int    @id
  users User[]
}
model User {
  id        Int     @id
  isActive  Boolean @default(true)
  countryId Int
  country   Country @relation(fields: [countryId], references: [id])
}
`),
    },
    { why: "no generator block", isNotApplicable: true, schema: posts(`user User ${RELATION}`) },
  ],
  found: [
    {
      why: "nothing said",
      schema: withBlock(posts(`user     User    ${RELATION}`)),
      findings: [
        {
          subject: "Post.user",
          line: 9,
          seen: "Post.user is required, User is soft-deleted",
          write: `/// @hardening.inactive(hide)\nuser User ${RELATION}`,
        },
      ],
    },
    {
      why: "a row that is not soft-deleted",
      schema: withBlock(posts(`user User ${RELATION}`, false)),
      findings: [{ subject: "Post.user" }],
    },
    {
      why: "Restrict: deactivate() and a plain update do not ask it",
      schema: withBlock(posts("user User @relation(fields: [userId], references: [id], onDelete: Restrict)")),
      findings: [{ subject: "Post.user" }],
    },
    {
      why: "two relations to one model",
      schema: withBlock(`model User {
  id       Int     @id
  isActive Boolean @default(true)
  sent     Mail[]  @relation("from")
  received Mail[]  @relation("to")
}
model Mail {
  id     Int  @id
  fromId Int
  toId   Int
  /// @hardening.inactive(keep)
  from   User @relation("from", fields: [fromId], references: [id])
  to     User @relation("to", fields: [toId], references: [id])
}
`),
      findings: [{ subject: "Mail.to", line: 13 }],
    },
  ],
};
