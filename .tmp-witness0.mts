import { PrismaPg } from "@prisma/adapter-pg";
import { openEngine } from "./src/prisma-schema/engine.js";
import pg from "pg";
(globalThis as any).PRISMA_WASM_PANIC_REGISTRY = { set_message: (m: string) => console.log("PANIC", m) };
const url = "postgresql://postgres@127.0.0.1:5432/drift_w0";
const admin = new pg.Client("postgresql://postgres@127.0.0.1:5432/postgres"); await admin.connect();
await admin.query("drop database if exists drift_w0 with (force)"); await admin.query("create database drift_w0");
const c = new pg.Client(url); await c.connect();
const pool = new pg.Pool({ connectionString: url });
const R = (pg as any).Result.prototype; const add = R.addFields; R.addFields = function (fs: any[]) { for (const f of fs) if (f.dataTypeID === 18) f.dataTypeID = 25; return add.call(this, fs); };

const filters = { externalTables: [], externalEnums: [] };
async function d(schema: string) {
  const files = [{ path: "schema.prisma", content: schema }];
  const engine = await openEngine(new PrismaPg(pool) as never);
  const r = await engine.diff({ from: { tag: "schemaDatasource", files, configDir: "/tmp" } as never, to: { tag: "schemaDatamodel", files }, script: true, exitCode: null, filters });
  return r.stdout;
}
const head = `datasource db {\n provider = "postgresql"\n}\n`;
const on = `generator g {\n provider = "prisma-client"\n output = "x"\n previewFeatures = ["partialIndexes"]\n}\n`;
const body = `model A {\n id Int @id\n a Int\n}\n`;
await c.query(`create table "A" ("id" int primary key, "a" int not null); create index "p" on "A"("a") where a > 1; create unique index pu on "A"(a) where a>3`);
console.log("partial off:", await d(head + body)); console.log("partial on:", await d(head + on + body));
for (const [sql, undo] of [
 [`create index inc on "A"(id) include (a)`, `drop index inc`], [`create index nl on "A"(a nulls first)`, `drop index nl`], [`create index ni on "A"(a asc nulls last)`, `drop index ni`],
 [`create unique index nnd on "A"(a) nulls not distinct`, `drop index nnd`],[`alter table "A" add constraint uq unique (a) deferrable`, `alter table "A" drop constraint uq`],
 [`create index dd on "A"(a desc)`, `drop index dd`], [`create index dn on "A"(a desc nulls last)`, `drop index dn`], [`create index op on "A"(a int4_ops)`, `drop index op`],
 [`create table old (like "A" including all)`, `drop table old`], [`create table part (id int, k int) partition by list(k); create table part1 partition of part for values in (1)`, `drop table part`],
 [`create type dom as (x int); create domain dm as int`, `drop type dom; drop domain dm`], [`create foreign data wrapper w; create server s foreign data wrapper w; create foreign table ft(id int) server s`, `drop foreign data wrapper w cascade`],
 [`create table "_prisma_migrations" (id int)`, `drop table "_prisma_migrations"`], [`create sequence sq`, `drop sequence sq`], [`alter table "A" alter a set default 7`, `alter table "A" alter a drop default`], [`alter table "A" add g int generated always as (a+1) stored`, `alter table "A" drop g`],
 [`create index e on "A"((a+1))`, `drop index e`], [`create index e on "A"((a+1), id)`, `drop index e`]] as const) {
  await c.query(sql); try { console.log(sql, "=>", (await d(head + body))!.replaceAll("\n", " ")); } catch (e) { console.log(sql, "=> ERROR", String(e).slice(0, 200)); } await c.query(undo);
}
await c.query(`create table "T" (id int primary key, t timestamp(3) not null, u point not null, v varchar not null, tz timestamptz not null, ti time not null, l text[] not null, n numeric(5) not null, ch char not null, b bit not null, o serial)`);
const T = (x: string) => d(head + `model T {\n id Int @id\n${x}\n}`);
console.log("T:", await T(`t DateTime @db.Timestamp\n u Unsupported("tsvector")\n v String @db.VarChar(20)\n tz DateTime @db.Timestamptz(3)\n ti DateTime @db.Time(3)\n l String[]\n n Decimal @db.Decimal(5,0)\n ch String @db.Char(2)\n b String @db.Bit(1)\n o Int? @default(autoincrement())`));
console.log("T2:", await T(`t DateTime\n u Unsupported("circle")\n v String @db.VarChar\n tz DateTime @db.Timestamptz\n ti DateTime @db.Time\n l String[]\n n Decimal @db.Decimal(5, 0)\n ch String @db.Char\n b String @db.Bit\n o Int @default(autoincrement())`));
await pool.end(); await c.end(); await admin.query("drop database drift_w0 with (force)"); await admin.end();
