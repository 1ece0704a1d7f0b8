import type { ValidCase } from "../../rule-cases.js";

/** Texts from outside that were compared with a list, and sanitizers. */
export const checkedTexts: readonly ValidCase[] = [
  {
    why: "a check that throws",
    language: "js",
    code: 'export async function list(sort) { if (!ALLOWED.includes(sort)) throw new Error("no");\n  return prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${sort}`); }',
  },
  {
    why: "a check that answers and returns",
    language: "js",
    code: 'app.get("/", async (req, res) => { const { sort } = req.query; if (!sort || !ALLOWED.has(sort)) { return res.status(400).end(); }\n  res.json(await prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${sort}`)); });',
  },
  {
    why: "a check of a property",
    language: "js",
    code: 'export async function list(input) { if (!(input.sort in COLUMNS)) throw new Error("no");\n  return prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${input.sort}`); }',
  },
  {
    why: "a default instead",
    language: "js",
    code: 'export async function list(sort) { if (!["id", "name"].includes(sort)) sort = "id";\n  return prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${sort}`); }',
  },
  {
    why: "a ternary on the list",
    language: "js",
    code: 'export const list = (sort, dir) => { const column = ALLOWED.has(sort) ? sort : "id"; const order = ["ASC", "DESC"].includes(dir.toUpperCase()) ? dir.toUpperCase() : "ASC";\n  return prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${column} ${order}`); };',
  },
  {
    why: "&& with the list, behind ??",
    language: "js",
    code: 'export const list = (sort) => { const column = (sort && allowed.includes(sort) && sort) || "id"; const other = sort && allowed.includes(sort) ? sort : allowed[0];\n  return Prisma.raw(column + other); };\nconst allowed = ["id", "name"];',
  },
  {
    why: "a comparison with each",
    language: "js",
    code: 'export const list = (dir) => { if (dir !== "asc" && dir !== "desc") throw new Error("no");\n  return prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY id ${dir}`); };',
  },
  {
    why: "inside of its case",
    language: "js",
    code: 'export const list = (by) => { switch (by) { case "a": case "b": return Prisma.raw(by); default: return Prisma.raw("id"); } };',
  },
  {
    why: "a pattern of names",
    language: "js",
    code: 'const NAME = /^[a-z_][a-z0-9_]*$/i;\nexport function truncate(table) { if (!NAME.test(table)) throw new Error("no"); return prisma.$executeRawUnsafe(`TRUNCATE "${table}"`); }',
  },
  {
    why: "what is no letter was taken out, or refused",
    language: "js",
    code: 'export function truncate(table, schema) { const safe = table.replace(/[^a-zA-Z0-9_]/g, ""); if (/[^\\w]/.test(schema)) throw new Error("no");\n  return prisma.$executeRawUnsafe(`TRUNCATE "${schema}"."${safe}"`); }',
  },
  {
    why: "an assertion of the file",
    language: "js",
    code: 'function assertTable(name) { if (!TABLES.includes(name)) throw new Error(name); }\nexport const truncate = (table) => { assertTable(table); return prisma.$executeRawUnsafe(`TRUNCATE "${table}"`); };',
  },
  {
    why: "an assertion of another file, by its name",
    language: "js",
    code: 'import { assertValidTableName } from "./names";\nexport const truncate = async (table) => { await assertValidTableName(table); return prisma.$executeRawUnsafe(`TRUNCATE "${table}"`); };',
  },
  {
    why: "a predicate of the file",
    code: "const isColumn = (name: string): name is Column => COLUMNS.includes(name);\nexport const order = (name: string) => (isColumn(name) ? Prisma.raw(name) : Prisma.empty);",
  },
  {
    why: "a list that was filtered",
    language: "js",
    code: 'export const select = (fields) => { const columns = fields.filter((field) => ALLOWED.has(field)); return prisma.$queryRawUnsafe(`SELECT ${columns.join(", ")} FROM t`); };',
  },
  {
    why: "each of a list was checked",
    language: "js",
    code: 'export const select = (fields) => { for (const field of fields) { if (!ALLOWED.has(field)) throw new Error(field); }\n  return prisma.$queryRawUnsafe(`SELECT ${fields.map((field) => `"${field}"`).join(", ")} FROM t`); };\nexport const other = (fields) => { if (!fields.every((field) => ALLOWED.has(field))) return []; return prisma.$queryRawUnsafe(`SELECT ${fields.join()} FROM t`); };',
  },
  {
    why: "zod: an enum, a number, an id",
    language: "js",
    code: 'const schema = z.object({ sort: z.enum(["a", "b"]).default("a"), limit: z.coerce.number().max(50).optional(), id: z.string().uuid() });\nexport const list = (req) => { const { sort, limit, id } = schema.parse(req.query); const direct = z.enum(["x"]).parse(req.query.x);\n  return prisma.$queryRawUnsafe(`SELECT ${direct} FROM t WHERE id = \'${id}\' ORDER BY ${sort} LIMIT ${limit}`); };',
  },
  {
    why: "zod: safeParse",
    language: "js",
    code: 'const Sort = z.enum(["a", "b"]);\nexport const list = (req) => { const result = Sort.safeParse(req.query.sort); if (!result.success) return []; return Prisma.raw(result.data); };',
  },
  {
    why: "valibot",
    language: "js",
    code: 'const Query = v.object({ sort: v.picklist(["a", "b"]) });\nexport const list = (req) => Prisma.raw(v.parse(Query, req.query).sort);',
  },
  {
    why: "tRPC: the input's schema",
    language: "js",
    code: 'export const list = procedure.input(z.object({ sort: z.enum(["a", "b"]), dir: z.union([z.literal("asc"), z.literal("desc")]) })).query(({ ctx, input }) => ctx.prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${input.sort} ${input.dir}`));',
  },
  {
    why: "a union of literals as the type",
    code: 'type Sort = "a" | "b"; interface Page { dir: "asc" | "desc"; by: keyof typeof COLUMNS; order: Prisma.SortOrder }\nexport const list = (sort: Sort, { dir, by, order }: Page) => Prisma.raw(`${sort} ${dir} ${by} ${order}`);',
  },
  {
    why: "sanitizers by default",
    language: "js",
    code: 'import format from "pg-format"; import { escapeIdentifier } from "pg";\nexport const list = (table, name) => { prisma.$queryRawUnsafe(format("SELECT * FROM %I WHERE name = %L", table, name)); return prisma.$queryRawUnsafe(`SELECT * FROM ${escapeIdentifier(table)} WHERE a = ${sqlstring.escape(name)}`); };',
  },
  {
    why: "a sanitizer that was configured",
    language: "js",
    options: { sanitizers: ["sqlId", "dialect.quote"] },
    code: "export const list = (table, column, names) => prisma.$queryRawUnsafe(`SELECT ${dialect.quote(column)}, ${names.map(sqlId).join()} FROM ${sqlId(table)}`);",
  },
  {
    why: "Number.isInteger and typeof",
    language: "js",
    code: 'export const list = (limit, id) => { if (!Number.isInteger(limit)) throw new Error("no"); if (typeof id !== "number") return null; return prisma.$queryRawUnsafe(`SELECT * FROM t WHERE id = ${id} LIMIT ${limit}`); };',
  },
  {
    why: "a name quoted as the standard has it",
    language: "js",
    code: 'const ident = (name) => `"${name.replace(/"/g, \'""\')}"`;\nexport const truncate = (table) => prisma.$executeRawUnsafe(`TRUNCATE ${ident(table)}`);',
  },
  {
    why: "a schema made of random bytes",
    language: "js",
    code: 'import crypto from "node:crypto";\nconst schema = `test_${crypto.randomBytes(8).toString("hex")}`;\nawait prisma.$executeRawUnsafe(`CREATE SCHEMA "${schema}"`);',
  },
];
