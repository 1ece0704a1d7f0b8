import type { CheckCases } from "../../../check-cases.js";

const QUERY = "prisma.user.findMany();\n";

/** Those without ESLint; what it finds stands in test/check/repository/lint.test.ts, where it is installed. */
export const cases: CheckCases = {
  silent: [
    { why: "no code", isNotApplicable: true },
    { why: "code of tests only", files: { "test/a.js": QUERY, "src/a.spec.ts": QUERY }, isNotApplicable: true },
  ],
  found: [
    {
      why: "nothing that could look",
      files: { "src/a.js": QUERY },
      findings: [{ subject: "eslint", level: "unknown", write: "npx prisma-hardening init" }],
    },
    {
      why: "a configuration of ESLint 8",
      files: { "src/a.js": QUERY, ".eslintrc.json": "{}\n" },
      findings: [{ subject: "eslint", level: "unknown", write: "migrate-config .eslintrc.json" }],
    },
  ],
};
