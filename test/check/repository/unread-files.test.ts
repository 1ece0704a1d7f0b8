import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runChecks } from "../../../src/check/run/run-checks.js";
import { makeProject, type TemporaryProject } from "../support/project.js";

const URL_OF_PRODUCTION = ["postgresql://shop", "dD3kq9ZpLw@db.shop.internal/shop"].join(":");

async function found(project: TemporaryProject, id: string): Promise<readonly [string, readonly string[]]> {
  const report = await runChecks({ cwd: project.root, config: {}, only: [id], environment: {} });
  const [{ evidence, findings } = { evidence: "", findings: [] }] = report.results;
  return [evidence, findings.map(({ subject }) => subject)];
}

describe("files that are no text in UTF-8", () => {
  it("a text in UTF-16 is read", async () => {
    const project = makeProject({ why: "" });
    try {
      writeFileSync(path.join(project.root, "settings.txt"), `\uFEFFDATABASE_URL=${URL_OF_PRODUCTION}\n`, "utf16le");
      const [evidence, subjects] = await found(project, "REPO003");
      expect(evidence).toBe("2 files");
      expect(subjects).toEqual([expect.stringContaining("settings.txt: ")]);
    } finally {
      project.remove();
    }
  });

  it("the evidence says how many were not read", async () => {
    const project = makeProject({ why: "", files: { "logo.png": "\0", "seed.sql": "-".repeat(1_100_000) } });
    try {
      expect(await found(project, "REPO003")).toEqual(["1 file; not 2 others, binary or larger than a megabyte", []]);
    } finally {
      project.remove();
    }
  });

  it("a link called .env holds no secret", async () => {
    const project = makeProject({ why: "", history: [] });
    try {
      symlinkSync("../.env", path.join(project.root, ".env"));
      execFileSync("git", ["add", "--all", "--force"], { cwd: project.root });
      expect((await found(project, "REPO001"))[1]).toEqual([]);
    } finally {
      project.remove();
    }
  });
});
