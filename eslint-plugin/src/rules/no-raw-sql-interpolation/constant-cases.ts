import type { ValidCase } from "../../rule-cases.js";

/** Texts that stand in the source, however they are put together. */
export const constantTexts: readonly ValidCase[] = [
  { why: "an empty file", language: "js", code: "" },
  {
    why: "no argument, a spread, a definition of the same name",
    language: "js",
    code: "prisma.$queryRawUnsafe(); function $queryRawUnsafe() {} Prisma.raw(); Prisma.sql(); $queryRawUnsafe(...[]);",
  },
  {
    why: "a literal with placeholders",
    language: "js",
    code: 'await prisma.$queryRawUnsafe("SELECT * FROM users WHERE id = $1", id);',
  },
  {
    why: "a tagged template sends values",
    language: "js",
    code: "await prisma.$queryRaw`SELECT * FROM users WHERE id = ${id} AND name LIKE ${`%${q}%`}`;",
  },
  {
    why: "fragments made of tags",
    language: "js",
    code: "const where = q ? Prisma.sql`WHERE name = ${q}` : Prisma.empty;\nawait prisma.$queryRaw(Prisma.sql`SELECT * FROM t ${where} AND id IN (${Prisma.join(ids)})`);",
  },
  { why: "an Sql that was made elsewhere", code: "export const run = (query: Prisma.Sql) => prisma.$queryRaw(query);" },
  {
    why: "a tag around the tag",
    code: "export const sql = (strings: TemplateStringsArray, ...values: unknown[]) => prisma.$queryRaw(strings, ...values);",
  },
  {
    why: "$queryRaw called with a constant string puts nothing in",
    language: "js",
    code: "await prisma.$queryRaw(`SELECT 1`);",
  },
  {
    why: "constants folded through const, template and +",
    language: "js",
    code: 'const TABLE = "users"; const columns = "id, " + "name";\nawait prisma.$queryRawUnsafe(`SELECT ${columns} FROM ${TABLE} ` + "LIMIT 10");',
  },
  {
    why: "a ternary, ??, || and && over constants",
    language: "js",
    code: 'export const list = (req) => prisma.$queryRawUnsafe(`SELECT * FROM t ${req.query.all ? "" : "WHERE is_active"} ORDER BY ${req.query.name && "name"} ${ORDERS[req.query.dir] ?? "ASC"}`);',
  },
  {
    why: "a const map, with a default",
    code: 'const SORT = { name: "u.name", date: "u.created_at" } as const;\nexport const list = (sort: string) => prisma.$queryRaw`SELECT * FROM users u ORDER BY ${Prisma.raw(SORT[sort as keyof typeof SORT] ?? SORT.name)}`;',
  },
  {
    why: "a Map of constants",
    language: "js",
    code: 'const sorts = new Map([["name", "u.name"]]);\nexport const order = (sort) => Prisma.raw(sorts.get(sort) ?? "u.id");',
  },
  {
    why: "an enum's member, and a lookup in it",
    code: 'enum Table { Users = "users", Posts = "posts" }\nexport const count = (key: string) => prisma.$queryRawUnsafe(`SELECT count(*) FROM ${Table.Users}, ${Table[key]}`);',
  },
  {
    why: "switch with constant results",
    language: "js",
    code: 'export function order(sort) { let column; switch (sort) { case "name": column = "name"; break; default: column = "id"; } return Prisma.raw(column); }',
  },
  {
    why: "staged with constants only",
    language: "js",
    code: 'let sql = "SELECT * FROM t WHERE 1 = 1"; const values = [];\nif (q) { sql += " AND name = ?"; values.push(q); }\nawait prisma.$queryRawUnsafe(sql, ...values);',
  },
  {
    why: "a counter in placeholders",
    language: "js",
    code: 'let query = "SELECT * FROM t WHERE true"; const params = []; let index = 1;\nif (a) { query += ` AND a = $${index++}`; params.push(a); }\nquery += ` LIMIT $${index}`;\nawait prisma.$queryRawUnsafe(query, ...params);',
  },
  {
    why: "placeholders by length and by index",
    language: "js",
    code: 'const where = []; const params = [];\nif (req.query.name) { params.push(req.query.name); where.push(`name = $${params.length}`); }\nconst list = ids.map((_, i) => `$${i + 1 + params.length}`).join(",");\nawait prisma.$queryRawUnsafe(`SELECT * FROM t WHERE ${where.join(" AND ")} AND id IN (${list})`, ...params, ...ids);',
  },
  {
    why: "placeholders that only the length of a list decides",
    language: "js",
    code: 'const marks = Array(ids.length).fill("?").join(","); const more = Array.from({ length: ids.length }, () => "?"); const rows = ids.map(() => "(?, ?)").join(",");\nawait prisma.$queryRawUnsafe(`SELECT * FROM t WHERE a IN (${marks}) OR b IN (${more}) OR (c, d) IN (${rows}) OR e IN (${"?,".repeat(ids.length)}0)`, ...ids);',
  },
  {
    why: "Object.keys of an object whose keys are in the source",
    language: "js",
    code: 'export const save = (body) => { const data = { name: body.name, email: body.email }; if (body.bio) data.bio = body.bio;\nconst sets = Object.keys(data).map((key, i) => `${key} = $${i + 1}`).join(", ");\nreturn prisma.$executeRawUnsafe(`UPDATE users SET ${sets}`, ...Object.values(data)); };',
  },
  {
    why: "numbers",
    language: "js",
    code: "const page = Number(req.query.page); const offset = (page - 1) * 20;\nawait prisma.$queryRawUnsafe(`SELECT * FROM t WHERE a = ${parseInt(req.query.a, 10)} AND b = ${+req.query.b} LIMIT ${Math.min(page, 100)} OFFSET ${offset}`);",
  },
  {
    why: "string methods on constants",
    language: "js",
    code: 'const base = " select :columns from t ".trim().replace(":columns", "id, name").toUpperCase().split("  ").join(" ");\nawait prisma.$queryRawUnsafe(base);',
  },
  {
    why: "a loop over a list of the source",
    language: "js",
    code: 'const tables = ["users", "posts"];\nfor (const table of tables) await prisma.$executeRawUnsafe(`TRUNCATE TABLE "${table}" CASCADE`);\nawait Promise.all(tables.map((name) => prisma.$executeRawUnsafe(`ANALYZE ${name}`)));',
  },
  {
    why: "a loop over objects and entries of the source",
    language: "js",
    code: 'const checks = [{ table: "users", expected: 3 }];\nfor (const { table } of checks) await prisma.$queryRawUnsafe(`SELECT count(*) FROM ${table}`);\nfor (const [table, column] of Object.entries({ users: "email" })) await prisma.$queryRawUnsafe(`SELECT ${column} FROM ${table}`);',
  },
  {
    why: "an imported constant",
    language: "js",
    code: 'import { TABLE_NAME, Tables } from "./tables"; import { reportQuery } from "./queries";\nawait prisma.$queryRawUnsafe(`SELECT * FROM ${TABLE_NAME}, ${Tables.users}`); await prisma.$queryRawUnsafe(reportQuery);',
  },
  {
    why: "a file of the project",
    language: "js",
    code: 'const sql = readFileSync(path.join(__dirname, "views.sql"), "utf8");\nfor (const statement of sql.split(";")) await prisma.$executeRawUnsafe(statement);\nawait prisma.$executeRawUnsafe(await fs.promises.readFile(new URL("./init.txt", import.meta.url), "utf8"));',
  },
  {
    why: "files of migrations",
    language: "js",
    code: 'for (const name of readdirSync(migrationsDir)) await prisma.$executeRawUnsafe(readFileSync(join(migrationsDir, name, "migration.sql"), "utf8"));',
  },
  {
    why: "Prisma's own names of models and tables",
    code: 'for (const model of Prisma.dmmf.datamodel.models) await prisma.$executeRawUnsafe(`TRUNCATE TABLE "${model.dbName ?? model.name}"`);\nfor (const name of Object.values(Prisma.ModelName)) await prisma.$executeRawUnsafe(`TRUNCATE TABLE "${name}"`);\nexport const count = (model: Prisma.ModelName) => Prisma.sql([`"${model}"`]);',
  },
  {
    why: "a helper of the file that only gets constants",
    language: "js",
    code: 'async function count(table) { return prisma.$queryRawUnsafe(`SELECT count(*) FROM ${table}`); }\nawait count("users"); await count(`posts`);',
  },
  {
    why: "an exported helper whose result is constant here",
    language: "js",
    code: 'export const alias = (name) => `${name}.id`; export const order = (desc) => { if (desc) return "DESC"; return "ASC"; };\nawait prisma.$queryRaw`SELECT ${Prisma.raw(alias("u"))} FROM users u ORDER BY 1 ${Prisma.raw(order(req.query.desc))}`;',
  },
  {
    why: "a helper that builds text and values",
    language: "js",
    code: 'function build(filter) { const where = []; const values = []; if (filter.name) { values.push(filter.name); where.push(`name = $${values.length}`); } return { text: where.join(" AND "), values }; }\nexport const find = (filter) => { const { text, values } = build(filter); return prisma.$queryRawUnsafe(`SELECT * FROM t WHERE ${text}`, ...values); };',
  },
  {
    why: "a builder of another file that gives values along with its text",
    language: "js",
    code: 'import { buildFilter } from "./filter";\nexport const find = async (filter) => { const { where, params } = buildFilter(filter); return prisma.$queryRawUnsafe(`SELECT * FROM t ${where}`, ...params); };',
  },
  {
    why: "a query builder's compiled statement",
    language: "js",
    code: 'const { sql, parameters } = db.selectFrom("users").where("id", "=", id).compile();\nawait prisma.$queryRawUnsafe(sql, ...parameters);\nconst q = knex("users").where({ id }).toSQL().toNative(); await prisma.$queryRawUnsafe(q.sql, ...q.bindings);',
  },
  {
    why: "class fields, static members and getters of constants",
    code: 'export class Repo { private readonly table = "users"; static COLUMNS = "id"; #order = "id"; get order() { return this.#order; }\n  all() { return this.prisma.$queryRawUnsafe(`SELECT ${Repo.COLUMNS} FROM ${this.table} ORDER BY ${this.order}`); } }',
  },
  {
    why: "a private method that only gets constants",
    code: 'export class Repo { all() { return this.run("users"); }\n  private run(table: string) { return this.prisma.$queryRawUnsafe(`SELECT * FROM ${table}`); } }',
  },
  {
    why: "a date's own text, an id made here",
    language: "js",
    code: "await prisma.$executeRawUnsafe(`INSERT INTO t VALUES ('${randomUUID()}', '${new Date().toISOString()}', ${Date.now()})`);",
  },
  {
    why: "a variable that was set anew",
    language: "js",
    code: "let sql = `SELECT ${x}`; log(sql); sql = 'SELECT 1'; await prisma.$queryRawUnsafe(sql);",
  },
  {
    why: "raw of something else",
    language: "js",
    code: "knex.raw(`SELECT ${x}`); String.raw`a${x}`; db.raw(req.query.sort); sql.raw(x); prisma.raw(x);",
  },
  {
    why: "decorators, private names, JSX and odd code around",
    language: "ts",
    code: "export default class { @Sql() #q = 'SELECT 1'; run() { return prisma.$queryRawUnsafe(this.#q satisfies string); } }\nexport const f = async ({ a = 1, ...rest } = {}, [, b] = [1, 2]) => { for (;;) { try { await prisma.$queryRawUnsafe('SELECT 1' as const); } catch {} } };",
  },
];
