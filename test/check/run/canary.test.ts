import { expect, it } from "vitest";
import { FORMAT_NAMES, formatReport } from "../../../src/check/report/formats.js";
import { githubSummary } from "../../../src/check/report/github/summary.js";
import { runChecks } from "../../../src/check/run/run-checks.js";
import { createDatabase, runScript } from "../../support/databases.js";
import { postgres } from "../../support/each-database.js";
import { as } from "../database/support/database-case.js";
import { serve } from "../http/serve.js";
import { makeProject } from "../support/project.js";

/** A value of its own for each place, so that a leak says where it comes from. */
const canaries: string[] = [];
function canary(place: string): string {
  const value = `cnry${String(canaries.length).padStart(2, "0")}${place}K7x`;
  canaries.push(value);
  return value;
}

const url = (place: string): string => `postgresql://shop:${canary(place)}@db.example.com:5432/shop`;

const files = {
  ".env": `JWT_SECRET=${canary("trackedJwt")}\nDATABASE_URL="${url("trackedUrl")}"\n`,
  ".env.production": `JWT_SECRET=${canary("fileJwt")}\nSTRIPE_SECRET_KEY=sk_live_${canary("fileStripe")}0123456789abcdef\n`,
  Dockerfile: `FROM node:22\nARG NPM_TOKEN=${canary("dockerArg")}\nENV JWT_SECRET=${canary("dockerEnv")}\nCOPY . .\nCMD npx prisma db push --url ${url("dockerCommand")}\n`,
  "docker-compose.yml": `services:\n  app:\n    build: .\n    environment:\n      DATABASE_URL: ${url("compose")}\n    command: sh -c "DATABASE_URL=${url("composeCommand")} prisma migrate dev"\n`,
  "package.json": JSON.stringify({
    name: "canaries",
    version: "1.0.0",
    type: "module",
    scripts: { start: `DATABASE_URL=${url("script")} prisma db push && node .` },
  }),
  ".github/workflows/ci.yml": `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      JWT_SECRET: ${canary("workflow")}\n    steps:\n      - run: DATABASE_URL=${url("workflowRun")} npx prisma migrate dev\n`,
  "src/app.ts": `export const jwtSecret = "${canary("source")}";\nexport const database = "${url("sourceUrl")}";\nexport const key = "AKIA${canary("aws").toUpperCase().slice(0, 16)}";\nconsole.log("${canary("log")}"); // TODO ${canary("todo")}\ndebugger;\n`,
  "prisma/schema.prisma": `generator client {\n  provider = "prisma-client"\n  output   = "../generated/client"\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n\nmodel User {\n  id       Int    @id\n  password String @default("${canary("schemaDefault")}")\n  // ${canary("schemaComment")}\n}\n`,
  "prisma/migrations/migration_lock.toml": `provider = "postgresql"\n# ${canary("lock")}\n`,
  "prisma/migrations/20260101000000_a/migration.sql": `CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "old" TEXT DEFAULT '${canary("oldDefault")}');\n`,
  "CHANGELOG.md": `# 0.9.0\n${canary("changelog")}\n`,
};

const CHANGE = `-- ${canary("sqlComment")}
ALTER TABLE "User" DROP COLUMN "old";
ALTER TABLE "User" ADD COLUMN "password" TEXT NOT NULL DEFAULT '${canary("sqlDefault")}' || random()::text;
ALTER TABLE "User" ADD CONSTRAINT "c" CHECK ("password" <> '${canary("sqlCheck")}');
UPDATE "User" SET "password" = '${canary("sqlUpdate")}' WHERE true;
DELETE FROM "User";
SELECT some_function('${canary("sqlCall")}');
DO $$ BEGIN EXECUTE format('ALTER TABLE %I DROP COLUMN ${canary("sqlExecute")}', 'x'); END $$;
CREATE ROLE shop LOGIN PASSWORD '${canary("sqlRole")}';
INSERT INTO "User" VALUES (1, '${canary("sqlInsert")}');
ALTER TABLE "User" ALTER COLUMN "password" TYPE INTEGER USING ('${canary("sqlUsing")}');
GRANT nonsense '${canary("sqlSyntax")}' ((;
`;

it("no value is in the report of a whole run, in any format", async () => {
  const project = makeProject({
    why: "",
    history: [
      {
        ...files,
        ".env.staging": `SESSION_SECRET=${canary("history")}\n`,
        "prisma/migrations/20260102000000_b/migration.sql": CHANGE,
      },
      { ".env.staging": null },
    ],
    untracked: { ".env.local": `JWT_SECRET=${canary("untracked")}\n` },
  });
  const password = canary("databasePassword");
  const role = `ph_canary_${process.pid}`;
  const database = await createDatabase(postgres(), "canary");
  const answer = canary("answer");
  const app = await serve((request, response) => {
    request.resume();
    response.statusCode = request.url === "/" ? 200 : 500;
    response.setHeader("set-cookie", `session=${canary("cookie")}`);
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("x-powered-by", canary("header"));
    response.setHeader("location", `//evil.example/${answer}`);
    response.end(
      `PrismaClientKnownRequestError P2002 SELECT '${answer}' at Object.<anonymous> (/srv/${answer}/app.js:1:1)`,
    );
  });
  try {
    await runScript(
      database.url,
      `CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD '${password}';
       CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "password" TEXT); INSERT INTO "User" VALUES (1, '${canary("row")}');
       COMMENT ON TABLE "User" IS '${canary("tableComment")}';`,
    );
    const environment = {
      JWT_SECRET: canary("jwt"),
      SESSION_SECRET: canary("session"),
      DATABASE_URL: `${url("environmentUrl")}?sslmode=disable&options=${canary("urlOption")}`,
      CORS_ORIGINS: `http://${canary("origin")}.example,*`,
      PUBLIC_URL: `http://user:${canary("publicUrl")}@shop.example.com`,
      DEBUG: `prisma*,${canary("debug")}`,
      NODE_ENV: canary("nodeEnv"),
    };
    const start = { cwd: project.root, environment, now: new Date("2026-06-15T12:00:00Z") };
    const config = { environment: { secrets: ["SESSION_SECRET"] } };
    const reports = await Promise.all([
      runChecks({ ...start, config, profile: "pr", base: "HEAD~2" }),
      runChecks({ ...start, config, profile: "release", envFiles: [".env.production"] }),
      runChecks({ ...start, config, profile: "live", database: as(database.url, role, password), url: app.url.href }),
      runChecks({ ...start, config, profile: "live", database: as(database.url, role, canary("wrongPassword")) }),
    ]);
    for (const report of reports) expect(report.counts.fail).toBeGreaterThan(3);
    const told = [
      ...(await Promise.all(reports.flatMap((report) => FORMAT_NAMES.map((format) => formatReport(format, report))))),
      ...reports.map((report) => githubSummary(report)),
    ].join("\n");
    expect(canaries.length).toBeGreaterThan(40);
    expect(canaries.filter((value) => told.toLowerCase().includes(value.toLowerCase()))).toEqual([]);
  } finally {
    project.remove();
    await app.stop();
    await runScript(database.url, `DROP ROLE IF EXISTS ${role}`);
    await database.stop();
  }
}, 120_000);
