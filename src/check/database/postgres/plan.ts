import * as v from "valibot";

/** A node of EXPLAIN (FORMAT JSON): https://www.postgresql.org/docs/current/using-explain.html */
export interface PlanNode {
  readonly type: string;
  readonly relation: string | undefined;
  readonly rows: number;
  readonly parts: readonly PlanNode[];
}

const node: v.GenericSchema<unknown, PlanNode> = v.pipe(
  v.object({
    "Node Type": v.string(),
    "Relation Name": v.optional(v.string()),
    "Plan Rows": v.number(),
    Plans: v.optional(v.array(v.lazy(() => node)), []),
  }),
  v.transform((plan) => ({
    type: plan["Node Type"],
    relation: plan["Relation Name"],
    rows: plan["Plan Rows"],
    parts: plan.Plans,
  })),
);
const answer = v.object({ "QUERY PLAN": v.pipe(v.array(v.object({ Plan: node })), v.minLength(1)) });

export function readPlan(row: unknown): PlanNode {
  const [first] = v.parse(answer, row)["QUERY PLAN"];
  if (first === undefined) throw new TypeError("EXPLAIN has answered without a plan.");
  return first.Plan;
}

/** A table that is read from its first row to its last. */
export function wholeRead({ type, relation, rows, parts }: PlanNode): { readonly rows: number } | undefined {
  if (type === "Seq Scan" && relation !== undefined) return { rows };
  return parts.map(wholeRead).find((found) => found !== undefined);
}
