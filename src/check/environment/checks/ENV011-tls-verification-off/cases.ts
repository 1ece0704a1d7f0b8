import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [
    { why: "none is set", env: { NODE_ENV: "production" } },
    { why: "certificates are checked", env: { NODE_TLS_REJECT_UNAUTHORIZED: "1", PGSSLMODE: "verify-full" } },
    { why: "other options of Node", env: { NODE_OPTIONS: "--max-old-space-size=512 --enable-source-maps" } },
    { why: "another option whose name begins alike", env: { NODE_OPTIONS: "--inspect-publish-uid=stderr" } },
  ],
  found: [
    {
      why: "any certificate",
      env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" },
      findings: [{ subject: "NODE_TLS_REJECT_UNAUTHORIZED" }],
    },
    { why: "no TLS to PostgreSQL", env: { PGSSLMODE: "disable" }, findings: [{ subject: "PGSSLMODE" }] },
    { why: "TLS without verification", env: { PGSSLMODE: "no-verify" }, findings: [{ subject: "PGSSLMODE" }] },
    {
      why: "the debugger",
      env: { NODE_OPTIONS: "--enable-source-maps --inspect=0.0.0.0:9229" },
      findings: [{ subject: "NODE_OPTIONS" }],
    },
  ],
};
