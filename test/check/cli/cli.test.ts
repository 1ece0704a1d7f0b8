import { execFile, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeProject, type TemporaryProject } from "../support/project.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const COMMAND = ["--import", import.meta.resolve("tsx"), path.join(root, "src/check/cli/bin.ts")];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const OWN = (findings: string): string => `
import { defineCheck, looked } from "prisma-hardening/check";
export default defineCheck({ id: "OWN001", title: "One's own", severity: "error", profiles: ["pr"], run: () => looked("a file", ${findings}) });
`;
const CONFIG =
  'import { defineConfig } from "prisma-hardening/check";\nexport default defineConfig({ ownChecks: ["./own.ts"] });\n';
const FINDING =
  '[{ subject: "mail.ts", seen: "no mail", consequence: "nobody is told", write: "MAIL_URL=", place: { file: "mail.ts", line: 3 } }]';
const MANY =
  'Array.from({ length: 20_000 }, (_, n) => ({ subject: `file-${n}.ts`, seen: "no mail", consequence: "nobody is told", write: "MAIL_URL=" }))';

describe("the command line", () => {
  let project: TemporaryProject;
  beforeAll(() => {
    project = makeProject({ why: "", files: { "hardening.config.ts": CONFIG, "own.ts": OWN(FINDING) } });
  });
  afterAll(() => project.remove());

  const run = (...args: readonly string[]): Promise<Ended> => runIn(project.root, args);

  it("ends with 1 where something was found, and says what, why and what to write", async () => {
    const { code, stdout, stderr } = await run("check", "--only", "OWN001");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("mail.ts:3");
    for (const part of ["OWN001", "No mail", "nobody is told", "MAIL_URL=", "The gate is closed"])
      expect(stdout).toContain(part);
  });

  it("ends with 0 where nothing was", async () => {
    const clean = makeProject({ why: "", files: { "hardening.config.ts": CONFIG, "own.ts": OWN("[]") } });
    try {
      const { code, stdout } = await runIn(clean.root, ["check", "--only", "own001"]);
      expect(stdout).toContain("The gate is open");
      expect(code).toBe(0);
    } finally {
      clean.remove();
    }
  });

  it.each([
    [["check", "--only", "OWN002"], "there is no such check: write OWN001"],
    [["check", "--config", "no.config.ts"], "There is no no.config.ts"],
    [["check", "--profile", "nightly"], "pr, release, live"],
    [["check", "--frmat", "json"], "--format"],
    [["chekc"], ""],
    [["check", "--explain", "SCH01"], "There is no check SCH01"],
    [["check", "--url", "https://example.com"], "ownHosts"],
    [["check", "--database", "postgres://ada:canary@db/shop"], "--database takes the name of a variable"],
    [["check", "--database", "NOT_SET_HERE"], "NOT_SET_HERE is not set"],
    [["check", "--dotenv", "no.env"], "no.env: it is not there"],
  ])("ends with 2 and a sentence for %j", async (args, sentence) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at |canary/);
  });

  it("a configuration with a mistake in it is a sentence, too", async () => {
    const wrong = makeProject({
      why: "",
      files: { "hardening.config.ts": "export default { waivers: [{ id: 'MIG001' }] }" },
    });
    const broken = makeProject({ why: "", files: { "hardening.config.ts": "export default {{" } });
    try {
      const { code, stderr } = await runIn(wrong.root, ["check"]);
      expect(code).toBe(2);
      expect(stderr).toContain("waivers[0].reason is missing");
      const ended = await runIn(broken.root, ["check"]);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain("hardening.config.ts cannot be loaded");
      expect(ended.stderr).not.toMatch(/\n\s+at /);
    } finally {
      wrong.remove();
      broken.remove();
    }
  });

  it.each([["--help"], ["--explain", "SCH004"], ["--list"]])("answers %s", async (...args) => {
    const { code, stdout } = await run("check", ...args);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(300);
  });

  it("writes a report to a file, and the text to the terminal", async () => {
    const { code, stdout } = await run("check", "--only", "OWN001", "--format", "json", "--output", "out/report.json");
    expect(code).toBe(1);
    expect(stdout).toContain("The gate is closed");
    const report = JSON.parse(readFileSync(path.join(project.root, "out/report.json"), "utf8")) as {
      isPassed: boolean;
    };
    expect(report.isPassed).toBe(false);
  });

  it("writes all of a long report into a pipe before it ends", async () => {
    writeFileSync(path.join(project.root, "own.ts"), OWN(MANY));
    const { code, stdout } = await run("check", "--only", "OWN001", "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ isPassed: false });
    expect(stdout.length).toBeGreaterThan(1_000_000);
  });

  it("ends in peace when nobody reads any more", async () => {
    const child = spawn(process.execPath, [...COMMAND, "check", "--only", "OWN001", "--format", "json"], {
      cwd: project.root,
    });
    child.stdout.once("data", () => child.stdout.destroy());
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });
});

function runIn(cwd: string, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [...COMMAND, ...args], { cwd, env, maxBuffer: 100_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : null, stdout, stderr });
    });
  });
}
