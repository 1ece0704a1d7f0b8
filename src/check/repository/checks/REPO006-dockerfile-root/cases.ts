import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [
    { why: "no Dockerfile", isNotApplicable: true },
    {
      why: "a Dockerfile of development only",
      files: { "Dockerfile.dev": "FROM node:24\n", ".devcontainer/Dockerfile": "FROM node:24\n" },
      isNotApplicable: true,
    },
    { why: "a page about Dockerfiles", files: { "Dockerfile.md": "FROM node:24\n" }, isNotApplicable: true },
    { why: "another user", files: { Dockerfile: "FROM node:24\nUSER node\nCMD node main.js\n" } },
    { why: "in small letters, with a group", files: { Dockerfile: "from node:24\nuser node:node\n" } },
    { why: "a number", files: { Dockerfile: "FROM node:24\nUSER 1000:1000\n" } },
    {
      why: "root for some steps, and then not",
      files: { Dockerfile: "FROM node:24\nUSER root\nRUN apt-get update\nUSER node\n" },
    },
    {
      why: "root in the stage that builds",
      files: { Dockerfile: "FROM node:24 AS build\nUSER root\nFROM node:24\nUSER node\n" },
    },
    {
      why: "the user of the stage that it goes on from",
      files: { Dockerfile: "FROM node:24 AS base\nUSER node\nFROM base AS final\nCMD node .\n" },
    },
    {
      why: "an image that has a user of its own",
      files: { Dockerfile: 'FROM gcr.io/distroless/nodejs24-debian12:nonroot\nCMD ["main.js"]\n' },
    },
    {
      why: "such an image by a variable",
      files: { Dockerfile: "ARG BASE=cgr.dev/chainguard/node:latest\nFROM ${BASE}\n" },
    },
    {
      why: "a user by a variable that has a default",
      files: { Dockerfile: "FROM node:24\nARG APP_USER=node\nUSER ${APP_USER}\n" },
    },
    { why: "a default within the expression", files: { Dockerfile: "FROM node:24\nUSER ${UID:-1000}\n" } },
    {
      why: "an entrypoint that gives up its rights",
      files: { Dockerfile: 'FROM node:24\nENTRYPOINT ["gosu", "node"]\nCMD ["node", "main.js"]\n' },
    },
    {
      why: "a script that does",
      files: {
        Dockerfile: 'FROM node:24\nENTRYPOINT ["./docker-entrypoint.sh"]\n',
        "docker-entrypoint.sh": '#!/bin/sh\nchown -R node /data\nexec su-exec node "$@"\n',
      },
    },
    {
      why: "USER in a here-document is a text",
      files: { Dockerfile: "FROM node:24\nUSER node\nRUN <<EOF\nUSER root\nEOF\n" },
    },
    { why: "another sign of escape", files: { Dockerfile: "# escape=`\nFROM node:24\nRUN echo C:\\\nUSER node\n" } },
  ],
  found: [
    {
      why: "no USER",
      files: { Dockerfile: "FROM node:24\nCOPY . .\nCMD node main.js\n" },
      findings: [
        { subject: "Dockerfile", line: 1, seen: "the last stage of Dockerfile has no USER", write: "USER node" },
      ],
    },
    {
      why: "another user in a stage that does not count",
      files: {
        Dockerfile: "FROM node:24 AS build\nUSER node\nRUN npm ci\nFROM node:24-slim\nCOPY --from=build /app /app\n",
      },
      findings: [{ subject: "Dockerfile", line: 4 }],
    },
    {
      why: "root in the end",
      files: { Dockerfile: "FROM node:24\nUSER node\nUSER root\n" },
      findings: [{ subject: "Dockerfile", line: 3, seen: "is root" }],
    },
    {
      why: "root by its number",
      files: { Dockerfile: 'FROM node:24\nUSER "0:0"\n' },
      findings: [{ subject: "Dockerfile", line: 2 }],
    },
    {
      why: "root by a variable",
      files: { Dockerfile: "FROM node:24\nARG U=root\nUSER $U\n" },
      findings: [{ subject: "Dockerfile", line: 3 }],
    },
    {
      why: "a comment and a continued line are no USER",
      files: { Dockerfile: "FROM node:24\n# USER node\nRUN echo \\\nUSER node\n" },
      findings: [{ subject: "Dockerfile" }],
    },
    {
      why: "several Dockerfiles",
      files: {
        "docker/api.Dockerfile": "FROM debian:12\n",
        "docker/Dockerfile.worker": "FROM node:24\n",
        "web/Dockerfile": "FROM node:24\nUSER node\n",
      },
      findings: [{ subject: "docker/Dockerfile.worker" }, { subject: "docker/api.Dockerfile", write: "useradd" }],
    },
    {
      why: "a user that is not known before the build",
      files: { Dockerfile: "FROM node:24\nARG APP_USER\nUSER $APP_USER\n" },
      findings: [{ subject: "Dockerfile", line: 3, level: "unknown", write: "ARG APP_USER=node" }],
    },
  ],
};
