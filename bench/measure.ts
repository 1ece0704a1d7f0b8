import { firstLine } from "./answers.js";
import type { ReplayCount, StatementCount } from "./backends.js";
import { sampleRun } from "./calls.js";
import type { Contestant } from "./contestant.js";
import { BY_HAND, FLOOR } from "./contestants.js";
import { progress } from "./progress.js";
import type { queries } from "./queries.js";
import type { BackendResult, Failure, Measurement, QueryResult } from "./result.js";
import { pairedMedian, quantile, sampleInterleaved, type Budget, type Samples, type Subject } from "./sample.js";

type BenchQuery = (typeof queries)[number];

/** A contestant and its client. */
export interface Opened {
  readonly contestant: Contestant;
  readonly client: object;
}

export interface Backend {
  readonly name: string;
  readonly count: ReplayCount;
  /** Puts back what deletes have removed. */
  readonly reset: () => Promise<void>;
  /** For each query. */
  readonly budget: Budget;
}

/** A query with all that can be asked it. */
interface Race {
  readonly query: BenchQuery;
  readonly subjects: readonly Subject[];
  readonly statements: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}

export async function measureBackend(
  backend: Backend,
  measured: readonly BenchQuery[],
  opened: readonly Opened[],
): Promise<BackendResult> {
  const { name, count, reset, budget } = backend;
  const races: Race[] = [];
  for (const query of measured) races.push(await prepare(query, opened, backend));
  // All queries are run before the first one is timed: the compiler's optimisations depend on everything it has seen.
  for (const { query, subjects } of races) {
    progress(`${name}: warming up, ${query.title}`);
    await reset();
    await sampleInterleaved(subjects, { milliseconds: budget.milliseconds / 5, minimumRounds: 3 });
  }
  const { recorded } = count;
  const queryResults: QueryResult[] = [];
  for (const race of races) {
    progress(`${name}: ${race.query.title}`);
    await reset();
    queryResults.push(result(race, await sampleInterleaved(race.subjects, budget)));
  }
  if (count.recorded !== recorded) {
    throw new Error(`${name}: ${count.recorded - recorded} statements were new while the clock was running.`);
  }
  return { backend: name, queries: queryResults };
}

async function prepare(query: BenchQuery, opened: readonly Opened[], { count, reset }: Backend): Promise<Race> {
  const { id, calls } = query;
  const resetFirst = id === "delete" ? { prepare: reset } : {};
  const failures: Failure[] = [];
  const statements = new Map<string, number>();
  const subjects: Subject[] = [];
  for (const { contestant, client } of opened) {
    const { name } = contestant;
    const run = sampleRun(client, contestant, query);
    try {
      await resetFirst.prepare?.();
      await run();
      await resetFirst.prepare?.();
      statements.set(name, (await countStatements(count, run)) / calls);
      subjects.push({ name, run, calls, ...resetFirst });
    } catch (error) {
      failures.push({ contestant: name, error: firstLine(error) });
    }
  }
  await reset();
  return { query, subjects, statements, failures };
}

async function countStatements(count: StatementCount, run: () => Promise<void>): Promise<number> {
  const before = count.statements;
  await run();
  return count.statements - before;
}

function result({ query, statements, failures }: Race, samples: Samples): QueryResult {
  const { id, title } = query;
  const rounds = samples.get(FLOOR)?.length ?? 0;
  const measurements = [...samples.keys()].map((name) => measurement(name, samples, statements.get(name) ?? NaN));
  return { query: id, title, rounds, measurements, failures };
}

function measurement(contestant: string, samples: Samples, statements: number): Measurement {
  const of = (name: string): readonly number[] => samples.get(name) ?? [];
  const own = of(contestant);
  return {
    contestant,
    median: quantile(own, 0.5),
    p10: quantile(own, 0.1),
    overFloor: pairedMedian(own, of(FLOOR), difference),
    overByHand: pairedMedian(own, of(BY_HAND), difference),
    ratio: pairedMedian(own, of(FLOOR), (left, right) => left / right).median,
    statements,
  };
}

function difference(left: number, right: number): number {
  return left - right;
}
