import { execFile, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
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
    [["check", "--only", ","], "--only names no check"],
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

  it.each(["{bad", "[]", "null"])("a package.json that is no JSON object is a sentence, too: %s", async (text) => {
    const broken = makeProject({ why: "", files: { "package.json": text } });
    try {
      const { code, stderr } = await runIn(broken.root, ["check"]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^package\.json is not JSON[^\n]*\n$/);
    } finally {
      broken.remove();
    }
  });

  it("what a configuration throws may hold a value, and is not quoted", async () => {
    const throwing = makeProject({
      why: "",
      files: { "hardening.config.ts": "const url = 'postgres://ada:canary@db/shop';\nthrow new Error(url);\n" },
    });
    try {
      const { code, stderr } = await runIn(throwing.root, ["check"]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: "hardening.config.ts cannot be loaded: it throws Error in line 2\n",
      });
    } finally {
      throwing.remove();
    }
  });

  it.each([
    ["exits", "process.exit(0)", "was ended before it had looked"],
    ["waits for ever", "await new Promise(() => undefined)", "was ended before it had looked"],
    [
      "throws in a callback",
      "setTimeout(() => { throw new RangeError('canary'); }); await import('node:timers/promises').then((t) => t.setTimeout(5000))",
      "has failed with RangeError",
    ],
    [
      "leaves a rejection",
      "void Promise.reject(new RangeError('canary')); await import('node:timers/promises').then((t) => t.setTimeout(5000))",
      "has failed with RangeError",
    ],
  ])("a configuration that %s ends with 2", async (_what, code, sentence) => {
    const stopping = makeProject({ why: "", files: { "hardening.config.mjs": `${code};\nexport default {};\n` } });
    try {
      const ended = await runIn(stopping.root, ["check"]);
      expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: "" });
      expect(ended.stderr).toContain(sentence);
      expect(ended.stderr).not.toMatch(/\n\s+at |canary/);
    } finally {
      stopping.remove();
    }
  });

  it.each(["ff fe 41 00 3d 00 31 00", "41 3d 00 ff"])(
    "an environment in a file of the bytes %s is refused",
    async (hex) => {
      const file = path.join(project.root, "windows.env");
      writeFileSync(file, Buffer.from(hex.replaceAll(" ", ""), "hex"));
      const { code, stderr } = await run("check", "--only", "ENV002", "--dotenv", file);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: "--dotenv windows.env: it is no text in UTF-8. Save it as UTF-8.\n",
      });
    },
  );

  it("what a configuration prints is no part of the report", async () => {
    const printing = makeProject({
      why: "",
      files: { "hardening.config.mjs": 'console.log("hello");\nexport default {};\n' },
    });
    try {
      const { stdout, stderr } = await runIn(printing.root, ["check", "--only", "REPO007", "--format", "json"]);
      expect(JSON.parse(stdout)).toMatchObject({ isPassed: true });
      expect(stderr).toBe("hello\n");
    } finally {
      printing.remove();
    }
  });

  it("ends although a check of one's own has left something open", async () => {
    const own = OWN("[]").replace("looked(", "setInterval(() => undefined, 100) && looked(");
    const open = makeProject({ why: "", files: { "hardening.config.ts": CONFIG, "own.ts": own } });
    try {
      const { code, stdout } = await runIn(open.root, ["check", "--only", "OWN001"]);
      expect(stdout).toContain("1 passed");
      expect(code).toBe(0);
    } finally {
      open.remove();
    }
  });

  it("points to a page only of a check that has one", async () => {
    expect((await run("check", "--only", "OWN001")).stdout).not.toContain("--explain");
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

  it.skipIf(!existsSync("/dev/full"))("ends with 2 where the report does not fit on the disk", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [...COMMAND, "check", "--list"], { stdio: ["ignore", full, "pipe"] });
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.once("close", resolve));
    closeSync(full);
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be written");
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
