import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import pc from "picocolors";
import type { Profile } from "../check.js";
import { loadConfig } from "../config/load-config.js";
import { readEnvironment } from "../environment/read-environment.js";
import { GateError } from "../gate-error.js";
import { formatReport, type Format } from "../report/formats.js";
import { exitCodeOf, type Report } from "../run/report.js";
import { runChecks } from "../run/run-checks.js";
import { explain, listChecks } from "./explain.js";
import { writeAll } from "./output.js";
import { showProgress } from "./progress.js";
import { writeSummary } from "./step-summary.js";

export interface CheckFlags {
  readonly profile?: Profile;
  readonly only?: readonly string[];
  readonly strict?: boolean;
  readonly base?: string;
  readonly dotenv?: readonly string[];
  /** `true`: the variable that the configuration names. */
  readonly database?: string | true;
  readonly url?: string;
  readonly format: Format;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly config?: string;
  readonly explain?: string;
  readonly list?: boolean;
}

/** `prisma-hardening check`. Returns the exit code. */
export async function checkCommand(flags: CheckFlags): Promise<number> {
  if (flags.explain !== undefined) {
    await writeAll(process.stdout, explain(flags.explain));
    return 0;
  }
  if (flags.list) {
    await writeAll(process.stdout, listChecks());
    return 0;
  }
  const progress = showProgress(process.stderr);
  const report = await withCleanOutput(async () =>
    runChecks({ ...(await runOptions(flags)), onProgress: progress.show }),
  ).finally(progress.end);
  const text = await formatReport(flags.format, report, {
    isColoured: flags.output === undefined && pc.isColorSupported,
    isVerbose: flags.verbose ?? false,
    ...(process.stdout.columns > 0 ? { columns: process.stdout.columns } : {}),
  });
  if (flags.output === undefined) await writeAll(process.stdout, text);
  else await writeReport(flags.output, text, report);
  await writeSummary(report, flags.format);
  return exitCodeOf(report);
}

/** What a configuration prints, as dotenv does, belongs in no report: it goes to the standard error. */
async function withCleanOutput<Result>(run: () => Promise<Result>): Promise<Result> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await run();
  } finally {
    process.stdout.write = write;
  }
}

async function runOptions(flags: CheckFlags): Promise<Parameters<typeof runChecks>[0]> {
  const { profile, base, url, config, only, strict, dotenv } = flags;
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(only === undefined ? {} : { only: idsIn(only) }),
    ...(strict === undefined ? {} : { strict }),
    ...(base === undefined ? {} : { base }),
    ...(url === undefined ? {} : { url }),
    ...(config === undefined ? {} : { config }),
    ...(dotenv === undefined ? {} : { envFiles: dotenv.map((file) => path.resolve(file)) }),
    ...(flags.database === undefined ? {} : { database: await databaseUrl(flags, flags.database) }),
  };
}

/** `--only MIG,REPO003 SCH`. */
function idsIn(parts: readonly string[]): readonly string[] {
  const ids = parts.flatMap((part) => part.split(/[\s,]+/)).filter((id) => id !== "");
  if (ids.length === 0) throw new GateError("--only names no check: write the ids of some, as MIG003, or of families.");
  return ids.map((id) => id.toUpperCase());
}

/** The URL comes from a variable: what stands at the command line is seen by every user of the machine. */
async function databaseUrl(flags: CheckFlags, named: string | true): Promise<string> {
  const { root, config } = await loadConfig(process.cwd(), flags.config);
  const variable = named === true ? config.environment.databaseUrl : named;
  if (variable.includes("://")) {
    throw new GateError(
      "--database takes the name of a variable, since other users of the machine can read command lines: " +
        "set DATABASE_URL, and write --database DATABASE_URL.",
    );
  }
  const files = (flags.dotenv ?? []).map((file) => path.resolve(file));
  const value = (await readEnvironment({ root, files, variables: process.env })).get(variable);
  if (value !== undefined) return value;
  throw new GateError(`${variable} is not set: set it, or name another variable, as --database STAGING_DATABASE_URL.`);
}

async function writeReport(file: string, text: string, report: Report): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
    throw new GateError(`${file} cannot be written (${code}). Name another file with --output.`);
  }
  const { isColorSupported: isColoured } = pc;
  await writeAll(process.stdout, await formatReport("text", report, { isColoured, isVerbose: false }));
}
