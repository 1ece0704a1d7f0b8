import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createProgram } from "../../../src/check/cli/program.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [name: string]: unknown };
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: { readonly [name: string]: { readonly permissions: object; readonly steps: readonly Step[] } };
}

const recipe = new URL("../../../examples/recipes/github-actions.yml", import.meta.url);
const { permissions, jobs } = parse(readFileSync(recipe, "utf8")) as Workflow;
const steps = Object.values(jobs).flatMap((job) => job.steps);
const commands = steps.flatMap(({ run = "" }) => (run.includes("prisma-hardening") ? [run] : []));

describe("the recipe for GitHub Actions", () => {
  test.each(commands)("%s has options of the program only", (command) => {
    const check = createProgram(() => undefined).commands.find((one) => one.name() === "check");
    const options = check?.options.map(({ long }) => long);
    for (const [option] of command.matchAll(/--[a-z]+/g)) expect(options).toContain(option);
  });

  test("reads the repository, and writes to code scanning in one job", () => {
    expect(permissions).toEqual({});
    const granted = Object.entries(jobs).map(([name, job]) => [name, job.permissions]);
    expect(Object.fromEntries(granted)).toEqual({
      "pull-request": { contents: "read", "security-events": "write" },
      release: { contents: "read" },
      live: { contents: "read" },
    });
  });

  test("has the whole history, and leaves no credentials beside it", () => {
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with)).toEqual(
      Array(3).fill({ "fetch-depth": 0, "persist-credentials": false }),
    );
  });

  test("puts no expression into a program", () => {
    expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  });
});
