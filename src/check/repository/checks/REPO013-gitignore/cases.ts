import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [
    { why: "all of them", history: [], files: { ".gitignore": "node_modules/\n.env\n.env.*\n!.env.example\n" } },
    { why: "one pattern for every .env", history: [], files: { ".gitignore": "node_modules\n.env*\n" } },
    {
      why: "patterns that count from the root",
      history: [],
      files: { ".gitignore": "/node_modules\n/.env\n/.env.*\n" },
    },
    {
      why: "the default of several frameworks",
      history: [],
      files: { ".gitignore": "node_modules\n.env*.local\n.env\n.env.production\n" },
    },
  ],
  found: [
    {
      why: "no .gitignore",
      history: [],
      findings: [
        { subject: ".env", line: 1, seen: ".env, .env.local and .env.production", write: "!.env.example" },
        { subject: "node_modules", level: "warning" },
      ],
    },
    {
      why: "some of them",
      history: [],
      files: { ".gitignore": "node_modules\n.env\n" },
      findings: [{ subject: ".env", level: "warning", seen: "no .gitignore names .env.local and .env.production" }],
    },
    {
      why: "a pattern that a later line takes back",
      history: [],
      files: { ".gitignore": "node_modules\n.env*\n!.env\n" },
      findings: [{ subject: ".env", seen: "names .env" }],
    },
    {
      why: "packages that are tracked",
      history: [],
      files: {
        ".gitignore": "node_modules\n.env*\n",
        "node_modules/left-pad/index.js": "",
        "node_modules/left-pad/package.json": "{}",
      },
      findings: [{ subject: "node_modules", seen: "git tracks 2 files in node_modules" }],
    },
    { why: "no repository", findings: [{ subject: "git", level: "unknown" }] },
  ],
};
