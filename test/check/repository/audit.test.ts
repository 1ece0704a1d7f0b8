import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import type { CheckContext, Fact } from "../../../src/check/context.js";
import type { Finding } from "../../../src/check/outcome.js";
import { audit, type AuditAnswer } from "../../../src/check/repository/packages/audit.js";
import check from "../../../src/check/repository/checks/REPO004-audit/check.js";
import { openContext } from "../../../src/check/run/context.js";
import { makeProject } from "../support/project.js";
import { noVariables } from "./no-variables.js";

const advisory = (name: string, severity: string, number: number) => ({
  source: number,
  name,
  dependency: name,
  title: `A flaw of ${name}.`,
  url: `https://github.com/advisories/GHSA-aaaa-bbbb-${number}`,
  severity,
  range: "<2.0.0",
});

const ofNpm = {
  auditReportVersion: 2,
  vulnerabilities: {
    bottom: {
      name: "bottom",
      severity: "high",
      isDirect: false,
      via: [advisory("bottom", "high", 1001), advisory("bottom", "low", 1002)],
      effects: ["middle"],
      range: "<2.0.0",
      nodes: ["node_modules/bottom"],
      fixAvailable: true,
    },
    middle: {
      name: "middle",
      severity: "high",
      isDirect: false,
      via: ["bottom"],
      effects: ["top"],
      nodes: ["node_modules/middle"],
      fixAvailable: true,
    },
    top: {
      name: "top",
      severity: "high",
      isDirect: true,
      via: ["middle"],
      effects: [],
      nodes: ["node_modules/top"],
      fixAvailable: true,
    },
    tool: {
      name: "tool",
      severity: "critical",
      isDirect: true,
      via: [advisory("tool", "critical", 1003)],
      effects: [],
      nodes: ["node_modules/tool"],
      fixAvailable: { name: "tool", version: "3.0.0", isSemVerMajor: true },
    },
    stuck: {
      name: "stuck",
      severity: "high",
      isDirect: true,
      via: [advisory("stuck", "high", 1004)],
      effects: [],
      nodes: ["node_modules/stuck", "node_modules/tool/node_modules/stuck"],
      fixAvailable: false,
    },
  },
};
const isDevelopment = (node: string): boolean => node.startsWith("node_modules/tool");

const old = (name: string, severity: string) => ({
  id: 7,
  github_advisory_id: "GHSA-cccc-dddd-eeee",
  module_name: name,
  severity,
  title: "Old form",
  vulnerable_versions: "<1.2.3",
  patched_versions: ">=1.2.3",
  url: "https://github.com/advisories/GHSA-cccc-dddd-eeee",
  findings: [{ version: "1.0.0", paths: [`.>express>${name}`] }],
});

describe("REPO004 with a report", () => {
  it("reports each advisory from `high` on, and development's as a warning", async () => {
    const { findings } = await audited(JSON.stringify(ofNpm));
    expect(findings.map(({ subject, level }) => [subject, level])).toEqual([
      ["bottom GHSA-aaaa-bbbb-1001", undefined],
      ["stuck GHSA-aaaa-bbbb-1004", undefined],
      ["tool GHSA-aaaa-bbbb-1003", "warning"],
    ]);
  });

  it("says by which direct dependency it comes, and what to install", async () => {
    const { findings } = await audited(JSON.stringify(ofNpm));
    const [bottom, stuck, tool] = findings;
    expect(bottom?.seen).toBe("bottom <2.0.0, by top has a flaw of severity high: A flaw of bottom");
    expect(bottom?.write).toContain("npm audit fix");
    expect(stuck?.write).toContain("There is no version without it");
    expect(tool?.write).toContain("npm install tool@3.0.0: a new major version");
  });

  it("reports lesser ones if the configuration says so", async () => {
    const { findings } = await audited(JSON.stringify(ofNpm), "low");
    expect(findings.map(({ subject }) => subject)).toContain("bottom GHSA-aaaa-bbbb-1002");
  });

  it("passes without advisories", async () => {
    const { evidence, findings } = await audited(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }));
    expect(findings).toEqual([]);
    expect(evidence).toBe("npm audit --json, from high on");
  });

  it("reads the form that pnpm has kept", async () => {
    const { findings } = await audited(JSON.stringify({ advisories: { 7: old("qs", "high") }, metadata: {} }));
    expect(findings).toMatchObject([
      { subject: "qs GHSA-cccc-dddd-eeee", seen: "qs <1.2.3, by express has a flaw of severity high: Old form" },
    ]);
  });

  it("reads the lines of yarn 1", async () => {
    const line = {
      type: "auditAdvisory",
      data: { resolution: { id: 7, path: "a>qs", dev: true }, advisory: old("qs", "critical") },
    };
    const summary = { type: "auditSummary", data: {} };
    const { findings } = await audited(
      `${JSON.stringify(line)}\n${JSON.stringify(line)}\n${JSON.stringify(summary)}\n`,
    );
    expect(findings).toMatchObject([{ subject: "qs GHSA-cccc-dddd-eeee", level: "warning" }]);
    expect((await audited(`${JSON.stringify(summary)}\n`)).findings).toEqual([]);
  });

  it.each([
    [
      "an error of the registry",
      '{"message":"request to https://u:p4ss@registry.example failed","error":{"code":"ENOAUDIT","summary":"no"}}',
    ],
    ["an error page", "<html>502</html>"],
    ["nothing that is known", "{}"],
  ])("is unknown, without the registry's words: %s", async (_what, text) => {
    const { findings } = await audited(text);
    expect(findings).toMatchObject([{ subject: "audit", level: "unknown" }]);
    expect(JSON.stringify(findings)).not.toContain("p4ss");
  });

  it("is unknown where the command cannot run", async () => {
    const { findings } = await outcomeOf({
      kind: "none",
      reason: "npm audit --json has not answered within 60 seconds",
      write: "Again.",
    });
    expect(findings).toMatchObject([{ subject: "audit", level: "unknown" }]);
  });
});

function audited(text: string, auditLevel?: "low") {
  return outcomeOf({ kind: "answer", command: "npm audit --json", text, isDevelopment }, auditLevel);
}

async function outcomeOf(
  answer: AuditAnswer,
  auditLevel?: "low",
): Promise<{ evidence: string; findings: readonly Finding[] }> {
  const files = { "package.json": JSON.stringify({ dependencies: { top: "1" } }), "package-lock.json": "{}" };
  const { root, remove } = makeProject({ why: "", files });
  const config = v.parse(gateConfig, { repository: { auditLevel } });
  const { context, close } = openContext({ root, config, profile: "pr", environment: noVariables, now: new Date() });
  const answering: CheckContext = {
    ...context,
    fact: <T>(fact: Fact<T>) =>
      (fact as Fact<unknown>) === (audit as Fact<unknown>) ? Promise.resolve(answer as T) : context.fact(fact),
  };
  try {
    const outcome = await check.run(answering);
    if (outcome.kind !== "looked") throw new Error("It does not apply.");
    return outcome;
  } finally {
    await close();
    remove();
  }
}
