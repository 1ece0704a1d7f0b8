import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Domain } from "./corpus.js";
import { makeProject, migrationFile } from "./projects.js";
import type { ToolRun, Verdict } from "./verdict.js";

interface SquawkFinding {
  readonly file: string;
  readonly rule_name: string;
}

/** Its rules about how SQL is best written: types, names, `IF NOT EXISTS`, timeouts at the top of each file. */
const STYLE_RULES = [
  "prefer-bigint-over-int",
  "prefer-bigint-over-smallint",
  "prefer-identity",
  "prefer-repack",
  "prefer-robust-stmts",
  "prefer-text-field",
  "prefer-timestamp-tz",
  "require-timeout-settings",
];

/** PostgreSQL runs the statements that Prisma sends at once in one transaction. */
export const WITHOUT_STYLE = ["--assume-in-transaction", `--exclude=${STYLE_RULES.join(",")}`];

/** What it says of a statement that it cannot parse. */
const UNREAD = "syntax-error";

export interface Squawk {
  readonly version: string;
  /** All migrations at once, which is how it is fastest. */
  readonly run: (domains: readonly Domain[], options?: readonly string[]) => Promise<ToolRun>;
  /** How long it takes for files of a folder, in milliseconds. */
  readonly time: (root: string, files: readonly string[]) => Promise<number>;
}

/** @returns `undefined` if it, or its program for this machine, is not installed. */
export async function openSquawk(): Promise<Squawk | undefined> {
  let program: string;
  try {
    program = fileURLToPath(import.meta.resolve("squawk-cli/js/bin/squawk"));
  } catch {
    return undefined;
  }
  const { code, output } = await start(program, ["--version"], ".");
  if (code !== 0) return undefined;
  return {
    version: output.trim(),
    run: (domains, options = []) => runOn(program, domains, options),
    time: async (root, files) => {
      const begin = performance.now();
      await lint(program, root, files, []);
      return performance.now() - begin;
    },
  };
}

async function runOn(program: string, domains: readonly Domain[], options: readonly string[]): Promise<ToolRun> {
  const sql = new Map(
    domains.flatMap(({ name: domain, migrations }) =>
      migrations.map(
        ({ name, sql }) => [migrationFile(`${domain}/${name}`), { key: `${domain}/${name}`, sql }] as const,
      ),
    ),
  );
  const project = await makeProject(Object.fromEntries([...sql].map(([file, one]) => [file, one.sql])));
  try {
    const start = performance.now();
    const found = await lint(program, project.root, [...sql.keys()], options);
    const milliseconds = performance.now() - start;
    const rules = new Map<string, string[]>();
    for (const { file, rule_name } of found) rules.set(file, [...(rules.get(file) ?? []), rule_name]);
    const isUnread = (name: string): boolean => name === UNREAD;
    const verdicts = new Map(
      [...sql].map(([file, { key }]): [string, Verdict] => {
        const names = rules.get(file) ?? [];
        return [key, { findings: names.filter((name) => !isUnread(name)), unknown: names.filter(isUnread) }];
      }),
    );
    return { verdicts, milliseconds };
  } finally {
    await project.remove();
  }
}

async function lint(
  program: string,
  root: string,
  files: readonly string[],
  options: readonly string[],
): Promise<readonly SquawkFinding[]> {
  const { code, output, errors } = await start(program, ["--reporter", "json", ...options, ...files], root);
  // 1: there are findings.
  if (code !== 0 && code !== 1) throw new Error(`squawk ended with ${code}: ${errors}`);
  return JSON.parse(output) as readonly SquawkFinding[];
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function start(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const texts = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.errors += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
}
