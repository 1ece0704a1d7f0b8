import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [
    { why: "no Dockerfile", isNotApplicable: true },
    {
      why: "what is no secret",
      files: {
        Dockerfile: `FROM node:24
ARG NODE_VERSION
ENV NODE_ENV=production PORT=3000
ENV TOKEN_TTL=3600 PASSWORD_MIN_LENGTH=12 JWT_SECRET_FILE=/run/secrets/jwt
ENV NEXT_PUBLIC_API_KEY=abc
ENV STRIPE_PUBLISHABLE_KEY=pk
ARG DATABASE_URL
`,
      },
    },
    {
      why: "a placeholder so that the build goes on",
      files: {
        Dockerfile: `FROM node:24
ENV DATABASE_URL="postgresql://user:password@localhost:5432/db"
ENV JWT_SECRET=placeholder SESSION_SECRET=""
`,
      },
    },
    {
      why: "a secret that is mounted",
      files: { Dockerfile: "FROM node:24\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n" },
    },
    { why: "a comment", files: { Dockerfile: "FROM node:24\n# ENV JWT_SECRET=abc\n" } },
  ],
  found: [
    {
      why: "a value",
      files: { Dockerfile: "FROM node:24\nENV JWT_SECRET=supersecret\n" },
      findings: [{ subject: "Dockerfile JWT_SECRET", line: 2, seen: "a value of 11 characters", level: "error" }],
    },
    {
      why: "several in one instruction, and the old form",
      files: { Dockerfile: 'FROM node:24\nENV A=1 \\\n    DB_PASSWORD="a b" \\\n    C=2\nENV API_KEY 0123 456\n' },
      findings: [
        { subject: "Dockerfile DB_PASSWORD", seen: "a value of 3 characters", level: "error" },
        { subject: "Dockerfile API_KEY", line: 5, level: "error" },
      ],
    },
    {
      why: "the URL of a database that is not one's own",
      files: { Dockerfile: `FROM node:24\nENV DATABASE_URL=postgresql://shop:${"k9".repeat(5)}@db.shop.eu/shop\n` },
      findings: [{ subject: "Dockerfile DATABASE_URL", level: "error" }],
    },
    {
      why: "a value that comes with the build, once for ARG and ENV",
      files: {
        Dockerfile: "FROM node:24 AS build\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nRUN npm ci\nFROM node:24\n",
      },
      findings: [
        {
          subject: "Dockerfile NPM_TOKEN",
          line: 2,
          seen: "takes its value at build time",
          write: "--mount=type=secret,id=npm_token",
        },
      ],
    },
  ],
};
