import type { CheckCases } from "../../../check-cases.js";

const scripts = (entries: { readonly [name: string]: string }): string =>
  JSON.stringify({ name: "a-project", scripts: entries });
const manifest = scripts({ test: "vitest run", lint: "eslint ." });
const workflow = (on: string, ...runs: readonly string[]): string =>
  `on: ${on}\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n${runs.map((run) => `      - run: ${run}\n`).join("")}`;
const ci = (text: string, others: { readonly [path: string]: string } = {}) => ({
  "package.json": manifest,
  ".github/workflows/ci.yml": text,
  ...others,
});

export const cases: CheckCases = {
  silent: [
    { why: "both on pull requests", files: ci(workflow("pull_request", "npm ci", "npm test", "npm run lint")) },
    { why: "both on a push to any branch", files: ci(workflow("[push]", "npm t && npx eslint .")) },
    { why: "the forms of other package managers", files: ci(workflow("pull_request", "pnpm test", "yarn lint")) },
    {
      why: "programs by their names",
      files: ci(workflow("pull_request", "npx vitest run --coverage", "pnpm exec biome ci .")),
    },
    { why: "the test runner of Node", files: ci(workflow("pull_request", "node --test", "npx oxlint")) },
    {
      why: "a script that calls them",
      files: {
        ...ci(workflow("pull_request", "npm run verify")),
        "package.json": scripts({ verify: "run-s check:*", "check:1": "jest", "check:2": "eslint src" }),
      },
    },
    {
      why: "a shell script that calls them",
      files: ci(workflow("pull_request", "bash scripts/ci.sh"), {
        "scripts/ci.sh": "set -e\nnpm test\nnpx eslint .\n",
      }),
    },
    { why: "tasks of a monorepo", files: ci(workflow("pull_request", "npx turbo run lint test")) },
    { why: "targets of make", files: ci(workflow("pull_request", "make lint test")) },
    {
      why: "two workflows, and one that is called",
      files: ci(workflow("pull_request", "npm run lint"), {
        ".github/workflows/pr.yml":
          "on:\n  pull_request:\n    branches: [main]\njobs:\n  tests:\n    uses: ./.github/workflows/tests.yml\n",
        ".github/workflows/tests.yml": workflow("workflow_call", "npm test"),
      }),
    },
    {
      why: "an action of one's own",
      files: ci("on: pull_request\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/check\n", {
        ".github/actions/check/action.yml":
          "runs:\n  using: composite\n  steps:\n    - run: npm test\n    - run: npm run lint\n",
      }),
    },
    {
      why: "GitLab, with a template",
      files: {
        "package.json": manifest,
        ".gitlab-ci.yml":
          ".node:\n  before_script: [npm ci]\ncheck:\n  extends: .node\n  script:\n    - npm test\n    - npm run lint\n",
      },
    },
    {
      why: "GitLab, by a rule",
      files: {
        "package.json": manifest,
        ".gitlab-ci.yml":
          "check:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == 'merge_request_event'\n  script: npm test && npm run lint\n",
      },
    },
    {
      why: "Forgejo",
      files: {
        "package.json": manifest,
        ".forgejo/workflows/ci.yml": workflow("pull_request", "npm test", "npm run lint"),
      },
      history: [],
    },
    {
      why: "a script that the configuration names",
      files: {
        "package.json": manifest,
        "ci/run": 'step "tests" npm test\nnpm test\nstep "eslint" 180 node node_modules/eslint/bin/eslint.js .\n',
      },
      config: { repository: { ci: ["ci/run"] } },
    },
  ],
  found: [
    { why: "no CI", findings: [{ subject: "CI", seen: "no configuration", write: "pull_request" }] },
    {
      why: "tests only",
      files: ci(workflow("pull_request", "npm test")),
      findings: [{ subject: "lint", seen: "runs the linter (.github/workflows/ci.yml)" }],
    },
    { why: "lint only", files: ci(workflow("pull_request", "npm run lint")), findings: [{ subject: "tests" }] },
    {
      why: "after the merge only",
      files: ci(workflow("{ push: { branches: [main] } }", "npm test", "npm run lint")),
      findings: [{ subject: "tests" }, { subject: "lint" }],
    },
    {
      why: "on tags only",
      files: ci(workflow("{ push: { tags: ['v*'] } }", "npm test && npm run lint")),
      findings: [{ subject: "tests" }, { subject: "lint" }],
    },
    {
      why: "failures that nobody hears of",
      files: ci(workflow("pull_request", "npm test || true", "npm run lint")),
      findings: [{ subject: "tests" }],
    },
    {
      why: "a step that may fail",
      files: ci(
        "on: pull_request\njobs:\n  a:\n    steps:\n      - run: npm test\n      - run: npm run lint\n        continue-on-error: true\n",
      ),
      findings: [{ subject: "lint" }],
    },
    {
      why: "a script that does nothing",
      files: {
        ...ci(workflow("pull_request", "npm test", "npx eslint .")),
        "package.json": scripts({ test: "echo none" }),
      },
      findings: [{ subject: "tests" }],
    },
    {
      why: "a script that is not there",
      files: { ...ci(workflow("pull_request", "npm test --if-present", "npx eslint .")), "package.json": scripts({}) },
      findings: [{ subject: "tests" }],
    },
    {
      why: "the installation of a browser is no test",
      files: ci(workflow("pull_request", "npx playwright install --with-deps", "npx eslint .")),
      findings: [{ subject: "tests" }],
    },
    {
      why: "a comment",
      files: ci(
        "on: pull_request\njobs:\n  a:\n    steps:\n      - run: |\n          # npm test\n          npm run lint\n",
      ),
      findings: [{ subject: "tests" }],
    },
    {
      why: "a workflow of another repository",
      files: ci("on: pull_request\njobs:\n  a:\n    uses: acme/workflows/.github/workflows/node.yml@v1\n"),
      findings: [
        { subject: "tests", level: "unknown", seen: "acme/workflows" },
        { subject: "lint", level: "unknown" },
      ],
    },
    {
      why: "a manual job of GitLab",
      files: {
        "package.json": manifest,
        ".gitlab-ci.yml": "check:\n  when: manual\n  script: npm test && npm run lint\n",
      },
      findings: [{ subject: "tests" }, { subject: "lint" }],
    },
    {
      why: "a system that is not read",
      files: { ".circleci/config.yml": "version: 2.1\n" },
      history: [],
      findings: [{ subject: ".circleci/config.yml", level: "unknown", seen: "CircleCI", write: "repository: { ci:" }],
    },
    {
      why: "a workflow that is no YAML",
      files: ci("on: [\n"),
      findings: [{ subject: ".github/workflows/ci.yml", level: "unknown" }],
    },
    {
      why: "a script that the configuration names and that is not there",
      config: { repository: { ci: ["ci/run"] } },
      findings: [{ subject: "ci/run", level: "unknown" }],
    },
  ],
};
