import { shown, type InactiveRows } from "./leaks.js";
import { count } from "./words.js";
import type { ModelName, ShopClient } from "./shop.js";

/** What is to be said of an answer. */
export interface Measured {
  readonly text: string;
  /** Rows shown, counted or matched though they, or what made them match, are inactive. */
  readonly leaked: number;
  /** Rows that are active and ought to be in the answer, and that an inactive row keeps away. */
  readonly missing: number;
}

export interface Evidence {
  readonly inactive: InactiveRows;
  /** The client without the extension, for SQL that says what the answer ought to be. */
  readonly witness: ShopClient;
}

export type Measure<Answer> = (answer: Answer, evidence: Evidence) => Measured | Promise<Measured>;

/** The answer is rows: are they, or rows in them, inactive? */
export function rowsOf(model: ModelName): Measure<unknown> {
  return (answer, { inactive }) => {
    const { rows, leaked, kept } = shown(answer, model, inactive);
    const counts = [...rows].map(([name, number]) => count(number, name));
    const text = answer === null ? "null" : counts.join(" · ") || "[]";
    return { text: kept > 0 ? `${text} (${kept} kept by the schema)` : text, leaked, missing: 0 };
  };
}

/** The answer is rows that have just been changed. */
export function changed<Answer>(measure: Measure<Answer>): Measure<Answer> {
  return async (answer, evidence) => {
    const measured = await measure(answer, evidence);
    return { ...measured, text: `changed ${measured.text}` };
  };
}

/** The answer is rows that match a filter: are they those of the SQL, which selects their `id`? */
export function matching(model: ModelName, sql: string): Measure<readonly { readonly id: number }[]> {
  return async (answer, { witness }) => {
    const expected = new Set((await witness.$queryRawUnsafe<{ id: number }[]>(sql)).map(({ id }) => id));
    const found = answer.map(({ id }) => id);
    const right = found.filter((id) => expected.has(id)).length;
    return { text: count(found.length, model), leaked: found.length - right, missing: expected.size - right };
  };
}

/** The answer is numbers of rows: are they those of the SQL, which selects them as columns, in the order of the labels? */
export function counting<Answer>(
  models: readonly ModelName[],
  read: (answer: Answer) => readonly number[],
  sql: string,
): Measure<Answer> {
  return async (answer, { witness }) => {
    const [row = {}] = await witness.$queryRawUnsafe<Record<string, bigint>[]>(sql);
    const expected = Object.values(row).map(Number);
    const found = read(answer);
    const tooMany = found.map((number, index) => number - (expected[index] ?? 0));
    return {
      text: found.map((number, index) => count(number, models[index] ?? "Customer")).join(" · "),
      leaked: sum(tooMany.filter((number) => number > 0)),
      missing: -sum(tooMany.filter((number) => number < 0)),
    };
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
