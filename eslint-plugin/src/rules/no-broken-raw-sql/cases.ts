import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    {
      why: "values behind operators, in lists, behind LIMIT",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t WHERE a = ${a} AND b IN (${x}, ${y}) AND c BETWEEN ${from} AND ${to} ORDER BY id LIMIT ${10} OFFSET ${Number(o)}`;",
    },
    {
      why: "LIKE with a whole parameter",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t WHERE name ILIKE ${`%${q}%`} OR name LIKE ${'%' + q}`;",
    },
    {
      why: "fragments at any place",
      language: "js",
      code: "const where = q ? Prisma.sql`WHERE a = ${q}` : Prisma.empty; const dir = desc ? Prisma.sql`DESC` : Prisma.sql`ASC`;\nawait prisma.$queryRaw`SELECT * FROM ${Prisma.raw(table)} ${where} ORDER BY ${Prisma.raw(SORT[sort])} ${dir}`;",
    },
    {
      why: "fragments of unknown functions and of parameters",
      code: "export const list = (where: Prisma.Sql, order) => prisma.$queryRaw`SELECT * FROM ${tableSql()} ${where} ${extra} ORDER BY ${order} ${buildDirection(x)}`;",
    },
    {
      why: "raw text inside quotes",
      language: "js",
      code: "await prisma.$queryRaw`SELECT data->>'${Prisma.raw(KEY)}' FROM \"${Prisma.raw(table)}\" WHERE d > now() - interval '${Prisma.raw(DAYS)} days'`;",
    },
    {
      why: "a value of a select list, and JSON operators",
      language: "js",
      code: "await prisma.$queryRaw`SELECT ${label} AS label, data->>${key}, tags ? ${tag}, data #>> ${path} FROM t WHERE tags @> ${list}::text[] AND id = ANY(${ids})`;",
    },
    {
      why: "FROM of a function, and IS DISTINCT FROM",
      language: "js",
      code: "await prisma.$queryRaw`SELECT EXTRACT(epoch FROM ${String(x)}), substring(name FROM ${'a'}) FROM t WHERE a IS DISTINCT FROM ${'b'}`;",
    },
    {
      why: "a value inside ORDER BY's expression",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t ORDER BY embedding <=> ${vector}::vector, similarity(name, ${'q'}) DESC, CASE WHEN a = ${'b'} THEN 1 ELSE ${2} END LIMIT ${5}`;",
    },
    {
      why: "VALUES and SET",
      language: "js",
      code: "await prisma.$executeRaw`INSERT INTO t (a, b) VALUES (${'a'}, ${b}) ON CONFLICT (a) DO UPDATE SET b = ${'c'}, d = ${String(d)} WHERE t.a = ${'x'}`;",
    },
    {
      why: "quotes and comments around that are closed",
      language: "js",
      code: "await prisma.$queryRaw`SELECT 'it''s', \"a\"\"b\", E'\\\\n' -- don't ${x}\n, /* it's ${y} */ 1 FROM t WHERE a LIKE 'x!%' ESCAPE '\\\\' AND b = ${b}`;",
    },
    {
      why: "MySQL: quoted names, interval with a unit",
      language: "js",
      code: "await prisma.$queryRaw`SELECT \\`order\\` FROM \\`t\\` WHERE d > DATE_SUB(NOW(), INTERVAL ${7} DAY) LIMIT ${0}, ${10}`;",
    },
    {
      why: "a list that is joined, and one that is not known",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t WHERE a IN (${Prisma.join(ids.map((id) => id))}) AND b IN (${list}) AND c IN ${Prisma.sql`(1)`}`;",
    },
    {
      why: "null as a value",
      language: "js",
      code: "await prisma.$executeRaw`UPDATE t SET a = ${x ? Prisma.sql`now()` : null}, b = ${x ? Prisma.sql`lower(b)` : ''}`;",
    },
    {
      why: "other tags",
      language: "js",
      code: "sql`SELECT '${a}'`; gql`query { a(b: \"${c}\") }`; await knex.raw`ORDER BY ${'x'}`;",
    },
    {
      why: "no interpolation, and an empty template",
      language: "js",
      code: "prisma.$queryRaw``; prisma.$queryRaw`SELECT 'a'`; Prisma.sql`${x}`; Prisma.sql`${a}${b}`;",
    },
    {
      why: "an argument of a procedure, a time zone, a type",
      language: "js",
      code: "await prisma.$queryRaw`SELECT now() AT TIME ZONE ${'UTC'}, pg_sleep(${'1'})`; await prisma.$executeRaw`EXEC report ${'x'}, ${'y'}`;",
    },
    {
      why: "dollar quotes that hold nothing of ours",
      language: "js",
      code: "await prisma.$executeRaw`DO $$ BEGIN PERFORM 'x'; END $$`; await prisma.$queryRaw`SELECT $tag$it's$tag$, ${'a'}`;",
    },
  ],
  invalid: [
    {
      why: "a value inside a literal",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t WHERE name ILIKE '%${req.query.q}%'`;",
      errors: [
        {
          messageId: "quoted",
          at: "req.query.q",
          suggestions: ["await prisma.$queryRaw`SELECT * FROM t WHERE name ILIKE ${`%${req.query.q}%`}`;"],
        },
      ],
    },
    {
      why: "a literal that is nothing but the value",
      code: "export const find = (id: string) => prisma.$queryRaw<User[]>`SELECT * FROM t WHERE id = '${id}'::uuid`;",
      errors: [
        {
          messageId: "quoted",
          at: "id}",
          suggestions: [
            "export const find = (id: string) => prisma.$queryRaw<User[]>`SELECT * FROM t WHERE id = ${id}::uuid`;",
          ],
        },
      ],
    },
    {
      why: "an interval's number",
      code: "export const recent = (days: number) => prisma.$queryRaw`SELECT * FROM t WHERE d > now() - INTERVAL '${days} days'`;",
      errors: [
        {
          messageId: "quoted",
          at: "days}",
          suggestions: [
            "export const recent = (days: number) => prisma.$queryRaw`SELECT * FROM t WHERE d > now() - ${`${days} days`}::interval`;",
          ],
        },
      ],
    },
    {
      why: "one finding for a literal with two values",
      language: "js",
      code: "export const f = (a, b) => Prisma.sql`x = '${a}-${b}'`;",
      errors: [
        { messageId: "quoted", at: "a}", suggestions: ["export const f = (a, b) => Prisma.sql`x = ${`${a}-${b}`}`;"] },
      ],
    },
    {
      why: "a value inside double quotes",
      code: 'export const f = (table: string) => prisma.$queryRaw`SELECT * FROM "${table}"`;',
      errors: [{ messageId: "quotedName", at: "table}" }],
    },
    {
      why: "a table as a value",
      code: "export const f = (table: string) => prisma.$queryRaw`SELECT * FROM ${table} WHERE id = 1`;",
      errors: [{ messageId: "name", at: "table}" }],
    },
    {
      why: "a table as a constant",
      language: "js",
      code: 'const TABLE = "users"; await prisma.$executeRaw`TRUNCATE TABLE ${TABLE}`;',
      errors: [{ messageId: "name", at: "TABLE}" }],
    },
    {
      why: "ORDER BY a value, with its direction",
      language: "js",
      code: 'await prisma.$queryRaw`SELECT * FROM t ORDER BY ${req.query.sort} ${desc ? "DESC" : "ASC"}`;',
      errors: [
        { messageId: "order", at: "req.query.sort" },
        { messageId: "direction", at: "desc ?" },
      ],
    },
    {
      why: "a direction behind a column",
      code: 'export const f = (dir: "asc" | "desc") => prisma.$queryRaw`SELECT * FROM t ORDER BY created_at ${dir} LIMIT ${10}`;',
      errors: [{ messageId: "direction", at: "dir}" }],
    },
    {
      why: "an empty text for no fragment",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t WHERE a = ${a} ${b ? Prisma.sql`AND b = ${b}` : ''} LIMIT 1`;",
      errors: [
        {
          messageId: "empty",
          at: "''",
          suggestions: [
            "await prisma.$queryRaw`SELECT * FROM t WHERE a = ${a} ${b ? Prisma.sql`AND b = ${b}` : Prisma.empty} LIMIT 1`;",
          ],
        },
      ],
    },
    {
      why: "the same through a variable",
      language: "js",
      code: "const where = b ? Prisma.sql`WHERE b = ${b}` : ``;\nawait prisma.$queryRaw`SELECT * FROM t ${where}`;",
      errors: [
        {
          messageId: "empty",
          at: "``",
          suggestions: [
            "const where = b ? Prisma.sql`WHERE b = ${b}` : Prisma.empty;\nawait prisma.$queryRaw`SELECT * FROM t ${where}`;",
          ],
        },
      ],
    },
    {
      why: "false for no fragment",
      language: "js",
      code: "await prisma.$queryRaw`SELECT * FROM t WHERE a = 1 ${b && Prisma.sql`AND b = ${b}`}`;",
      errors: [
        {
          messageId: "empty",
          at: "b &&",
          suggestions: [
            "await prisma.$queryRaw`SELECT * FROM t WHERE a = 1 ${b ? Prisma.sql`AND b = ${b}` : Prisma.empty}`;",
          ],
        },
      ],
    },
    {
      why: "a fragment as a string",
      language: "js",
      code: 'await prisma.$queryRaw`SELECT * FROM t WHERE a = 1 ${b ? "AND b = 1" : ""}`;',
      errors: [{ messageId: "fragment", at: "b ?" }],
    },
    {
      why: "an array as one value of IN",
      language: "js",
      code: 'import { Prisma } from "@prisma/client";\nawait prisma.$queryRaw`SELECT * FROM t WHERE id IN (${rows.map((row) => row.id)})`;',
      errors: [
        {
          messageId: "list",
          at: "rows.map",
          suggestions: [
            'import { Prisma } from "@prisma/client";\nawait prisma.$queryRaw`SELECT * FROM t WHERE id IN (${Prisma.join(rows.map((row) => row.id))})`;',
          ],
        },
      ],
    },
    {
      why: "an array without parentheses",
      code: "export const f = (ids: number[]) => prisma.$queryRaw`SELECT * FROM t WHERE id IN ${ids}`;",
      errors: [{ messageId: "list", at: "ids}" }],
    },
    {
      why: "INTERVAL with a parameter",
      code: "export const f = (span: string) => prisma.$queryRaw`SELECT now() - INTERVAL ${span}`;",
      errors: [{ messageId: "interval", at: "span}" }],
    },
    {
      why: "inside of a dollar quote",
      code: "export const f = (role: string) => prisma.$executeRaw`DO $$ BEGIN EXECUTE 'x ${role}'; END $$`;",
      errors: [{ messageId: "quoted", at: "role}" }],
    },
    {
      why: "a column behind an alias",
      code: "export const f = (column: string) => Prisma.sql`u.${column} = 1`;",
      errors: [{ messageId: "name", at: "column}" }],
    },
  ],
};
