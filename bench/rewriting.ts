import { decide, type Call, type SoftDeletePolicy } from "../src/soft-delete/decide.js";
import { compileModels } from "../src/soft-delete/model.js";
import { models } from "./generated/hardening/models.js";
import { queries, type Query } from "./queries.js";
import type { RewritingResult } from "./result.js";
import { quantile, sampleInterleaved, type Budget, type Subject } from "./sample.js";

const CALLS = 1000;
const POLICY: SoftDeletePolicy = {
  deletePolicy: "pass",
  globalOmit: () => undefined,
};

/** What the rewriting of the arguments costs by itself: no Prisma, no promise, no database. */
export async function measureRewriting(budget: Budget): Promise<readonly RewritingResult[]> {
  const compiled = compileModels(models, "hide", "postgresql");
  const subjects = queries.map((query: Query): Subject => {
    const model = compiled.get(query.model);
    if (model === undefined) throw new Error(`The models have no ${query.model}.`);
    const call: Call = {
      model,
      operation: query.operation,
      args: copy(query.args(0)) as Call["args"],
      path: [],
      scope: "active",
    };
    return { name: query.title, calls: CALLS, run: () => repeat(call) };
  });
  await sampleInterleaved(subjects, { ...budget, milliseconds: budget.milliseconds / 5 });
  const samples = await sampleInterleaved(subjects, budget);
  return [...samples].map(([title, values]) => ({
    title,
    median: quantile(values, 0.5) * 1000,
    p10: quantile(values, 0.1) * 1000,
  }));
}

/** Returns something of every decision, so that none can be optimised away. */
function repeat(call: Call): number {
  let changed = 0;
  for (let index = 0; index < CALLS; index++) if (decide(call, POLICY).args !== call.args) changed++;
  return changed;
}

/** Prisma hands an extension a copy of the caller's arguments that is made in this way. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== "object" || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const key in value) made[key] = copy((value as Readonly<Record<string, unknown>>)[key]);
  return made;
}
