import type { CheckCases } from "../../../check-cases.js";

const manifest = (more: object = {}): string =>
  JSON.stringify({ name: "a-project", dependencies: { lodash: "^4.0.0" }, ...more });

/** Those that ask nobody; reports of registries stand in test/check/repository/audit.test.ts. */
export const cases: CheckCases = {
  silent: [{ why: "no packages", isNotApplicable: true }],
  found: [
    {
      why: "nothing that says what is installed",
      files: { "package.json": manifest() },
      findings: [{ subject: "audit", level: "unknown", seen: "there is no lockfile" }],
    },
    {
      why: "a report that is not read",
      files: { "package.json": manifest(), "bun.lock": "" },
      findings: [{ subject: "audit", level: "unknown", seen: "bun audit" }],
    },
    {
      why: "that of newer yarn",
      files: { "package.json": manifest({ packageManager: "yarn@4.5.0" }), "yarn.lock": "" },
      findings: [{ subject: "audit", level: "unknown", seen: "yarn npm audit" }],
    },
  ],
};
