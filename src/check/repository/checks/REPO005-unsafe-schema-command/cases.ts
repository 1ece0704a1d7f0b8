import type { CheckCases } from "../../../check-cases.js";

const scripts = (entries: { readonly [name: string]: string }): string =>
  JSON.stringify({ name: "a-project", scripts: entries }, null, 2);

const testWithPostgres = `on: [pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    services:
      postgres:
        image: postgres:17
    env:
      DATABASE_URL: postgresql://postgres:postgres@localhost:5432/test
    steps:
      - uses: actions/checkout@v5
      - run: npx prisma db push && npm test
`;

export const cases: CheckCases = {
  silent: [
    {
      why: "migrate deploy",
      files: { "package.json": scripts({ start: "prisma migrate deploy && node dist/main.js" }) },
    },
    {
      why: "scripts for development and tests",
      files: {
        "package.json": scripts({
          dev: "prisma migrate dev && tsx watch src/main.ts",
          "start:dev": "prisma db push && tsx src/main.ts",
          "start:local": "prisma db push && node .",
          "build:test": "prisma migrate reset --force",
          test: "prisma db push --force-reset && vitest",
          "db:push": "prisma db push",
          "db:reset": "prisma migrate reset",
          migrate: "prisma migrate dev",
          start: "node dist/main.js",
        }),
      },
    },
    {
      why: "a word that only looks so",
      files: {
        "package.json": scripts({
          build: "echo 'never run prisma db push' && tsc",
          start: "node main.js --title 'prisma migrate dev'",
          postinstall: "prisma generate",
          deploy: "echo prisma db push",
        }),
      },
    },
    {
      why: "a script that production does not call",
      files: { "package.json": scripts({ start: "npm run serve:static", push: "prisma db push" }) },
    },
    {
      why: "a stage of development of the image",
      files: {
        Dockerfile: `FROM node:24 AS base
FROM base AS dev
CMD ["npx", "prisma", "migrate", "dev"]
FROM base AS production
CMD ["node", "main.js"]
`,
      },
    },
    {
      why: "a Dockerfile of development",
      files: { "Dockerfile.dev": 'FROM node:24\nCMD ["npx", "prisma", "migrate", "dev"]\n' },
    },
    {
      why: "a command that a later one replaces",
      files: { Dockerfile: "FROM node:24\nCMD npx prisma db push\nCMD node main.js\n" },
    },
    {
      why: "a comment in a Dockerfile",
      files: {
        Dockerfile:
          "FROM node:24\n# CMD npx prisma db push\nRUN npm ci \\\n  # npx prisma db push\n  && npx prisma generate\nCMD node main.js\n",
      },
    },
    {
      why: "tests of a workflow with a database of their own",
      files: { ".github/workflows/ci.yml": testWithPostgres },
    },
    {
      why: "even in a job that is called release",
      files: { ".github/workflows/release.yml": testWithPostgres.replace("  test:", "  release:") },
    },
    {
      why: "a workflow that tests on SQLite",
      files: {
        ".github/workflows/deploy.yml":
          "on: push\njobs:\n  build:\n    env:\n      DATABASE_URL: file:./test.db\n    steps:\n      - run: npx prisma db push\n",
      },
    },
    {
      why: "a workflow that starts its database with Compose",
      files: {
        ".github/workflows/release.yml":
          "on: push\njobs:\n  e2e:\n    steps:\n      - run: docker compose up -d --wait\n      - run: npx prisma migrate reset --force\n",
      },
    },
    {
      why: "a URL for tests among the secrets",
      files: {
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  e2e:\n    steps:\n      - run: npx prisma db push\n        env:\n          DATABASE_URL: ${{ secrets.TEST_DATABASE_URL }}\n",
      },
    },
    {
      why: "a job of GitLab with a database of its own",
      files: {
        ".gitlab-ci.yml":
          "test:\n  services: [postgres:17]\n  variables:\n    DATABASE_URL: $URL\n  script:\n    - npx prisma db push\n",
      },
    },
    {
      why: "a service that works on the source of a developer",
      files: {
        "docker-compose.yml":
          "services:\n  api:\n    build: .\n    volumes:\n      - .:/app\n      - /app/node_modules\n    command: npx prisma migrate dev\n",
      },
    },
    {
      why: "Compose for development",
      files: { "docker-compose.override.yml": "services:\n  api:\n    command: npx prisma db push\n" },
    },
    {
      why: "a script that asks for the environment first",
      files: {
        Dockerfile: 'FROM node:24\nENTRYPOINT ["./docker-entrypoint.sh"]\n',
        "docker-entrypoint.sh": `#!/bin/sh
set -e
if [ "$NODE_ENV" = "production" ]; then
  npx prisma migrate deploy
else
  npx prisma migrate dev
fi
[ "$NODE_ENV" = "development" ] && npx prisma db push
exec "$@"
`,
      },
    },
    {
      why: "a here-document that is no command",
      files: {
        "package.json": scripts({ start: "sh start.sh" }),
        "start.sh": "cat <<EOF\nnpx prisma db push\nEOF\nnode main.js\n",
      },
    },
    {
      why: "a database of SQLite that is named in the command",
      files: { "package.json": scripts({ build: "DATABASE_URL=file:./build.db prisma db push && next build" }) },
    },
  ],
  found: [
    {
      why: "a start script",
      files: {
        "package.json": scripts({ build: "tsc", start: "prisma db push --accept-data-loss && node dist/main.js" }),
      },
      findings: [
        {
          subject: "package.json scripts.start: prisma db push --accept-data-loss",
          line: 5,
          seen: "scripts.start of package.json runs prisma db push --accept-data-loss",
          write: "npx prisma migrate deploy",
        },
      ],
    },
    {
      why: "scripts that a host runs by itself",
      files: {
        "package.json": scripts({
          build: "prisma generate && prisma migrate dev --name init && next build",
          postinstall: "npx --yes prisma@7 db push",
          "heroku-postbuild": "node node_modules/prisma/build/index.js migrate reset -f",
          "vercel-build": "npm run db:push && next build",
          "db:push": "dotenv -e .env -- prisma db push --schema prisma/schema.prisma",
          "deploy:prod": "pnpm exec prisma db push",
        }),
      },
      findings: [
        { subject: "package.json scripts.build: prisma migrate dev" },
        { subject: "package.json scripts.postinstall: prisma db push" },
        { subject: "package.json scripts.heroku-postbuild: prisma migrate reset -f" },
        { subject: "package.json scripts.vercel-build: prisma db push", seen: "by npm run db:push" },
        { subject: "package.json scripts.deploy:prod: prisma db push" },
      ],
    },
    {
      why: "a script before the one that is called",
      files: {
        Dockerfile: 'FROM node:24\nCMD ["npm", "start"]\n',
        "package.json": scripts({ prestart: "prisma db push", start: "node ." }),
      },
      findings: [
        { subject: "package.json scripts.prestart: prisma db push" },
        { subject: "Dockerfile CMD: prisma db push", line: 2, seen: "by npm run prestart" },
      ],
    },
    {
      why: "the command of an image, in a shell",
      files: {
        Dockerfile:
          'FROM node:24 AS build\nRUN npm ci\nFROM node:24\nCOPY --from=build /app /app\nCMD ["sh", "-c", "npx prisma db push && node main.js"]\n',
      },
      findings: [{ subject: "Dockerfile CMD: prisma db push", line: 5 }],
    },
    {
      why: "a step that builds the image, over several lines",
      files: {
        "docker/api.Dockerfile":
          "FROM node:24\nRUN npm ci \\\n  # the tables\n  && npx prisma \\\n    db push\nCMD node main.js\n",
      },
      findings: [{ subject: "docker/api.Dockerfile RUN: prisma db push", line: 2 }],
    },
    {
      why: "a script that the image starts, by its path in the image",
      files: {
        Dockerfile:
          'FROM node:24\nCOPY scripts/entrypoint.sh /usr/local/bin/\nENTRYPOINT ["/usr/local/bin/entrypoint.sh"]\nCMD ["node", "main.js"]\n',
        "scripts/entrypoint.sh": '#!/bin/sh\nyarn prisma migrate dev\nexec "$@"\n',
      },
      findings: [
        { subject: "Dockerfile ENTRYPOINT: prisma migrate dev", line: 3, seen: "by /usr/local/bin/entrypoint.sh" },
      ],
    },
    {
      why: "an entrypoint of a stage that the last one goes on from",
      files: { Dockerfile: "FROM node:24 AS base\nENTRYPOINT npx prisma db push; node main.js\nFROM base\nENV A=1\n" },
      findings: [{ subject: "Dockerfile ENTRYPOINT: prisma db push", line: 2 }],
    },
    {
      why: "a service of Compose",
      files: {
        "compose.yaml":
          "services:\n  api:\n    image: shop\n    command: sh -c 'npx prisma db push --skip-generate && node main.js'\n  job:\n    image: shop\n    entrypoint: [npx, prisma, migrate, reset, --force]\n",
      },
      findings: [
        { subject: "compose.yaml services.api: prisma db push", line: 4 },
        { subject: "compose.yaml services.job: prisma migrate reset --force", line: 7 },
      ],
    },
    {
      why: "a workflow that deploys",
      files: {
        ".github/workflows/deploy.yml":
          "on:\n  push:\n    branches: [main]\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment: production\n    steps:\n      - run: |\n          npm ci\n          npx prisma db push\n",
      },
      findings: [{ subject: ".github/workflows/deploy.yml jobs.deploy: prisma db push", line: 11 }],
    },
    {
      why: "a workflow that gets the URL of a database",
      files: {
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  tables:\n    steps:\n      - run: npx prisma migrate dev\n        env:\n          DATABASE_URL: ${{ secrets.DATABASE_URL }}\n",
      },
      findings: [{ subject: ".github/workflows/ci.yml jobs.tables: prisma migrate dev", line: 5 }],
    },
    {
      why: "an action of one's own",
      files: {
        ".github/workflows/deploy.yml":
          "on: push\njobs:\n  deploy:\n    steps:\n      - uses: ./.github/actions/tables\n",
        ".github/actions/tables/action.yml":
          "runs:\n  using: composite\n  steps:\n    - run: npx prisma db push\n      shell: bash\n",
      },
      findings: [{ subject: ".github/workflows/deploy.yml jobs.deploy: prisma db push", line: 5 }],
    },
    {
      why: "a job of GitLab that deploys, with a template",
      files: {
        ".gitlab-ci.yml":
          ".tables:\n  script:\n    - npx prisma db push\n\ndeploy:\n  extends: .tables\n  environment: production\n",
      },
      findings: [{ subject: ".gitlab-ci.yml jobs.deploy: prisma db push", line: 3 }],
    },
    {
      why: "a Procfile, and the settings of a host",
      files: {
        Procfile: "web: node main.js\nrelease: npx prisma db push\n",
        "vercel.json": '{\n\t"buildCommand": "prisma db push && next build"\n}\n',
        "render.yaml": "services:\n  - type: web\n    preDeployCommand: npx prisma migrate reset --force\n",
      },
      findings: [
        { subject: "vercel.json commands: prisma db push", line: 2 },
        { subject: "render.yaml commands: prisma migrate reset --force", line: 3 },
        { subject: "Procfile release: prisma db push", line: 2 },
      ],
    },
    {
      why: "a script that asks for something else first",
      files: {
        "package.json": scripts({ start: "./start.sh" }),
        "start.sh": 'if [ "$MIGRATE" = "1" ]; then\n  npx prisma db push\nfi\nnode main.js\n',
      },
      findings: [{ subject: "package.json scripts.start: prisma db push" }],
    },
    {
      why: "one that runs in production only",
      files: {
        "package.json": scripts({ start: "./start.sh" }),
        "start.sh": '[ "$NODE_ENV" = production ] && npx prisma db push\nnode main.js\n',
      },
      findings: [{ subject: "package.json scripts.start: prisma db push" }],
    },
  ],
};
