import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ServerAddress } from "../../scripts/databases/server.js";
import { diff } from "../../src/prisma-schema/engine.js";
import { progress } from "../progress.js";
import { ADDITIVE_KINDS } from "./changes/additive.js";
import type { Kind } from "./changes/edits.js";
import { LOCKING_KINDS } from "./changes/locking.js";
import { RISKY_KINDS } from "./changes/risky.js";
import { openLabeller, type Labeller } from "./labeller.js";
import type { Label } from "./labels.js";
import { blocksOf, schemaOf, type Block } from "./schema-blocks.js";

/** A schema as production has it, and the migrations that could come next: one for each change. */
export interface Domain {
  readonly name: string;
  readonly schema: string;
  /** The migration that makes its tables. */
  readonly init: string;
  readonly migrations: readonly CorpusMigration[];
}

/** What a change is meant to be: nothing to say of it; nothing but a lock or a rewrite; or the rows are in danger. */
export type Intent = "additive" | "locking" | "risky";

export interface CorpusMigration {
  /** Unique in its domain. */
  readonly name: string;
  readonly intent: Intent;
  readonly kind: string;
  /** What of, for people: `Order.total`. */
  readonly subject: string;
  readonly schema: string;
  readonly sql: string;
  /** Prisma's own. */
  readonly labels: ReadonlySet<Label>;
}

const DOMAINS = ["shop", "press", "clinic"];
const KINDS: { readonly [I in Intent]: { readonly [title: string]: Kind } } = {
  additive: ADDITIVE_KINDS,
  locking: LOCKING_KINDS,
  risky: RISKY_KINDS,
};
/** Of one kind in one domain: dropping a column is no more frequent in life because there are many columns to drop. */
const MOST_OF_A_KIND = 10;

/** @param most - of one kind in one domain. */
export async function makeCorpus(server: ServerAddress, most = MOST_OF_A_KIND): Promise<readonly Domain[]> {
  const domains: Domain[] = [];
  for (const name of DOMAINS) domains.push(await makeDomain(server, name, most));
  return domains;
}

async function makeDomain(server: ServerAddress, name: string, most: number): Promise<Domain> {
  const blocks = blocksOf(await readFile(fileURLToPath(new URL(`domains/${name}.prisma`, import.meta.url)), "utf8"));
  const schema = schemaOf(blocks);
  const init = await diff({ tag: "empty" }, target(schema));
  const labeller = await openLabeller(server, init);
  try {
    const migrations: CorpusMigration[] = [];
    for (const change of changesOf(blocks, most)) {
      progress(`${name}: ${change.kind}`);
      const made = await makeMigration(schema, change, labeller);
      if (made !== undefined) migrations.push({ ...made, name: `change_${migrations.length + 1}` });
    }
    return { name, schema, init, migrations };
  } finally {
    await labeller.close();
  }
}

interface PlannedChange {
  readonly intent: Intent;
  readonly kind: string;
  readonly subject: string;
  readonly schema: string;
}

function changesOf(blocks: readonly Block[], most: number): readonly PlannedChange[] {
  return (["additive", "locking", "risky"] as const).flatMap((intent) =>
    Object.entries(KINDS[intent]).flatMap(([kind, make]) =>
      spread(make(blocks), most).map(({ subject, blocks: changed }) => {
        return { intent, kind, subject, schema: schemaOf(changed) };
      }),
    ),
  );
}

/** The SQL of `prisma migrate dev`, without the comment that repeats Prisma's warnings: it would tell both tools the answer. */
async function makeMigration(
  before: string,
  change: PlannedChange,
  labeller: Labeller,
): Promise<Omit<CorpusMigration, "name"> | undefined> {
  const sql = await diff(target(before), target(change.schema)).catch(unlessNoSchema);
  if (sql === undefined || sql.trim() === EMPTY) return undefined;
  return { ...change, sql, labels: await labeller.labels(change.schema) };
}

const EMPTY = "-- This is an empty migration.";

/** A change that is made by rule may leave what is no schema, as a model without a key. */
function unlessNoSchema(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "P1012")) throw error;
}

/** What leads from a migration's schema back to that of the domain. */
export function wayBack({ schema }: CorpusMigration, domain: Domain): Promise<string> {
  return diff(target(schema), target(domain.schema));
}

function target(content: string): Parameters<typeof diff>[1] {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}

/** At most so many, from the whole list. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).flatMap(
    (one) => one ?? [],
  );
}
