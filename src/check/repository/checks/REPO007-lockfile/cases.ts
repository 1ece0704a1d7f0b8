import type { CheckCases } from "../../../check-cases.js";

const manifest = JSON.stringify({ name: "a-project", dependencies: { express: "^5.0.0" } });
const locked = { "package.json": manifest, "package-lock.json": "{}" };
const workflow = (run: string): string => `on: push\njobs:\n  test:\n    steps:\n      - run: ${run}\n`;

export const cases: CheckCases = {
  silent: [
    { why: "no packages", isNotApplicable: true },
    { why: "one lockfile that is tracked", history: [], files: locked },
    { why: "one lockfile without git", files: locked },
    {
      why: "a lockfile of another package manager",
      history: [],
      files: { "package.json": manifest, "pnpm-lock.yaml": "" },
    },
    { why: "two of npm", files: { ...locked, "npm-shrinkwrap.json": "{}" } },
    { why: "a lockfile of something below", files: { ...locked, "docs/yarn.lock": "" } },
    {
      why: "npm ci",
      files: {
        ...locked,
        ".github/workflows/ci.yml": workflow("npm ci"),
        Dockerfile: "FROM node:24\nRUN npm ci --omit=dev\n",
      },
    },
    {
      why: "tools of the machine, and packages that are named",
      files: {
        ...locked,
        Dockerfile: "FROM node:24\nRUN npm install --global pnpm && npm i -g npm@11 && npm install sharp\n",
      },
    },
    {
      why: "pnpm in CI, which keeps to it by itself",
      files: { "package.json": manifest, "pnpm-lock.yaml": "", ".github/workflows/ci.yml": workflow("pnpm install") },
    },
    {
      why: "newer yarn in CI",
      files: {
        "package.json": JSON.stringify({ dependencies: { a: "1" }, packageManager: "yarn@4.5.0" }),
        "yarn.lock": "",
        ".github/workflows/ci.yml": workflow("yarn install"),
      },
    },
    {
      why: "yarn with its flag",
      files: {
        "package.json": manifest,
        "yarn.lock": "",
        Dockerfile: "FROM node:24\nRUN yarn install --frozen-lockfile\n",
      },
    },
    {
      why: "a stage that nothing is taken from",
      files: { ...locked, Dockerfile: "FROM node:24 AS dev\nRUN npm install\nFROM node:24\nRUN npm ci\n" },
    },
    {
      why: "an installation in the examples of a text",
      files: { ...locked, ".github/workflows/ci.yml": workflow("echo npm install") },
    },
  ],
  found: [
    {
      why: "none",
      files: { "package.json": manifest },
      findings: [{ subject: "lockfile", seen: "there is no lockfile" }],
    },
    {
      why: "two package managers",
      history: [],
      files: { ...locked, "yarn.lock": "" },
      findings: [{ subject: "lockfile", seen: "npm and yarn: package-lock.json and yarn.lock", write: "Keep the one" }],
    },
    {
      why: "two, and package.json says which",
      files: {
        "package.json": JSON.stringify({ dependencies: { a: "1" }, packageManager: "pnpm@10.0.0" }),
        "package-lock.json": "{}",
        "pnpm-lock.yaml": "",
      },
      findings: [{ subject: "lockfile", write: "git rm package-lock.json" }],
    },
    {
      why: "one that is not tracked",
      history: [],
      files: { "package.json": manifest },
      untracked: { "package-lock.json": "{}" },
      findings: [{ subject: "package-lock.json", seen: "git does not track package-lock.json" }],
    },
    {
      why: "npm install in workflows and images",
      files: {
        ...locked,
        ".github/workflows/ci.yml": workflow("npm install && npm test"),
        Dockerfile: "FROM node:24\nRUN npm i --omit=dev --no-audit\n",
      },
      findings: [
        { subject: ".github/workflows/ci.yml: npm install", line: 5, write: "npm ci", level: "warning" },
        { subject: "Dockerfile: npm i", line: 2, level: "warning" },
      ],
    },
    {
      why: "other package managers in an image",
      files: {
        "package.json": manifest,
        "yarn.lock": "",
        Dockerfile: "FROM node:24\nRUN yarn\nRUN yarn install --production\nRUN pnpm i --prod && bun install\n",
      },
      findings: [
        { subject: "Dockerfile: yarn install", level: "warning", write: "--frozen-lockfile" },
        { subject: "Dockerfile: pnpm i", level: "warning" },
        { subject: "Dockerfile: bun install", level: "warning" },
      ],
    },
    {
      why: "pnpm in CI that is told not to keep to it",
      files: {
        "package.json": manifest,
        "pnpm-lock.yaml": "",
        ".gitlab-ci.yml": "test:\n  script: pnpm install --no-frozen-lockfile\n",
      },
      findings: [{ subject: ".gitlab-ci.yml: pnpm install", level: "warning" }],
    },
  ],
};
