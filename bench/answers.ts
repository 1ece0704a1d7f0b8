import { caller } from "./calls.js";
import type { Contestant } from "./contestant.js";
import { PLAIN } from "./contestants.js";
import type { Query } from "./queries.js";

/** What a contestant answers where there are inactive rows; `right`, or what is wrong with it. */
export type Verdict = string;

export const RIGHT: Verdict = "right";

/**
 * Compares a contestant's answer, from the database that has inactive rows, with the plain client's from one that has
 * none.
 */
export async function judge(
  contestant: Contestant,
  query: Query,
  client: object,
  plain: { readonly withInactive: object; readonly withoutInactive: object },
): Promise<Verdict> {
  try {
    if (query.isWrite) return await judgeWrite(contestant, query, client, plain.withInactive);
    return compare(await ask(WITNESS, query, plain.withoutInactive), await ask(contestant, query, client));
  } catch (error) {
    return `throws ${firstLine(error)}`;
  }
}

/** Reads with a plain client. */
const WITNESS: Contestant = { name: PLAIN, open: (plain) => plain };

/** The answer to the query's probe, and beside it those to its other parallel calls. */
async function ask(contestant: Contestant, query: Query, client: object): Promise<unknown> {
  const call = caller(client, contestant, query);
  const { parallel = 1, probe } = query;
  const answers = await Promise.all(
    Array.from({ length: parallel }, (_, index) => {
      const args = index === 0 && probe !== undefined ? probe() : query.args(index);
      return call(contestant.args?.(query, args) ?? args);
    }),
  );
  return parallel === 1 ? answers[0] : answers;
}

function compare(expected: unknown, answer: unknown): Verdict {
  if (canonical(expected) === canonical(answer)) return RIGHT;
  if (typeof expected === "number") return `${String(answer)} instead of ${expected}`;
  const rows = countRows(answer);
  const missing = countRows(expected).active - rows.active;
  const faults = [
    rows.inactive > 0 ? `leaks ${rows.inactive} inactive rows` : "",
    missing > 0 ? `${missing} rows missing` : missing < 0 ? `${-missing} rows too many` : "",
  ].filter((fault) => fault !== "");
  return faults.length > 0 ? faults.join(", ") : "another answer";
}

/** JSON with lists in the order of their ids: a nested list without `orderBy` has none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    Array.isArray(entry)
      ? [...(entry as (Row | null)[])].sort((left, right) => (left?.id ?? 0) - (right?.id ?? 0))
      : entry,
  );
}

interface Row {
  readonly id?: number;
  readonly isActive?: boolean;
}

function countRows(value: unknown): { active: number; inactive: number } {
  const total = { active: 0, inactive: 0 };
  JSON.stringify(value, (_key, entry: unknown) => {
    const isActive = typeof entry === "object" && entry !== null ? (entry as Row).isActive : undefined;
    if (isActive === true) total.active++;
    if (isActive === false) total.inactive++;
    return entry;
  });
  return total;
}

const INACTIVE_COMMENT = { where: { id: 1001 } };

/** A write must not reach an inactive row, and a delete must leave the row in the table. */
async function judgeWrite(contestant: Contestant, query: Query, client: object, plain: object): Promise<Verdict> {
  const own = caller(client, contestant, query);
  const call = (args: object): PromiseLike<unknown> => own(contestant.args?.(query, args) ?? args);
  const read = caller(plain, WITNESS, { ...query, operation: "findUnique" });
  const before = canonical(await read(INACTIVE_COMMENT));
  await Promise.resolve(call({ ...query.args(0), ...INACTIVE_COMMENT })).catch(() => undefined);
  if (canonical(await read(INACTIVE_COMMENT)) !== before) return `${query.operation}s an inactive row`;
  const args = query.args(0);
  await call(args);
  const after = await read({ where: (args as typeof INACTIVE_COMMENT).where });
  return query.operation === "delete" && after === null ? "the row is gone for good" : RIGHT;
}

export function firstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  return lines.find((line) => line.trim() !== "")?.trim() ?? "an error without a message";
}
