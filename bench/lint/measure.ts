import { setImmediate as nextTurn } from "node:timers/promises";
import { Linter } from "eslint";
import { progress } from "../progress.js";
import { pairedMedian, quantile, shuffle, type Estimate } from "../sample.js";
import { processorTime } from "./clock.js";
import type { Corpus, Source } from "./corpus.js";
import { WITHOUT_RULES, type LinterSetup } from "./linters.js";

/** What one set of rules costs. Times in ms per file, medians over the passes. */
export interface LinterCost {
  readonly name: string;
  readonly rules: number;
  /** Over what ESLint takes without rules; for ESLint itself, over the parser. */
  readonly added: Estimate;
  /** Of the time that parsing takes. */
  readonly shareOfParse: Estimate;
  readonly findings: number;
  readonly findingsByRule: Readonly<Record<string, number>>;
  readonly slowest: { readonly filename: string; readonly milliseconds: number; readonly shareOfParse: number };
}

export interface CorpusCost {
  readonly passes: number;
  readonly parse: number;
  readonly linters: readonly LinterCost[];
}

/** Milliseconds by pass and file. */
type Times = Float64Array[];

interface Race {
  readonly setup: LinterSetup;
  readonly linter: Linter;
  readonly parse: Times;
  readonly rest: Times;
  readonly findings: Map<string, number>;
}

/** Every linter lints every file in each pass, in a new random order for each file. The first pass is not counted. */
export async function measureLinters(
  { title, root, files }: Corpus,
  setups: readonly LinterSetup[],
  passes: number,
): Promise<CorpusCost> {
  const races = setups.map((setup): Race => ({
    setup,
    linter: new Linter({ cwd: root }),
    parse: [],
    rest: [],
    findings: new Map(),
  }));
  const order = [...races];
  for (let pass = 0; pass <= passes; pass++) {
    progress(`${title}: ${pass === 0 ? "warming up" : `pass ${pass} of ${passes}`}`);
    for (const { parse, rest } of races) {
      parse[pass] = new Float64Array(files.length);
      rest[pass] = new Float64Array(files.length);
    }
    for (const [index, file] of files.entries()) {
      // So that a Ctrl-C is noticed.
      await nextTurn();
      shuffle(order);
      for (const race of order) lint(race, file, pass, index);
    }
  }
  progress("");
  const floor = races.find(({ setup }) => setup.name === WITHOUT_RULES);
  if (floor === undefined) throw new Error("Nothing to compare with.");
  const parse = parseTimes(races, passes, files.length);
  return {
    passes,
    parse: quantile(parse, 0.5),
    linters: races.map((race) => costOf(race, race === floor ? undefined : floor, parse, files)),
  };
}

function lint({ setup, linter, parse, rest, findings }: Race, file: Source, pass: number, index: number): void {
  const { parser, config } = setup;
  parser.milliseconds = 0;
  const start = processorTime();
  const messages = linter.verify(file.text, config, { filename: file.filename, allowInlineConfig: false });
  const whole = processorTime() - start;
  set(parse, pass, index, parser.milliseconds);
  set(rest, pass, index, whole - parser.milliseconds);
  if (pass > 0) return;
  for (const { ruleId } of messages) if (ruleId !== null) findings.set(ruleId, (findings.get(ruleId) ?? 0) + 1);
}

function set(times: Times, pass: number, index: number, value: number): void {
  const ofPass = times[pass];
  if (ofPass) ofPass[index] = value;
}

/** For each pass, the mean of a file and of all the linters: each of them parses. */
function parseTimes(races: readonly Race[], passes: number, files: number): readonly number[] {
  return Array.from({ length: passes }, (_, pass) => {
    const sums = races.map(({ parse }) => sum(parse[pass + 1] ?? []));
    return sum(sums) / races.length / files;
  });
}

function costOf(race: Race, floor: Race | undefined, parse: readonly number[], files: readonly Source[]): LinterCost {
  const { setup, rest, findings } = race;
  const own = perFile(rest, files.length);
  const added = pairedMedian(own, floor ? perFile(floor.rest, files.length) : own.map(() => 0), difference);
  const overFloor = own.map((time, pass) => time - (floor ? (perFile(floor.rest, files.length)[pass] ?? 0) : 0));
  return {
    name: setup.name,
    rules: setup.rules,
    added,
    shareOfParse: pairedMedian(overFloor, parse, (left, right) => left / right),
    findings: sum([...findings.values()]),
    findingsByRule: Object.fromEntries([...findings].sort(([left], [right]) => (left < right ? -1 : 1))),
    slowest: slowestOf(race, floor, files),
  };
}

function perFile(times: Times, files: number): readonly number[] {
  return times.slice(1).map((ofPass) => sum(ofPass) / files);
}

function slowestOf(race: Race, floor: Race | undefined, files: readonly Source[]): LinterCost["slowest"] {
  let slowest = { filename: "", milliseconds: -Infinity, shareOfParse: 0 };
  for (const [index, { filename }] of files.entries()) {
    const milliseconds = medianOf(race.rest, index) - (floor ? medianOf(floor.rest, index) : 0);
    if (milliseconds <= slowest.milliseconds) continue;
    slowest = { filename, milliseconds, shareOfParse: milliseconds / medianOf(race.parse, index) };
  }
  return slowest;
}

function medianOf(times: Times, file: number): number {
  const ofFile = times.slice(1).map((ofPass) => ofPass[file] ?? NaN);
  return quantile(ofFile, 0.5);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function difference(left: number, right: number): number {
  return left - right;
}
