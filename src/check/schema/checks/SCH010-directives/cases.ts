import type { CheckCases } from "../../../check-cases.js";
import { withBlock } from "../../case-schema.js";

const user = (...lines: readonly string[]): string =>
  `model User {\n  id       Int     @id\n  isActive Boolean @default(true)\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;

export const cases: CheckCases = {
  silent: [
    { why: "no directive", schema: user("password String") },
    { why: "directives that are right", schema: withBlock(user("/// @hardening.sensitive", "password String")) },
    { why: "hardening as a word", schema: user("/// Needs hardening before we release it.", "name String") },
    { why: "an address with the word in it", schema: user("/// Write to security@hardening.example", "name String") },
    { why: "a line that is commented out", schema: user("// password String /// @hardening.sensitive") },
    { why: "the schema cannot be read: SCH000 says it", isNotApplicable: true, schema: user("name Strng") },
  ],
  found: [
    {
      why: "misspelt",
      schema: user("/// @hardening.sensitve", "password String"),
      findings: [
        {
          subject: "@hardening.sensitve",
          line: 4,
          seen: "`@hardening.sensitve` is not a directive and would do nothing",
          write: "Write `/// @hardening.sensitive`.",
        },
      ],
    },
    {
      why: "in a comment that Prisma drops",
      schema: user("// @hardening.sensitive", "password String"),
      findings: [{ subject: "@hardening.sensitive", line: 4, seen: "is in a `//` comment, which Prisma drops" }],
    },
    {
      why: "where it says nothing",
      schema: `/// @hardening.sensitive\n${user()}`,
      findings: [{ subject: "User", line: 1, seen: "stands at the model User" }],
    },
    {
      why: "above a blank line",
      schema: `/// @hardening.ignore\n\n${user()}`,
      findings: [{ subject: "@hardening.ignore", line: 1, seen: "above a blank line" }],
    },
    {
      why: "a policy that does not exist",
      schema: `${user("posts Post[]")}model Post {
  id     Int  @id
  userId Int
  /// @hardening.inactive(hidden)
  user   User @relation(fields: [userId], references: [id])
}
`,
      findings: [{ subject: "@hardening.inactive(hidden)", write: "@hardening.inactive(hide)" }],
    },
    {
      why: "a soft-delete field of another type",
      schema: "model User {\n  id       Int    @id\n  isActive String\n}\n",
      findings: [{ subject: "User", line: 3, seen: "User.isActive is `String`" }],
    },
    {
      why: "two soft-delete fields",
      schema: withBlock(
        "model User {\n  id        Int       @id\n  isActive  Boolean   @default(true)\n  deletedAt DateTime?\n}\n",
        "isActive",
        "deletedAt",
      ),
      findings: [{ subject: "User", line: 1, write: "@hardening.field(isActive)" }],
    },
  ],
};
