import { writeFile } from "node:fs/promises";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { progress } from "../progress.js";
import { BUILT_PLUGIN } from "./built-plugin.js";
import { lineCount, thinned, type Corpus } from "./corpus.js";
import { makeTree } from "./generated-tree.js";
import { measureImport } from "./import-time.js";
import { installedSources } from "./installed-sources.js";
import { linterSetups, ruleSetups, type LinterSetup } from "./linters.js";
import { measureLinters } from "./measure.js";
import { printLintResult } from "./report.js";
import type { CorpusResult, LintResult } from "./result.js";
import { countSchemaReads } from "./schema-reads.js";
import { measureTyped } from "./typed.js";

export interface LintOptions {
  readonly quick?: boolean;
  /** Each of our rules by itself as well. */
  readonly rules?: boolean;
  readonly json?: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What linting costs, against what parsing costs. */
export async function benchmarkLint({ quick = false, rules = false, json }: LintOptions): Promise<void> {
  const passes = quick ? 2 : 7;
  const reads = countSchemaReads();
  progress("import of the plugin");
  const importTime = await measureImport(BUILT_PLUGIN, quick ? 7 : 15);
  const tree = makeTree();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      tree.remove();
      process.exit(130);
    });
  }
  try {
    const setups = await linterSetups();
    const installed = installedSources(`${root}node_modules`);
    const generated = await result(quick ? thinned(tree, 150) : tree, setups, passes);
    const real = await result(quick ? thinned(installed, 150) : installed, setups, quick ? 2 : 3);
    const measured: LintResult = {
      machine: machine(),
      importTime,
      corpora: [generated, { ...real, packages: installed.packages }],
      rules: rules ? [await result(thinned(tree, quick ? 60 : 300), await ruleSetups(), quick ? 2 : 3)] : [],
      typed: await measureTyped(root, quick ? 1 : 3),
      schemaReads: Math.max(0, ...reads.values()),
    };
    if (json !== undefined) await writeFile(json, `${JSON.stringify(measured, null, 2)}\n`);
    printLintResult(measured);
  } finally {
    tree.remove();
  }
}

async function result(corpus: Corpus, setups: readonly LinterSetup[], passes: number): Promise<CorpusResult> {
  const { title, files } = corpus;
  return { title, files: files.length, lines: lineCount(files), ...(await measureLinters(corpus, setups, passes)) };
}

function machine(): string {
  const [cpu] = os.cpus();
  const versions = `Node ${process.versions.node}, ESLint ${Linter.version}`;
  return `${cpu?.model ?? "unknown CPU"}, ${os.cpus().length} cores, load ${(os.loadavg()[0] ?? 0).toFixed(1)}, ${versions}`;
}
