import type { CheckCases } from "../../../check-cases.js";

const manifest = (version?: string): string => JSON.stringify({ name: "shop", version });

export const cases: CheckCases = {
  silent: [
    { why: "no version anywhere", files: { "package.json": manifest() }, isNotApplicable: true },
    {
      why: "a version that says that there is none",
      files: { "package.json": manifest("0.0.0") },
      isNotApplicable: true,
    },
    {
      why: "version and changelog agree",
      history: [],
      files: {
        "package.json": manifest("1.2.0"),
        "CHANGELOG.md": "# Changelog\n\n## [1.2.0] - 2026-06-01\n\n## 1.1.0\n",
      },
    },
    {
      why: "what is not released yet stands above",
      history: [],
      files: {
        "package.json": manifest("1.2.0"),
        "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n- new\n\n## v1.2.0\n",
      },
    },
    {
      why: "the form of changesets",
      history: [],
      files: { "package.json": manifest("1.2.0"), "CHANGELOG.md": "# shop\n\n## 1.2.0\n\n### Minor Changes\n" },
    },
    {
      why: "a heading with a line below",
      history: [],
      files: { "package.json": manifest("1.2.0"), "HISTORY.md": "1.2.0 / 2026-06-01\n==================\n" },
    },
    {
      why: "a version within a block of code",
      history: [],
      files: { "package.json": manifest("1.2.0"), "CHANGELOG.md": "```md\n## 9.9.9\n```\n\n## 1.2.0\n" },
    },
    {
      why: "a pre-release",
      history: [],
      files: { "package.json": manifest("2.0.0-rc.1"), "CHANGELOG.md": "## 2.0.0-rc.1\n" },
    },
    { why: "without git", files: { "package.json": manifest("1.2.0"), "CHANGELOG.md": "## 1.2.0\n" } },
  ],
  found: [
    {
      why: "a changelog that was forgotten",
      history: [],
      files: { "package.json": manifest("1.3.0"), "CHANGELOG.md": "# Changelog\n\n## 1.2.0\n" },
      findings: [
        {
          subject: "changelog",
          line: 3,
          seen: "the newest entry of CHANGELOG.md is 1.2.0, and the version is 1.3.0",
          write: "## 1.3.0",
        },
      ],
    },
    {
      why: "a changelog without versions",
      files: { "package.json": manifest("1.3.0"), "CHANGELOG.md": "# Changelog\n\n- something\n" },
      findings: [{ subject: "changelog", seen: "no entry" }],
    },
    {
      why: "no changelog",
      files: { "package.json": manifest("1.3.0") },
      findings: [{ subject: "changelog", level: "warning", write: "## 1.3.0" }],
    },
  ],
};
