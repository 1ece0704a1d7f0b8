import type { CheckCases } from "../../../check-cases.js";

const KEY = ["-----BEGIN", "PRIVATE KEY-----\nMIIB\n-----END", "PRIVATE KEY-----\n"].join(" ");

export const cases: CheckCases = {
  silent: [
    { why: "no file of secrets", history: [], files: { "src/main.ts": "export {};\n" } },
    {
      why: "examples, templates and defaults",
      history: [],
      files: {
        ".env.example": "JWT_SECRET=\n",
        ".env.sample": "A=\n",
        ".env.template": "A=\n",
        ".env.dist": "A=\n",
        ".env.defaults": "PORT=3000\n",
        ".env.production.example": "A=\n",
        "example.env": "A=\n",
        "deploy/.env.local.sample": "A=\n",
      },
    },
    { why: "an .env that git ignores", history: [], files: { ".gitignore": ".env\n" }, untracked: { ".env": "A=1\n" } },
    { why: "an .env that is not added", history: [], untracked: { ".env": "A=1\n" } },
    { why: "settings of the tests", history: [], files: { ".env.test": "DATABASE_URL=postgresql://localhost/test\n" } },
    {
      why: "code whose name begins so",
      history: [],
      files: { ".env.ts": "export {};\n", "src/env.ts": "", ".envrc.md": "" },
    },
    { why: "a certificate, which is public", history: [], files: { "ca.pem": "-----BEGIN CERTIFICATE-----\nMIIB\n" } },
    { why: "a public key of SSH", history: [], files: { "id_rsa.pub": "ssh-rsa AAAA\n" } },
    { why: "a key that a test has made up", history: [], files: { "test/fixtures/server.key": KEY } },
    {
      why: "an .npmrc with the name of a variable",
      history: [],
      files: { ".npmrc": "//npm.example.com/:_authToken=${NPM_TOKEN}\nsave-exact=true\n" },
    },
    {
      why: "what dotenvx has encrypted",
      history: [],
      files: { ".env.production": 'DOTENV_PUBLIC_KEY_PRODUCTION="02ab"\nJWT_SECRET="encrypted:BD8f"\n' },
    },
    {
      why: "a file that the configuration leaves out",
      history: [],
      files: { "fixtures/app/.env": "A=1\n" },
      config: { repository: { ignore: ["fixtures/**"] } },
    },
    { why: "a translation file called env", history: [], files: { "locales/env.json": "{}" } },
  ],
  found: [
    {
      why: "an .env",
      history: [],
      files: { ".env": "JWT_SECRET=x\n" },
      findings: [{ subject: ".env", line: 1, seen: "git tracks .env", write: 'git rm --cached ".env"' }],
    },
    {
      why: "an .env that is binary, and one too large to be read",
      history: [],
      files: { ".env": "A=\0\n", "api/.env": "A=1\n".repeat(300_000) },
      findings: [{ subject: ".env" }, { subject: "api/.env" }],
    },
    {
      why: "an .env that is tracked and ignored",
      history: [{ ".env": "A=1\n" }],
      files: { ".gitignore": ".env\n" },
      findings: [{ subject: ".env" }],
    },
    {
      why: "an .env of an environment, in a folder",
      history: [],
      files: { "apps/api/.env.production": "A=1\n", "apps/api/.env.local": "A=1\n", "config/staging.env": "A=1\n" },
      findings: [
        { subject: "apps/api/.env.local" },
        { subject: "apps/api/.env.production", write: "apps/api/.env.example" },
        { subject: "config/staging.env" },
      ],
    },
    {
      why: "an .env of development",
      history: [],
      files: { ".env.development": "A=1\n" },
      findings: [{ subject: ".env.development" }],
    },
    {
      why: "the private keys of dotenvx",
      history: [],
      files: { ".env.keys": "DOTENV_PRIVATE_KEY=ab\n" },
      findings: [{ subject: ".env.keys" }],
    },
    {
      why: "what dotenvx has encrypted, with a value beside it that is not",
      history: [],
      files: { ".env.production": 'DOTENV_PUBLIC_KEY_PRODUCTION="02ab"\nA="encrypted:BD8f"\nB=plain\n' },
      findings: [{ subject: ".env.production" }],
    },
    {
      why: "private keys",
      history: [],
      files: { "certs/server.key": KEY, "certs/server.pem": KEY, id_ed25519: KEY, "android/release.keystore": "x" },
      findings: [
        { subject: "android/release.keystore", seen: "a store of keys" },
        { subject: "certs/server.key", seen: "a private key" },
        { subject: "certs/server.pem" },
        { subject: "id_ed25519" },
      ],
    },
    {
      why: "an .npmrc with a token",
      history: [],
      files: { ".npmrc": `//npm.example.com/:_authToken=${"a1".repeat(18)}\n` },
      findings: [{ subject: ".npmrc", seen: "a token for a registry" }],
    },
    {
      why: "the state of Terraform",
      history: [],
      files: { "infra/terraform.tfstate": "{}" },
      findings: [{ subject: "infra/terraform.tfstate" }],
    },
    {
      why: "no repository, so that nothing can be seen",
      findings: [{ subject: "git", level: "unknown" }],
    },
  ],
};
