import fc from "fast-check";
import { diff } from "../../../../src/prisma-schema/engine.js";
import { edited, Random, randomSchema } from "./random-schema.js";
import { hasTwins, schemaText } from "./schema-model.js";

/** A schema, and the migration that Prisma's engine writes to come to it from the one before. */
export interface ChainStep {
  readonly schema: string;
  readonly sql: string;
}

export const randomness = fc.gen().map((take) => new Random(take));

/** Schemas of one project, one after the other. Edits that Prisma's engine refuses, or that change nothing, are left out. */
export async function randomChain(random: Random, length: number): Promise<readonly ChainStep[]> {
  const steps: ChainStep[] = [];
  let model = randomSchema(random);
  for (let count = 0; count < length; count++) {
    const next = steps.length === 0 ? (count === 0 ? model : randomSchema(random)) : edited(random, model);
    if (hasTwins(next)) continue;
    const schema = schemaText(next);
    const sql = await migration(steps.at(-1)?.schema, schema);
    if (sql === undefined || isColumnMadeAnew(sql) || ODD_SEQUENCE.test(sql) || SET_AND_DROPPED.test(sql)) continue;
    model = next;
    if (hasStatement(sql)) steps.push({ schema, sql });
  }
  return steps;
}

/** Prisma's engine drops such a column with its keys, and does not make those anew. */
function isColumnMadeAnew(sql: string): boolean {
  const dropped = [...sql.matchAll(/DROP COLUMN +("[^"]*")/g)].map(([, column]) => column);
  return dropped.some((column) => column !== undefined && sql.includes(`ADD COLUMN     ${column}`));
}

/** Their names stand without quotes in what the engine writes. */
const ODD_SEQUENCE = /^CREATE SEQUENCE (?![a-z_]\w*;)/im;

/** What it writes for a default in place of `autoincrement()`, and which leaves the column without one. */
const SET_AND_DROPPED = /ALTER COLUMN ("[^"]*") SET DEFAULT [^\n]*,\nALTER COLUMN \1 DROP DEFAULT/;

/** Schemas do not know the names of sequences; in a database the engine finds them. */
const NAMELESS_SEQUENCE = /^DROP SEQUENCE (?:"[^"]*"\.)?"";$/gm;

/** @returns `undefined` where Prisma refuses the schema. */
export async function migration(from: string | undefined, to: string): Promise<string | undefined> {
  const before = from === undefined ? ({ tag: "empty" } as const) : target(from);
  const sql = await diff(before, target(to)).catch(() => undefined);
  return sql?.replaceAll(NAMELESS_SEQUENCE, "");
}

/** The engine writes a comment where there is nothing to do. */
export function hasStatement(sql: string): boolean {
  return sql.split("\n").some((line) => line.trim() !== "" && !line.startsWith("--"));
}

function target(schema: string): {
  readonly tag: "schemaDatamodel";
  files: { path: string; content: string }[];
} {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] };
}
