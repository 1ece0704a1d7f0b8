import { migration, hasStatement } from "./test/check/migrations/support/random-chain.js";
import { driftOf } from "./test/check/migrations/support/migrated.js";
import { TYPES } from "./test/check/migrations/support/random-schema.js";
const head = `datasource db {\n provider = "postgresql"\n}\n`;
const text = (t: string, a: string) => { const [f, ...r] = t.split(/ (?=@)/); return `${head}model A {\n id Int @id\n f ${f}${a} ${r.join(" ")}\n}\n`; };
const t = Date.now(); let n = 0;
const types = Object.keys(TYPES);
for (const a of ["", "?", "[]"]) for (const x of types) {
  const first = await migration(undefined, text(x, a)); if (first === undefined) { console.log("refused", x, a); continue; }
  for (const y of types) {
    const m = await migration(text(x, a), text(y, a)); if (m === undefined) continue;
    n++;
    const seen = (await driftOf([first], text(y, a))).differences.length > 0;
    if (hasStatement(m) !== seen) console.log(`engine ${hasStatement(m)} ours ${seen}: ${x}${a} -> ${y}${a}`);
  }
}
console.log(n, Date.now() - t);
