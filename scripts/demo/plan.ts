import pg from "pg";
import type { Shop, Statement } from "./shop.js";
import { codeLine, heading, INDENT, note, table } from "./terminal.js";
import { digits } from "./words.js";

const INDEX = "orders_placed_at_active_idx";
const RUNS = 15;

/** A node of `EXPLAIN (FORMAT JSON)`, as far as it is used here. */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode;
  readonly "Execution Time": number;
}

/** How PostgreSQL answers a hardened read with and without the index on the active rows. */
export async function showIndex(shop: Shop, databaseUrl: string): Promise<void> {
  await shop.hardened.order.findMany({ orderBy: { placedAt: "desc" }, take: 20 });
  const statement = shop.lastStatement();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const withIndex = await explain(client, statement);
    const definition = await definitionOf(client, INDEX);
    await client.query("BEGIN");
    await client.query(`DROP INDEX ${INDEX}`);
    const without = await explain(client, statement);
    await client.query("ROLLBACK");

    console.log(heading("The filter is cheap with an index on the active rows: prisma/migrations"));
    console.log(codeLine('prisma.order.findMany({ orderBy: { placedAt: "desc" }, take: 20 })'));
    console.log(note(`${INDENT}${definition}`));
    console.log(
      `\n${table(
        [
          ["", "plan", "rows read", "8 kB blocks", "time"],
          ["without it", ...described(without)],
          ["with it", ...described(withIndex)],
        ],
        ["left", "left", "right", "right", "right"],
      )}`,
    );
    console.log(
      note(`\n${INDENT}EXPLAIN (ANALYZE, BUFFERS) of the statement that Prisma sends; the median of ${RUNS} runs.`),
    );
  } finally {
    await client.end();
  }
}

async function explain(client: pg.Client, { sql, params }: Statement): Promise<Explained> {
  const runs: Explained[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { rows } = await client.query<{ "QUERY PLAN": readonly Explained[] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`,
      JSON.parse(params) as unknown[],
    );
    const explained = rows[0]?.["QUERY PLAN"][0];
    if (explained) runs.push(explained);
  }
  const median = runs.sort((a, b) => a["Execution Time"] - b["Execution Time"])[Math.floor(RUNS / 2)];
  if (!median) throw new Error("PostgreSQL explained nothing.");
  return median;
}

async function definitionOf(client: pg.Client, index: string): Promise<string> {
  const { rows } = await client.query<{ definition: string }>("SELECT pg_get_indexdef($1::regclass) AS definition", [
    index,
  ]);
  return (rows[0]?.definition ?? "").replace("public.", "").replace(" USING btree", "");
}

function described({ Plan: plan, "Execution Time": time }: Explained): readonly string[] {
  const nodes = chain(plan);
  const scan = nodes.at(-1) ?? plan;
  const read = scan["Actual Rows"] + (scan["Rows Removed by Filter"] ?? 0);
  const blocks = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
  return [nodes.slice(1).map(nameOf).join(" of "), digits(read), digits(blocks), `${time.toFixed(2)} ms`];
}

function chain(node: PlanNode): PlanNode[] {
  const [next] = node.Plans ?? [];
  return next ? [node, ...chain(next)] : [node];
}

function nameOf(node: PlanNode): string {
  return `${node["Node Type"]}${node["Relation Name"] ? ` on ${node["Index Name"] ?? node["Relation Name"]}` : ""}`;
}
