import type { CheckCases } from "../../../check-cases.js";

const Dockerfile = "FROM node:24\nWORKDIR /app\nCOPY package.json ./\nCOPY . .\nCMD node main.js\n";

export const cases: CheckCases = {
  silent: [
    { why: "no Dockerfile", isNotApplicable: true },
    {
      why: "a .dockerignore that names them",
      files: { Dockerfile, ".dockerignore": "# secrets\n.env\n.env.*\n!.env.example\n" },
    },
    { why: "one pattern for all", files: { Dockerfile, ".dockerignore": "**/.env*\n" } },
    { why: "everything left out but the source", files: { Dockerfile, ".dockerignore": "*\n!src\n!package.json\n" } },
    {
      why: "a Dockerfile that names what it copies",
      files: { Dockerfile: "FROM node:24\nCOPY package.json package-lock.json ./\nCOPY src ./src\n" },
    },
    {
      why: "a stage that nothing is taken from",
      files: { Dockerfile: "FROM node:24 AS lint\nCOPY . .\nFROM node:24\nCOPY src src\n" },
    },
    {
      why: "everything of another stage",
      files: { Dockerfile: "FROM node:24 AS build\nCOPY src src\nFROM node:24\nCOPY --from=build . .\n" },
    },
    {
      why: "a file beside the Dockerfile",
      files: { "docker/api.Dockerfile": Dockerfile, "docker/api.Dockerfile.dockerignore": ".env*\n" },
    },
  ],
  found: [
    {
      why: "no .dockerignore",
      files: { Dockerfile },
      findings: [
        {
          subject: "Dockerfile",
          line: 4,
          seen: ".dockerignore does not name .env and .env.production",
          write: ".env.*",
        },
      ],
    },
    {
      why: "one that names other things",
      files: { Dockerfile, ".dockerignore": "node_modules\n" },
      findings: [{ subject: "Dockerfile" }],
    },
    {
      why: "one that takes it back",
      files: { Dockerfile, ".dockerignore": ".env*\n!.env\n" },
      findings: [{ subject: "Dockerfile" }],
    },
    {
      why: "one that names .env only",
      files: { Dockerfile, ".dockerignore": ".env\n" },
      findings: [{ subject: "Dockerfile", seen: "does not name .env.production", level: "warning" }],
    },
    {
      why: "the stage that builds, in the form of a list",
      files: { Dockerfile: 'FROM node:24 AS build\nCOPY ["./", "/app/"]\nFROM node:24\nCOPY --from=build /app /app\n' },
      findings: [{ subject: "Dockerfile", line: 2 }],
    },
  ],
};
