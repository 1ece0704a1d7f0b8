import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { languageOf, type BatchEngine, type Found, type Job } from "./engine.js";
import { pluginFolder, requireFromPlugin, schema } from "./places.js";

const oxlint = path.join(path.dirname(requireFromPlugin.resolve("oxlint/package.json")), "bin", "oxlint");
const CONFIG = ".oxlintrc.json";

/** As Oxlint's JSON tells a finding. */
interface Diagnostic {
  readonly message: string;
  /** `prisma-hardening(no-floating-query)`; absent for a parse error and for a rule that crashed. */
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
}

interface Placed {
  readonly index: number;
  readonly job: Job;
  /** From the working directory of the run. */
  readonly file: string;
}

/** Jobs for one run: Oxlint's settings hold for all files. */
interface Run {
  readonly settings: object;
  readonly placed: Map<string, Placed>;
}

/** Oxlint with the built plugin, on files in a temporary folder. */
export function oxlintEngine(name: string): BatchEngine {
  return {
    name,
    reads: () => true,
    hasSuggestions: false,
    async lintAll(jobs) {
      const found: Found[][] = jobs.map(() => []);
      for (const run of runsFor(jobs)) {
        for (const [index, finding] of await lint(run)) found[index]?.push(finding);
      }
      return found;
    },
  };
}

function runsFor(jobs: readonly Job[]): readonly Run[] {
  const groups = new Map<string, Run[]>();
  for (const [index, job] of jobs.entries()) {
    const { settings, schema: place } = job.testCase;
    const all = { ...settings, ...(place !== "none" && { schema }) };
    const key = JSON.stringify(all);
    const runs = groups.get(key) ?? [];
    groups.set(key, runs);
    const file = fileOf(job, index);
    // Patterns look at the path from the working directory, so two files of one name need two runs.
    let run = runs.find(({ placed }) => !placed.has(file));
    if (run === undefined) runs.push((run = { settings: all, placed: new Map() }));
    run.placed.set(file, { index, job, file });
  }
  return [...groups.values()].flat();
}

function fileOf({ testCase }: Job, index: number): string {
  return testCase.filename ?? `src/case-${index}/file.${languageOf(testCase)}`;
}

async function lint({ settings, placed }: Run): Promise<readonly (readonly [number, Found])[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-oxlint-"));
  try {
    for (const { file, job } of placed.values()) write(path.join(folder, file), job.testCase.code);
    write(path.join(folder, CONFIG), JSON.stringify(configFor(settings, [...placed.values()])));
    return (await diagnosticsIn(folder)).map((diagnostic) => {
      const place = placed.get(diagnostic.filename);
      if (place === undefined) throw new Error(`Oxlint: ${diagnostic.message} (${diagnostic.filename})`);
      return [place.index, foundIn(place.job, diagnostic)] as const;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configFor(settings: object, placed: readonly Placed[]): object {
  return {
    plugins: [],
    categories: { correctness: "off" },
    jsPlugins: [{ name: "prisma-hardening", specifier: path.join(pluginFolder, "dist", "index.js") }],
    settings: { "prisma-hardening": settings },
    overrides: placed.map(({ file, job: { ruleId, testCase } }) => ({
      // `[id]` in a filename is no set of letters.
      files: [file.replaceAll(/[^\w./-]/g, "?")],
      rules: { [`prisma-hardening/${ruleId}`]: testCase.options ? ["error", testCase.options] : "error" },
    })),
  };
}

async function diagnosticsIn(folder: string): Promise<readonly Diagnostic[]> {
  const options = ["--config", CONFIG, "--format", "json", "--no-ignore", "--threads", "1"];
  const child = spawn(process.execPath, [oxlint, ...options, "."], { cwd: folder });
  child.stdin.end();
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  try {
    return (JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics;
  } catch {
    throw new Error(`Oxlint said no JSON:\n${output}${errors}`);
  }
}

/** Oxlint counts in bytes. */
function foundIn({ testCase: { code } }: Job, { message, labels: [label] }: Diagnostic): Found {
  const bytes = Buffer.from(code);
  const at = (offset: number) => bytes.subarray(0, offset).toString().length;
  const { offset, length } = label?.span ?? { offset: 0, length: 0 };
  return { messageId: message, message, start: at(offset), end: at(offset + length), suggestions: [] };
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
