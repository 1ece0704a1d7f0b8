/** The files of a new check by name. What is in angle brackets is to be written; the tests refuse it as it is. */
export function checkFiles(id: string): Readonly<Record<string, string>> {
  return { "check.ts": checkText(id), "cases.ts": CASES, "README.md": readmeText(id) };
}

function checkText(id: string): string {
  return `import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { projectFiles } from "../../../project/project-files.js";

export default defineCheck({
  id: "${id}",
  title: "<What holds if it passes>",
  severity: "error",
  profiles: ["pr", "release"],
  async run(context) {
    const { all } = await context.fact(projectFiles);
    const findings = all.filter((file) => file === "<what is wrong>").map(
      (file): Finding => ({
        subject: file,
        seen: "<what was seen>",
        consequence: "<what it would do in production>",
        write: "<what to write instead>",
        place: { file, line: 1 },
      }),
    );
    return looked(\`\${all.length} files\`, findings);
  },
});
`;
}

const CASES = `import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [],
  found: [],
};
`;

function readmeText(id: string): string {
  return `# ${id}: <The title of check.ts>

<What it looks at.>

## Why

<What happens in production.>

## Bad

\`\`\`ts
<code>
\`\`\`

## Good

\`\`\`ts
<code>
\`\`\`

## What it cannot see

- <What a person has to look at.>

## When to waive it

<Who is right to waive it.>
`;
}
