import type { CheckCases } from "../../../check-cases.js";

/** Those without ESLint; what it finds stands in test/check/repository/lint.test.ts, where it is installed. */
export const cases: CheckCases = {
  silent: [
    { why: "no code", isNotApplicable: true },
    {
      why: "code of tests only, and declarations",
      files: { "test/a.js": "debugger;\n", "src/a.test.ts": "debugger;\n", "src/a.d.ts": "// TODO: x\n" },
      isNotApplicable: true,
    },
    {
      why: "code that the configuration leaves out",
      files: { "vendor/a.js": "debugger;\n" },
      config: { repository: { ignore: ["vendor/"] } },
      isNotApplicable: true,
    },
  ],
  found: [
    {
      why: "nothing that could look",
      files: { "src/a.js": "debugger;\n" },
      findings: [{ subject: "eslint", level: "unknown", seen: "not installed", write: "npm install -D eslint" }],
    },
    {
      why: "a configuration of ESLint 8",
      files: { "src/a.js": "debugger;\n", ".eslintrc.json": "{}\n" },
      findings: [{ subject: "eslint", level: "unknown", write: "migrate-config .eslintrc.json" }],
    },
  ],
};
