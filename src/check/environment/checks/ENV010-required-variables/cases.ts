import type { CheckCases } from "../../../check-cases.js";

const config = { environment: { required: ["MAIL_URL"], secrets: ["SEAL"] } };
const NODE_ENV = "production";

export const cases: CheckCases = {
  silent: [
    { why: "all are set", config, env: { NODE_ENV, MAIL_URL: "https://mail.example.com", SEAL: "an-invented-secret" } },
    { why: "none is named", env: { NODE_ENV }, isNotApplicable: true },
  ],
  found: [
    {
      why: "one is missing",
      config,
      env: { NODE_ENV, SEAL: "an-invented-secret" },
      findings: [{ subject: "MAIL_URL", write: "MAIL_URL=" }],
    },
    {
      why: "an empty one is missing, and a secret is made",
      config,
      env: { NODE_ENV, MAIL_URL: "https://mail.example.com", SEAL: "" },
      findings: [{ subject: "SEAL", write: "openssl rand" }],
    },
    { why: "no environment was given", config, env: {}, findings: [{ subject: "MAIL_URL", level: "unknown" }] },
  ],
};
