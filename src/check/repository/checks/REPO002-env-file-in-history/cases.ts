import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [
    { why: "a history without such files", history: [{ "src/main.ts": "" }, { "src/main.ts": null }] },
    { why: "an example that was deleted", history: [{ ".env.example": "A=\n" }, { ".env.example": null }] },
    {
      why: "what is tracked still: that is REPO001",
      history: [{ ".env": "A=1\n" }],
    },
    {
      why: "a certificate that was deleted",
      history: [{ "ca.pem": "-----BEGIN CERTIFICATE-----\n" }, { "ca.pem": null }],
    },
    {
      why: "an .npmrc without a token",
      history: [{ ".npmrc": "save-exact=true\n" }, { ".npmrc": null }],
    },
    {
      why: "a file that the configuration leaves out",
      history: [{ "fixtures/.env": "A=1\n" }, { "fixtures/.env": null }],
      config: { repository: { ignore: ["fixtures/**"] } },
    },
    { why: "an .env that was never added", history: [], untracked: { ".env": "A=1\n" } },
    { why: "code with such a name", history: [{ "src/.env.ts": "" }, { "src/.env.ts": null }] },
  ],
  found: [
    {
      why: "an .env that was deleted",
      history: [{ ".env": "JWT_SECRET=x\n" }, { ".env": null }],
      findings: [{ subject: ".env", seen: "has added .env", write: 'git filter-repo --invert-paths --path ".env"' }],
    },
    {
      why: "one that was moved, by both of its names",
      history: [
        { ".env": "A=1\n" },
        { ".env": null, "config/.env.production": "A=1\n" },
        { "config/.env.production": null },
      ],
      findings: [{ subject: ".env" }, { subject: "config/.env.production" }],
    },
    {
      why: "a key",
      history: [{ "deploy/id_rsa": "x\n" }, { "deploy/id_rsa": null }],
      findings: [{ subject: "deploy/id_rsa", seen: "a private key" }],
    },
    {
      why: "a token for the registry",
      history: [
        { ".npmrc": "//npm.example.com/:_authToken=0123456789abcdef\n" },
        { ".npmrc": "save-exact=true\n" },
        { ".npmrc": null },
      ],
      findings: [{ subject: ".npmrc" }],
    },
    { why: "no repository", findings: [{ subject: "git", level: "unknown" }] },
  ],
};
