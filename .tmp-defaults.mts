import { migration, hasStatement } from "./test/check/migrations/support/random-chain.js";
import { driftOf } from "./test/check/migrations/support/migrated.js";
import { TYPES, LIST_DEFAULTS } from "./test/check/migrations/support/random-schema.js";
const head = `datasource db {\n provider = "postgresql"\n}\n`;
const text = (t: string, a: string) => { const [f, ...r] = t.split(/ (?=@)/); return `${head}model A {\n id Int @id\n f ${f}${a} ${r.join(" ")}\n}\n`; };

let n = 0;
const one = (t: string, a: string, d: string | undefined) => text(t, a).replace(/\n}\n$/, `${d === undefined ? "" : ` @default(${d})`}\n}\n`);
for (const a of ["?", "[]"]) for (const [t, ds] of Object.entries(a === "[]" ? LIST_DEFAULTS : TYPES)) {
  const all = [undefined, ...ds].filter((d) => d !== "autoincrement()");
  for (const x of all) { const first = await migration(undefined, one(t, a, x)); if (first === undefined) { console.log("refused", t, x); continue; }
  for (const y of all) { const m = await migration(one(t, a, x), one(t, a, y)); if (m === undefined) continue; n++;
    const seen = (await driftOf([first], one(t, a, y))).differences.length > 0;
    if (hasStatement(m) !== seen) console.log(`engine ${hasStatement(m)} ours ${seen}: ${t}${a} ${x} -> ${y}`);
  } } }
console.log(n);