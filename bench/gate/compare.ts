import type { CorpusMigration, Domain } from "./corpus.js";
import { LABELS, type Label } from "./labels.js";
import { TOLD_BY } from "./told-by.js";
import type { ToolRun, Verdict } from "./verdict.js";

export interface Contestant {
  readonly name: string;
  readonly who: "ours" | "squawk";
  readonly run: ToolRun;
}

/** What a migration is, by what its change was meant to be and what Prisma's engine says of it. */
export const CLASSES = ["additive", "locking", "labelled", "unlabelled"] as const;
export type Class = (typeof CLASSES)[number];

export interface ClassResult {
  readonly files: number;
  readonly findings: number;
  readonly filesWithFindings: number;
}

export interface LabelResult {
  /** Files that Prisma says it of. */
  readonly files: number;
  /** Of them those of which the tool says the same. */
  readonly told: number;
}

export interface ToolResult {
  readonly name: string;
  readonly milliseconds: number;
  /** Files of which it could not read or judge something. */
  readonly unknown: number;
  readonly classes: { readonly [C in Class]: ClassResult };
  readonly labels: ReadonlyMap<Label, LabelResult>;
}

/** A file that our checks say something wrong of. */
export interface Mistake {
  readonly file: string;
  readonly kind: string;
  readonly subject: string;
  readonly what: string;
  readonly findings: readonly string[];
  readonly sql: string;
}

interface Judged {
  readonly migration: CorpusMigration;
  readonly file: string;
  readonly verdict: Verdict;
}

export function resultOf(domains: readonly Domain[], { name, who, run }: Contestant): ToolResult {
  const all = judged(domains, run);
  const of = (wanted: Class): ClassResult => {
    const members = all.filter(({ migration }) => classOf(migration) === wanted);
    return {
      files: members.length,
      findings: sum(members.map(({ verdict }) => verdict.findings.length)),
      filesWithFindings: members.filter(({ verdict }) => verdict.findings.length > 0).length,
    };
  };
  const labels = LABELS.map((label): [Label, LabelResult] => {
    const members = all.filter(({ migration }) => migration.labels.has(label));
    const told = members.filter(({ verdict }) => isTold(label, who, verdict)).length;
    return [label, { files: members.length, told }];
  });
  return {
    name,
    milliseconds: run.milliseconds,
    unknown: all.filter(({ verdict }) => verdict.unknown.length > 0).length,
    classes: {
      additive: of("additive"),
      locking: of("locking"),
      labelled: of("labelled"),
      unlabelled: of("unlabelled"),
    },
    labels: new Map(labels),
  };
}

/** Noise on what is additive, labels that are not told, and what could not be read. */
export function mistakesOf(domains: readonly Domain[], { who, run }: Contestant): readonly Mistake[] {
  return judged(domains, run).flatMap(({ migration, file, verdict }) => {
    const { kind, subject, sql, labels } = migration;
    const missed = [...labels].filter((label) => !isTold(label, who, verdict));
    const noise = classOf(migration) === "additive" ? verdict.findings : [];
    const what = [
      ...missed.map((label) => `not told: ${label}`),
      ...noise.map((id) => `noise: ${id}`),
      ...verdict.unknown.map((id) => `unknown: ${id}`),
    ];
    return what.map((one) => ({ file, kind, subject, what: one, findings: verdict.findings, sql }));
  });
}

export function classOf({ intent, labels }: CorpusMigration): Class {
  if (labels.size > 0) return "labelled";
  return intent === "risky" ? "unlabelled" : intent;
}

export function recallOf({ labels }: ToolResult): number {
  const all = [...labels.values()];
  return sum(all.map(({ told }) => told)) / sum(all.map(({ files }) => files));
}

function isTold(label: Label, who: Contestant["who"], { findings }: Verdict): boolean {
  return TOLD_BY[label][who].some((id) => findings.includes(id));
}

function judged(domains: readonly Domain[], { verdicts }: ToolRun): readonly Judged[] {
  return domains.flatMap(({ name: domain, migrations }) =>
    migrations.map((migration) => {
      const file = `${domain}/${migration.name}`;
      const verdict = verdicts.get(file);
      if (verdict === undefined) throw new Error(`A tool says nothing of ${file}.`);
      return { migration, file, verdict };
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
