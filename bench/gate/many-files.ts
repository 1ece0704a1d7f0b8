import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runChecks } from "prisma-hardening/check";
import { progress } from "../progress.js";
import { quantile } from "../sample.js";
import { wayBack, type Domain } from "./corpus.js";
import { makeProject, migrationFile, SCHEMA, type Project } from "./projects.js";
import { blocksOf, schemaOf } from "./schema-blocks.js";
import type { Squawk } from "./squawk.js";

export interface ManyFiles {
  readonly files: number;
  /** Whether the command line was the built one; else it was compiled as it started. */
  readonly isBuilt: boolean;
  readonly cases: readonly ManyFilesCase[];
  /** Of squawk's process, with its defaults. */
  readonly squawk: number;
}

/** Times in milliseconds. */
export interface ManyFilesCase {
  readonly fresh: number;
  readonly findings: number;
  readonly unknown: number;
  readonly inProcess: number;
  readonly process: number;
}

/** Even, so that the last change is taken back. */
const CHANGES = 2000;
const RUNS = 3;
const BUILT = fileURLToPath(new URL("../../dist/check/cli/bin.js", import.meta.url));
const SOURCE = fileURLToPath(new URL("../../src/check/cli/bin.ts", import.meta.url));

/** One project of all domains, in which every change of the corpus was made and taken back, from the start again until it is enough. */
export async function measureManyFiles(domains: readonly Domain[], squawk: Squawk): Promise<ManyFiles> {
  const history = await longHistory(domains);
  const init = domains.map(({ init: sql }) => sql).join("\n");
  const schema = schemaOf(domains.flatMap((domain) => blocksOf(domain.schema)));
  const released = { [SCHEMA]: schema, [named(0)]: init };
  const files = history.map((sql, index) => [named(index + 1), sql] as const);

  const project = await makeProject(released);
  try {
    for (const [file, sql] of files) await project.write(file, sql);
    const allNew = await timed(project, CHANGES);
    project.commit(...files.slice(0, -1).map(([file]) => file));
    const lastNew = await timed(project, 1);
    progress("squawk: 2 000 files");
    const names = [named(0), ...files.map(([file]) => file)];
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await squawk.time(project.root, names));
    return { files: names.length, isBuilt: existsSync(BUILT), cases: [allNew, lastNew], squawk: quantile(times, 0.5) };
  } finally {
    await project.remove();
  }
}

async function longHistory(domains: readonly Domain[]): Promise<readonly string[]> {
  progress("2 000 files: the ways back");
  const pairs: string[] = [];
  for (const domain of domains) {
    for (const migration of domain.migrations) pairs.push(migration.sql, await wayBack(migration, domain));
  }
  return Array.from({ length: CHANGES }, (_, index) => pairs[index % pairs.length] ?? "");
}

function named(index: number): string {
  return migrationFile(`${String(index).padStart(6, "0")}_change`);
}

async function timed({ root }: Project, fresh: number): Promise<ManyFilesCase> {
  const options = { cwd: root, config: {}, only: ["MIG"], base: "HEAD", environment: {} } as const;
  const inProcess: number[] = [];
  const processes: number[] = [];
  let findings = 0;
  let unknown = 0;
  for (let run = 0; run < RUNS; run++) {
    progress(`2 000 files, ${fresh} of them new: ${run + 1} of ${RUNS}`);
    const start = performance.now();
    const { results } = await runChecks(options);
    inProcess.push(performance.now() - start);
    const levels = results.flatMap((result) => result.findings.map(({ level }) => level));
    unknown = levels.filter((level) => level === "unknown").length;
    findings = levels.length - unknown;
    processes.push(await timeOfProcess(root));
  }
  return { fresh, findings, unknown, inProcess: quantile(inProcess, 0.5), process: quantile(processes, 0.5) };
}

function timeOfProcess(root: string): Promise<number> {
  const program = existsSync(BUILT) ? [BUILT] : ["--import", import.meta.resolve("tsx"), SOURCE];
  const args = [...program, "check", "--only", "MIG", "--base", "HEAD", "--format", "json"];
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 28 }, (_error, _stdout, stderr) => {
      // 1: there are findings.
      if (child.exitCode === 0 || child.exitCode === 1) resolve(performance.now() - start);
      else reject(new Error(`The gate ended with ${child.exitCode}: ${stderr}`));
    });
  });
}
