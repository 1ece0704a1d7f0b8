import { rm } from "node:fs/promises";
import path from "node:path";
import { runChecks } from "prisma-hardening/check";
import { progress } from "../progress.js";
import type { Domain } from "./corpus.js";
import { makeProject, migrationFile, SCHEMA } from "./projects.js";
import type { ToolRun, Verdict } from "./verdict.js";

/** The gate on each migration by itself, as a pull request brings it: the commit has what production has. */
export async function runOurs(domains: readonly Domain[]): Promise<ToolRun> {
  const verdicts = new Map<string, Verdict>();
  let milliseconds = 0;
  for (const { name: domain, schema, init, migrations } of domains) {
    const project = await makeProject({ [SCHEMA]: schema, [migrationFile("1_init")]: init });
    try {
      for (const { name, schema: changed, sql } of migrations) {
        progress(`prisma-hardening: ${domain}/${name}`);
        const file = migrationFile(`2_${name}`);
        await project.write(SCHEMA, changed);
        await project.write(file, sql);
        const start = performance.now();
        verdicts.set(`${domain}/${name}`, await verdictOf(project.root));
        milliseconds += performance.now() - start;
        await rm(path.dirname(path.join(project.root, file)), { recursive: true });
      }
    } finally {
      await project.remove();
    }
  }
  return { verdicts, milliseconds };
}

async function verdictOf(root: string): Promise<Verdict> {
  const report = await runChecks({
    cwd: root,
    config: {},
    profile: "pr",
    only: ["MIG"],
    base: "HEAD",
    environment: {},
  });
  const all = report.results.flatMap(({ id, findings }) => findings.map(({ level }) => ({ id, level })));
  return {
    findings: all.filter(({ level }) => level !== "unknown").map(({ id }) => id),
    unknown: all.filter(({ level }) => level === "unknown").map(({ id }) => id),
  };
}
