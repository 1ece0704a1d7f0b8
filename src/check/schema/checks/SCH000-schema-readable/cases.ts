import type { CheckCases } from "../../../check-cases.js";

export const cases: CheckCases = {
  silent: [
    {
      why: "a schema",
      schema: `model User {
  id Int @id
}
`,
    },
    {
      why: "a folder of files",
      files: {
        "prisma/schema/base.prisma": `datasource db {
  provider = "sqlite"
}
`,
        "prisma/schema/user.prisma": `model User {
  id    Int    @id
  posts Post[]
}
`,
        "prisma/schema/post.prisma": `model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])
}
`,
      },
    },
    {
      why: "a schema of Prisma 6, with its address",
      files: {
        "prisma/schema.prisma": `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model User {
  id Int @id
}
`,
      },
    },
    {
      why: "a place that is commented out in prisma.config is not the schema",
      files: {
        "prisma.config.ts": `/* schema: "old.prisma" */\n// schema: "old.prisma",\nexport default { datasource: { url: "file:a//b" }, schema: "new.prisma" };\n`,
        "old.prisma": "model {",
        "new.prisma": `datasource db {\n  provider = "sqlite"\n}\nmodel User {\n  id Int @id\n}\n`,
      },
    },
    {
      why: "a configuration in the folder .config",
      files: {
        ".config/prisma.ts": `export default { schema: "../database/main.prisma" };\n`,
        "database/main.prisma": `datasource db {\n  provider = "sqlite"\n}\nmodel User {\n  id Int @id\n}\n`,
        "prisma/schema.prisma": "model {",
      },
    },
    {
      why: "a place that hardening.config.ts names",
      config: { schema: "database/main.prisma" },
      files: { "database/main.prisma": `datasource db {\n  provider = "mysql"\n}\nmodel User {\n  id Int @id\n}\n` },
    },
  ],
  found: [
    ...[
      'const schema = "other.prisma";\nexport default { schema };\n',
      "export default { schema: process.env.SCHEMA };\n",
      'export default { schema: "absent.prisma" };\n',
    ].map((config) => ({
      why: `not the usual place, where prisma.config names another: ${config}`,
      files: {
        "prisma.config.ts": config,
        "other.prisma": "model {",
        "prisma/schema.prisma": `datasource db {\n  provider = "sqlite"\n}\nmodel User {\n  id Int @id\n}\n`,
      },
      findings: [{ subject: "schema", seen: "prisma.config.ts names a schema", level: "unknown" as const }],
    })),
    {
      why: "the schemas of two packages, at the root of their repository",
      history: [],
      files: {
        "packages/api/prisma/schema.prisma": `datasource db {\n  provider = "mysql"\n}\nmodel User {\n  id Int @id\n}\n`,
        "packages/jobs/prisma/schema.prisma": `datasource db {\n  provider = "sqlite"\n}\nmodel Job {\n  id Int @id\n}\n`,
      },
      findings: [
        {
          subject: "packages/jobs/prisma/schema.prisma",
          seen: "looks at packages/api/prisma/schema.prisma",
          write: 'schema: "packages/api/prisma/schema.prisma"',
          level: "unknown",
        },
      ],
    },
    {
      why: "no schema",
      findings: [{ subject: "schema", seen: "no Prisma schema was found", write: "schema:" }],
    },
    {
      why: "the place that the configuration names is empty",
      config: { schema: "database/main.prisma" },
      findings: [{ subject: "schema", seen: "database/main.prisma is not there" }],
    },
    {
      why: "a type that does not exist, with its line",
      schema: `model User {
  id   Int   @id
  name Strng
}
`,
      findings: [
        { subject: "schema", line: 3, seen: 'Type "Strng" is neither a built-in type', write: "npx prisma validate" },
      ],
    },
    {
      why: "a relation with one end",
      schema: `model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id Int @id
}
`,
      findings: [{ subject: "schema", line: 3, seen: "missing an opposite relation field" }],
    },
  ],
};
