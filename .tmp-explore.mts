import fc from "fast-check";
import { randomness, randomChain, migration, hasStatement } from "./test/check/migrations/support/random-chain.js";
import { driftOf } from "./test/check/migrations/support/migrated.js";
import { schemaText } from "./test/check/migrations/support/schema-model.js";
import { randomSchema } from "./test/check/migrations/support/random-schema.js";
const seed = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 50);
const { diff } = await import("./src/prisma-schema/engine.js");
let chains = 0, steps = 0, refused = 0; const t = Date.now();
const problems = new Map<string, number>();
const reasons = new Map<string, number>();
for (const random of fc.sample(randomness, { seed, numRuns: n })) {
  const chain = await randomChain(random, 8);
  if (chain.length === 0) { refused++; continue; }
  chains++; steps += chain.length;
  const last = chain.at(-1)!.schema;
  for (let i = 0; i < chain.length; i++) {
    const { differences, doubts } = await driftOf(chain.slice(0, i + 1).map(({ sql }) => sql), i === chain.length - 1 ? last : chain[i]!.schema);
    const say = (k: string, more: unknown) => { if (!problems.has(k)) {console.log('#### '+k, JSON.stringify(more).slice(0, 900)); if (process.argv[4]) console.log(chain.slice(0,i+1).map((c)=>c.sql).join('\n=====\n'), i===chain.length-1?'': 'LAST')}; problems.set(k, (problems.get(k) ?? 0) + 1); };
    for (const d of differences) say(`false ${d.kind} ${"only" in d ? d.only : ""}`, [d, chain[i]!.sql]);
    for (const d of doubts) say(`doubt ${d}`, chain[i]!.sql);
    if (i === chain.length - 1) continue;
    // forward: schema last against migrations up to i
    const truth = hasStatement((await migration(chain[i]!.schema, last)) ?? "");
    const seen = (await driftOf(chain.slice(0, i + 1).map(({ sql }) => sql), last)).differences;
    if (truth !== seen.length > 0) say(`missed truth=${truth}`, [await migration(chain[i]!.schema, last), seen]);
  }
}
console.log({ chains, steps, refused, ms: Date.now() - t }, problems);
