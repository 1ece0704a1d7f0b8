import { writeFile } from "node:fs/promises";
import os from "node:os";
import { parseArgs } from "node:util";
import { openPostgres } from "../../scripts/databases/postgres.js";
import { progress } from "../progress.js";
import { mistakesOf, resultOf, type Contestant } from "./compare.js";
import { makeCorpus } from "./corpus.js";
import { measureManyFiles } from "./many-files.js";
import { runOurs } from "./ours.js";
import { printGateResult, type GateResult } from "./report.js";
import { openSquawk, WITHOUT_STYLE, type Squawk } from "./squawk.js";

const { values: options } = parseArgs({
  options: { gate: { type: "boolean" }, quick: { type: "boolean" }, json: { type: "string" } },
});

const squawk = await openSquawk();
if (squawk === undefined) {
  console.error("squawk is not installed for this machine: npm install --include=optional, then run it again.");
  process.exitCode = 1;
} else {
  const result = await benchmarkGate(squawk);
  progress("");
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, replaceMaps, 2)}\n`);
  printGateResult(result);
}

/** The checks of migrations against squawk, on migrations that Prisma's engine wrote and labelled. */
async function benchmarkGate(peer: Squawk): Promise<GateResult> {
  const server = await openPostgres();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
  }
  try {
    const domains = await makeCorpus(server, options.quick === true ? 2 : undefined);
    const ours: Contestant = { name: "prisma-hardening", who: "ours", run: await runOurs(domains) };
    const contestants: readonly Contestant[] = [
      ours,
      { name: "squawk", who: "squawk", run: await peer.run(domains) },
      { name: "squawk, style off", who: "squawk", run: await peer.run(domains, WITHOUT_STYLE) },
    ];
    return {
      versions: `${machine()}, PostgreSQL ${server.version}, ${peer.version}`,
      tools: contestants.map((contestant) => resultOf(domains, contestant)),
      mistakes: mistakesOf(domains, ours),
      many: await measureManyFiles(domains, peer),
    };
  } finally {
    await server.stop();
  }
}

function machine(): string {
  const [cpu] = os.cpus();
  const load = (os.loadavg()[0] ?? 0).toFixed(1);
  return `${cpu?.model ?? "unknown CPU"}, ${os.cpus().length} cores, load ${load}, Node ${process.versions.node}`;
}

function replaceMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
