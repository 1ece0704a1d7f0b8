import type { CheckCases } from "../../../check-cases.js";

const STAGING = {
  version: 1,
  environment: "staging",
  salt: "000102030405060708090a0b0c0d0e0f",
  fingerprints: { SESSION_SECRET: "ffa2d6f590f6abfb5f013c21acb52540" },
};
/** Its fingerprint stands above. */
const OF_STAGING = "an-invented-secret-of-staging-0001";
const OWN = "an-invented-secret-of-production-1";
const files = { "staging.fingerprints.json": JSON.stringify(STAGING) };
const config = { environment: { fingerprints: ["staging.fingerprints.json"] } };
const NODE_ENV = "production";

export const cases: CheckCases = {
  silent: [
    { why: "another secret than in staging", env: { NODE_ENV, SESSION_SECRET: OWN }, files, config },
    { why: "no secret at all", env: { NODE_ENV, PORT: "3000" }, files, config, isNotApplicable: true },
    {
      why: "two secrets that differ",
      env: { NODE_ENV, SESSION_SECRET: OWN, JWT_SECRET: "another-invented-secret-00000001" },
    },
  ],
  found: [
    {
      why: "the same as in staging",
      env: { NODE_ENV, SESSION_SECRET: OF_STAGING },
      ...{ files, config },
      findings: [{ subject: "SESSION_SECRET", seen: "is the same in staging" }],
    },
    {
      why: "the same under another name",
      env: { NODE_ENV, JWT_SECRET: OF_STAGING },
      ...{ files, config },
      findings: [{ subject: "JWT_SECRET", seen: "JWT_SECRET is SESSION_SECRET of staging" }],
    },
    {
      why: "a name that only the configuration knows",
      env: { NODE_ENV, SEAL: OF_STAGING },
      files,
      config: { environment: { ...config.environment, secrets: ["SEAL"] } },
      findings: [{ subject: "SEAL" }],
    },
    {
      why: "one value for two purposes",
      env: { NODE_ENV, JWT_SECRET: OWN, SESSION_SECRET: OWN },
      findings: [{ subject: "SESSION_SECRET", seen: "and JWT_SECRET have the same value", level: "warning" }],
    },
    {
      why: "fingerprints that are not there",
      env: { NODE_ENV, SESSION_SECRET: OWN },
      config,
      findings: [{ subject: "staging.fingerprints.json", level: "unknown" }],
    },
    {
      why: "a file that is something else",
      env: { NODE_ENV, SESSION_SECRET: OWN },
      files: { "staging.fingerprints.json": "{}" },
      config,
      findings: [{ subject: "staging.fingerprints.json", level: "unknown" }],
    },
    { why: "no environment was given", env: {}, findings: [{ subject: "the secrets", level: "unknown" }] },
  ],
};
