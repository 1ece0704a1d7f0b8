import type { RuleCases } from "../../rule-cases.js";
import { constantTexts } from "./constant-cases.js";
import { checkedTexts } from "./checked-cases.js";

export const cases: RuleCases = {
  valid: [...constantTexts, ...checkedTexts],
  invalid: [
    {
      why: "a value in the text: the tagged template sends it apart",
      language: "js",
      code: "const rows = await prisma.$queryRawUnsafe(`SELECT * FROM users WHERE id = ${req.params.id}`);",
      errors: [
        {
          messageId: "unsafe",
          at: "prisma.$queryRawUnsafe",
          suggestions: ["const rows = await prisma.$queryRaw`SELECT * FROM users WHERE id = ${req.params.id}`;"],
        },
      ],
    },
    {
      why: "a literal that is nothing but the value loses its quotes, a type argument stays",
      code: "await this.prisma.$queryRawUnsafe<User[]>(`SELECT * FROM users WHERE email = '${dto.email}' AND id = ${dto.id}`);",
      errors: [
        {
          messageId: "unsafe",
          at: "this.prisma.$queryRawUnsafe",
          suggestions: [
            "await this.prisma.$queryRaw<User[]>`SELECT * FROM users WHERE email = ${dto.email} AND id = ${dto.id}`;",
          ],
        },
      ],
    },
    {
      why: "part of a literal: no tagged template is the same",
      language: "js",
      code: "await prisma.$queryRawUnsafe(`SELECT * FROM users WHERE name ILIKE '%${req.query.q}%'`);",
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a table's name: no parameter can be one",
      language: "js",
      code: "await prisma.$executeRawUnsafe(`TRUNCATE TABLE ${req.body.table}`);",
      errors: [{ messageId: "unsafe", at: "prisma.$executeRawUnsafe" }],
    },
    {
      why: "no template behind an optional chain",
      language: "js",
      code: "await ctx?.prisma?.$queryRawUnsafe(`SELECT * FROM users WHERE id = ${req.params.id}`);",
      errors: [{ messageId: "unsafe", at: "ctx?.prisma" }],
    },
    {
      why: "values go along already",
      language: "js",
      code: "await prisma.$queryRawUnsafe(`SELECT * FROM posts WHERE a = $1 AND id = ${req.params.id}`, a);",
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "concatenation, through a variable",
      language: "js",
      code: `const sql = "SELECT * FROM users WHERE name = '" + req.body.name + "'";
await db.$queryRawUnsafe(sql);`,
      errors: [{ messageId: "unsafe", at: "db.$queryRawUnsafe" }],
    },
    {
      why: "staged with +=",
      language: "js",
      code: `export async function list(filter) {
  let sql = "SELECT * FROM users WHERE 1 = 1";
  if (filter.status) sql += " AND status = '" + filter.status + "'";
  sql += " ORDER BY id";
  return prisma.$queryRawUnsafe(sql);
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "conditions collected in an array",
      language: "js",
      code: `export async function list(req) {
  const where = ["is_active"];
  const params = [];
  if (req.query.a) { params.push(req.query.a); where.push(\`a = $\${params.length}\`); }
  if (req.query.b) where.push(\`b = '\${req.query.b}'\`);
  return prisma.$queryRawUnsafe(\`SELECT * FROM t WHERE \${where.join(" AND ")}\`, ...params);
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "Prisma.raw of a request's value",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM posts ORDER BY ${Prisma.raw(req.query.sort)}`;",
      errors: [{ messageId: "unsafe", at: "Prisma.raw" }],
    },
    {
      why: "Prisma.raw of a property of a parameter, in an exported helper",
      code: 'export const column = (c: ColumnDefinition) => Prisma.raw(`"${c.internal}"`);',
      errors: [{ messageId: "unsafe", at: "Prisma.raw" }],
    },
    {
      why: "raw under another name",
      language: "js",
      code: `import { raw } from "@prisma/client/runtime/library";
export const order = (sort) => raw(sort);`,
      errors: [{ messageId: "unsafe", at: "raw(sort)" }],
    },
    {
      why: "an exported wrapper carries any text",
      code: `export async function query<T>(sql: string, ...values: unknown[]): Promise<T> {
  return prisma.$queryRawUnsafe<T>(sql, ...values);
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a public method carries any text",
      code: `@Injectable()
export class Reports {
  constructor(private readonly prisma: PrismaService) {}
  async run(table: string) {
    return this.prisma.$queryRawUnsafe(\`SELECT count(*) FROM "\${table}"\`);
  }
}`,
      errors: [{ messageId: "unsafe", at: "this.prisma.$queryRawUnsafe" }],
    },
    {
      why: "a helper of the file with one dynamic caller: found where the text is sent",
      language: "js",
      code: `async function count(table) {
  return prisma.$queryRawUnsafe(\`SELECT count(*) FROM \${table}\`);
}
await count("users");
await count(process.argv[2]);`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a helper that puts its argument into the text",
      language: "js",
      code: `const condition = (name) => \`name = '\${name}'\`;
export const find = (req) => prisma.$queryRawUnsafe("SELECT * FROM t WHERE " + condition(req.query.name));`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a text from another file's function",
      language: "js",
      code: `import { buildQuery } from "./build";
await prisma.$queryRawUnsafe(buildQuery(filter));`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a class field that comes from outside",
      code: `export class Repository {
  constructor(private readonly prisma: PrismaClient, private readonly table: string) {}
  all() { return this.prisma.$queryRawUnsafe(\`SELECT * FROM \${this.table}\`); }
}`,
      errors: [{ messageId: "unsafe", at: "this.prisma.$queryRawUnsafe" }],
    },
    {
      why: "a private field that is set to a parameter",
      language: "js",
      code: `export class Repository {
  #table = "users";
  use(table) { this.#table = table; }
  all() { return prisma.$queryRawUnsafe(\`SELECT * FROM \${this.#table}\`); }
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "names that the database told",
      language: "js",
      code: `const tables = await prisma.$queryRaw\`SELECT tablename FROM pg_tables\`;
for (const { tablename } of tables) await prisma.$executeRawUnsafe(\`TRUNCATE TABLE "\${tablename}" CASCADE\`);`,
      errors: [{ messageId: "unsafe", at: "prisma.$executeRawUnsafe" }],
    },
    {
      why: "the environment",
      language: "js",
      code: "await prisma.$executeRawUnsafe(`CREATE SCHEMA ${process.env.SCHEMA}`);",
      errors: [{ messageId: "unsafe", at: "prisma.$executeRawUnsafe" }],
    },
    {
      why: "the type `number` is not checked when the program runs",
      code: "export const page = (limit: number) => prisma.$queryRawUnsafe(`SELECT * FROM posts LIMIT ${limit}`);",
      errors: [
        {
          messageId: "unsafe",
          at: "prisma.$queryRawUnsafe",
          suggestions: ["export const page = (limit: number) => prisma.$queryRaw`SELECT * FROM posts LIMIT ${limit}`;"],
        },
      ],
    },
    {
      why: "a list of values joined to text",
      language: "js",
      code: `const list = ids.map((id) => \`'\${id}'\`).join(",");
await prisma.$queryRawUnsafe(\`SELECT * FROM posts WHERE id IN (\${list})\`);`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "escaping by hand is no sanitizer that anybody configured",
      language: "js",
      code: `const name = req.body.name.replace(/'/g, "''");
await prisma.$executeRawUnsafe(\`UPDATE users SET name = '\${name}'\`);`,
      errors: [
        {
          messageId: "unsafe",
          at: "prisma.$executeRawUnsafe",
          suggestions: [
            `const name = req.body.name.replace(/'/g, "''");
await prisma.$executeRaw\`UPDATE users SET name = \${name}\`;`,
          ],
        },
      ],
    },
    {
      why: "a forbidden list lets everything else through",
      language: "js",
      code: `export async function run(req) {
  const { query } = req.body;
  if (FORBIDDEN.includes(query)) throw new Error("no");
  return prisma.$queryRawUnsafe(query);
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a pattern that only looks at the beginning",
      language: "js",
      code: `export async function run(sql) {
  if (!/^\\s*select/i.test(sql)) throw new Error("no");
  return prisma.$queryRawUnsafe(sql);
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a check of something else",
      language: "js",
      code: `export async function run({ sort, dir }) {
  if (!["asc", "desc"].includes(dir)) throw new Error("no");
  return prisma.$queryRawUnsafe(\`SELECT * FROM t ORDER BY \${sort} \${dir}\`);
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "$queryRaw called as a function with a template",
      language: "js",
      code: "await prisma.$queryRaw(`SELECT * FROM users WHERE id = ${req.params.id}`);",
      errors: [
        {
          messageId: "calledWithText",
          at: "prisma.$queryRaw",
          suggestions: ["await prisma.$queryRaw`SELECT * FROM users WHERE id = ${req.params.id}`;"],
        },
      ],
    },
    {
      why: "$executeRaw called as a function with a string parameter",
      code: "export const run = (sql: string) => prisma.$executeRaw(sql as never);",
      errors: [{ messageId: "calledWithText", at: "prisma.$executeRaw" }],
    },
    {
      why: "Prisma.sql of an array made by hand",
      code: "await prisma.$queryRaw(Prisma.sql([`SELECT * FROM users WHERE id = ${req.params.id}`] as never));",
      errors: [{ messageId: "handMade", at: "Prisma.sql" }],
    },
    {
      why: "a strings array made by Object.assign",
      language: "js",
      code: `const text = "SELECT " + req.query.columns;
await prisma.$queryRaw(Object.assign([text], { raw: [text] }));`,
      errors: [{ messageId: "handMade", at: "prisma.$queryRaw" }],
    },
    {
      why: "a cast to TemplateStringsArray",
      code: "export const run = (text: string) => prisma.$queryRaw([text] as unknown as TemplateStringsArray);",
      errors: [{ messageId: "handMade", at: "prisma.$queryRaw" }],
    },
    {
      why: "borrowed with call and apply, and any cast between",
      code: `export const a = (sql: string) => (prisma as any)["$queryRawUnsafe"](sql);
export const b = (sql: string) => prisma.$queryRawUnsafe.apply(prisma, [sql]);
export const c = (sql: string) => (prisma.$executeRawUnsafe as Function)(sql);`,
      errors: [
        { messageId: "unsafe", at: '(prisma as any)["$queryRawUnsafe"]' },
        { messageId: "unsafe", at: "prisma.$queryRawUnsafe.apply" },
        { messageId: "unsafe", at: "prisma.$executeRawUnsafe as" },
      ],
    },
    {
      why: "a body handed on whole, with its values",
      language: "js",
      code: `export async function POST(request) {
  const { query, values } = await request.json();
  return Response.json(await prisma.$queryRawUnsafe(query, ...values));
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "a default does not bind the caller",
      language: "js",
      code: "export const list = (order = 'id') => prisma.$queryRawUnsafe(`SELECT * FROM t ORDER BY ${order}`);",
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "an unchecked string of a checked object",
      language: "js",
      code: `const query = z.object({ sort: z.string(), dir: z.enum(["asc", "desc"]) });
export const list = (req) => {
  const { sort, dir } = query.parse(req.query);
  return prisma.$queryRawUnsafe(\`SELECT * FROM t ORDER BY \${sort} \${dir}\`);
};`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
    {
      why: "keys of a body as columns",
      language: "js",
      code: `export async function update(id, data) {
  const sets = Object.keys(data).map((key, i) => \`"\${key}" = $\${i + 2}\`).join(", ");
  await prisma.$executeRawUnsafe(\`UPDATE t SET \${sets} WHERE id = $1\`, id, ...Object.values(data));
}`,
      errors: [{ messageId: "unsafe", at: "prisma.$executeRawUnsafe" }],
    },
    {
      why: "a helper of the file that adds conditions to a list",
      language: "js",
      code: `function addName(where, name) { where.push(\`name = '\${name}'\`); }
export const find = (req) => { const where = []; addName(where, req.query.name); return prisma.$queryRawUnsafe("SELECT * FROM t WHERE " + where.join()); };`,
      errors: [{ messageId: "unsafe", at: "prisma.$queryRawUnsafe" }],
    },
  ],
};
