import { writeFile } from "node:fs/promises";
import os from "node:os";
import { parseArgs } from "node:util";
import { firstLine, judge, type Verdict } from "./answers.js";
import { contestants, OURS } from "./contestants.js";
import { openDatabases, type BenchDatabases, type CountedClient } from "./databases.js";
import { markdownTable } from "./markdown.js";
import { measureBackend, type Opened } from "./measure.js";
import { progress } from "./progress.js";
import { queries, type QueryId } from "./queries.js";
import { printResult } from "./report.js";
import type { BackendResult, BenchmarkResult, Failure, Target } from "./result.js";
import { measureRewriting } from "./rewriting.js";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, markdown: { type: "boolean" }, json: { type: "string" } },
});

const BUDGETS = options.quick
  ? { replayed: seconds(0.6), postgres: seconds(0.5), rewriting: seconds(1) }
  : { replayed: seconds(12), postgres: seconds(6), rewriting: seconds(8) };

const databases = await openDatabases();
try {
  const result = await benchmark(databases);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
  if (options.markdown) console.log(markdownTable(result));
  else printResult(result);
} finally {
  await databases.stop();
}

async function benchmark(opened: BenchDatabases): Promise<BenchmarkResult> {
  const { version, real, replayed, withInactive, resetReal } = opened;
  const postgres = `PostgreSQL ${version}`;
  const failures: Failure[] = [];
  progress("answers");
  const verdicts = await judgeAll(await openAll(withInactive, failures), opened);
  const reads = queries.filter((query) => !("isWrite" in query));
  const inProcess = await measureBackend(
    { name: "in-process driver", count: replayed.count, reset: resetReal, budget: BUDGETS.replayed },
    reads,
    await openAll(replayed, []),
  );
  const overNetwork = await measureBackend(
    { name: postgres, count: real.count, reset: resetReal, budget: BUDGETS.postgres },
    queries,
    await openAll(real, []),
  );
  progress("the rewriting alone");
  const rewriting = await measureRewriting(BUDGETS.rewriting);
  progress("");
  return {
    machine: machine(postgres),
    notes: contestants.flatMap(({ name, note }) => (note === undefined ? [] : [{ contestant: name, note }])),
    failures,
    verdicts,
    backends: [inProcess, overNetwork],
    rewriting,
    targets: targets(inProcess),
  };
}

async function openAll({ prisma }: CountedClient, failures: Failure[]): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (const contestant of contestants) {
    try {
      opened.push({ contestant, client: await contestant.open(prisma) });
    } catch (error) {
      failures.push({ contestant: contestant.name, error: firstLine(error) });
    }
  }
  return opened;
}

async function judgeAll(
  opened: readonly Opened[],
  { withInactive, real, resetWithInactive }: BenchDatabases,
): Promise<BenchmarkResult["verdicts"]> {
  const verdicts: { contestant: string; query: QueryId; verdict: Verdict }[] = [];
  const plain = { withInactive: withInactive.prisma, withoutInactive: real.prisma };
  for (const { contestant, client } of opened) {
    for (const query of queries) {
      await resetWithInactive();
      const verdict = await judge(contestant, query, client, plain);
      verdicts.push({ contestant: contestant.name, query: query.id, verdict });
    }
  }
  return verdicts;
}

function targets(backend: BackendResult): readonly Target[] {
  return queries.flatMap((query) => {
    if (!("targetMicroseconds" in query)) return [];
    const measured = backend.queries.find((one) => one.query === query.id);
    const ours = measured?.measurements.find(({ contestant }) => contestant === OURS);
    if (ours === undefined) return [];
    const { overFloor, overByHand } = ours;
    return [{ title: query.title, overFloor, overByHand, target: query.targetMicroseconds }];
  });
}

function seconds(count: number) {
  return { milliseconds: count * 1000, minimumRounds: 15 };
}

function machine(postgres: string): string {
  const [cpu] = os.cpus();
  return `${cpu?.model ?? "unknown CPU"}, ${os.cpus().length} cores, Node ${process.versions.node}, ${postgres}`;
}
