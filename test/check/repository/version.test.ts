import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import check from "../../../src/check/repository/checks/REPO009-version-and-changelog/check.js";
import { openContext } from "../../../src/check/run/context.js";
import { makeProject } from "../support/project.js";
import { noVariables } from "./no-variables.js";

const files = { "package.json": JSON.stringify({ name: "shop", version: "1.2.0" }), "CHANGELOG.md": "## 1.2.0\n" };

describe("REPO009 with tags", () => {
  it("is silent where the commit has the tag of its version", async () => {
    expect(await seenWith((git) => git("tag", "v1.2.0"))).toEqual([]);
  });

  it("is silent about the tag of another package", async () => {
    expect(await seenWith((git) => git("tag", "api@1.2.0", "HEAD~1"))).toEqual([]);
  });

  it("finds another version in the tag", async () => {
    const seen = await seenWith((git) => git("tag", "v1.3.0"));
    expect(seen).toEqual(["this commit is tagged v1.3.0, and package.json says 1.2.0"]);
  });

  it("finds a version that another commit has", async () => {
    const seen = await seenWith((git, root) => {
      git("tag", "v1.2.0");
      writeFileSync(path.join(root, "main.js"), "");
      git("add", "main.js");
      git("commit", "--quiet", "--message", "more");
    });
    expect(seen).toEqual(["package.json says 1.2.0, which the tag v1.2.0 has given to another commit"]);
  });
});

type Git = (...args: readonly string[]) => void;

async function seenWith(prepare: (git: Git, root: string) => void): Promise<readonly string[]> {
  const { root, remove } = makeProject({ why: "", history: [{ "README.md": "" }], files });
  const identity = [
    "-c",
    "user.name=Ada",
    "-c",
    "user.email=ada@example.com",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "tag.gpgsign=false",
  ];
  const config = v.parse(gateConfig, {});
  const { context, close } = openContext({
    root,
    config,
    profile: "release",
    environment: noVariables,
    now: new Date(),
  });
  try {
    prepare((...args) => execFileSync("git", [...identity, ...args], { cwd: root }), root);
    const outcome = await check.run(context);
    return outcome.kind === "looked" ? outcome.findings.map(({ seen }) => seen) : [];
  } finally {
    await close();
    remove();
  }
}
