/** The files of a new rule by name. What is in angle brackets is to be written; the tests refuse it as it is. */
export function ruleFiles(id: string): Readonly<Record<string, string>> {
  return { "rule.ts": ruleText(id), "cases.ts": CASES, "README.md": readmeText(id) };
}

function ruleText(id: string): string {
  return `import { defineRule } from "../../define-rule.js";

export default defineRule({
  id: "${id}",
  description: "<what it is for, as the end of: this rule is there to ...>",
  recommended: "off",
  type: "problem",
  options: {},
  defaults: {},
  messages: {
    found: "<what was seen>, <what it would do in production>. <What to write instead, with {{ name }}>.",
  },
  mentions: ["<a word that every file has in which there is something to find>"],
  check(file, report) {
    for (const call of file.prisma.calls) {
      report({ node: call.operationNode, messageId: "found", data: { name: call.operation } });
    }
  },
});
`;
}

const CASES = `import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [],
  invalid: [],
};
`;

function readmeText(id: string): string {
  return `# \`${id}\`

<The description of rule.ts, as a sentence.>

<Why, with what really happens in production.>

## Bad

\`\`\`ts
await prisma.user.findMany();
\`\`\`

## Good

\`\`\`ts
await prisma.user.findMany({ take: 20 });
\`\`\`

## Options

None.

## Not a finding

- <What looks like one.>

## When not to use it

<Who is right to turn it off.>
`;
}
