import type { CheckCases } from "../../../check-cases.js";

// Put together here, so that no file of this repository holds one.
const githubToken = `ghp_${"aB3dE6gH9k".repeat(4).slice(0, 36)}`;
const awsKey = "q7W2".repeat(10);
const [begin, end] = ["BEGIN", "END"].map((word) => ["-----", word, " RSA PRIVATE", " KEY-----"].join(""));
const privateKey = `${begin}\n${"MIIEowIBAAKCAQEAx7v2".repeat(8)}\n${end}\n`;
const remoteUrl = `postgresql://shop:${"k9Zt".repeat(4)}@db.shop.eu:5432/shop`;

export const cases: CheckCases = {
  silent: [
    { why: "no secrets", files: { "src/main.ts": "export const port = 3000;\n", "README.md": "# Shop\n" } },
    {
      why: "databases of one's own, and those of a documentation",
      files: {
        "src/db.ts": 'export const url = process.env.DATABASE_URL ?? "postgresql://shop:shop@localhost:5432/shop";\n',
        "README.md": "DATABASE_URL=postgresql://user:password@db.example.com:5432/shop\n",
        "compose.yml": "services:\n  api:\n    environment:\n      DATABASE_URL: postgresql://shop:shop@db:5432/shop\n",
      },
    },
    {
      why: "names of secrets whose values stand elsewhere",
      files: {
        "compose.yml":
          "services:\n  api:\n    environment:\n      JWT_SECRET: ${JWT_SECRET}\n      SESSION_SECRET:\n      COOKIE_SECRET: ${COOKIE_SECRET:?set it}\n",
        "k8s/api.yaml": "env:\n  - name: JWT_SECRET\n    valueFrom:\n      secretKeyRef: { name: shop, key: jwt }\n",
        "charts/values.yaml": "JWT_SECRET: '{{ .Values.jwt }}'\n",
      },
    },
    {
      why: "names that look so",
      files: { "app.json": '{ "JWT_SECRET_FILE": "/run/secrets/jwt", "AUTH_PUBLIC_KEY": "abc", "TOKEN_TTL": "1h" }' },
    },
    {
      why: "the tests of a workflow",
      files: {
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  test:\n    env:\n      JWT_SECRET: for-the-tests-only\n    steps:\n      - run: npm test\n",
      },
    },
    {
      why: "Compose for development",
      files: { "docker-compose.dev.yml": "services:\n  api:\n    environment:\n      JWT_SECRET: secret\n" },
    },
    {
      why: "a service that works on the source of a developer",
      files: {
        "compose.yml": "services:\n  api:\n    volumes: ['.:/app']\n    environment:\n      JWT_SECRET: secret\n",
      },
    },
    { why: "an example", files: { "config/settings.example.json": '{ "JWT_SECRET": "change-me" }' } },
    {
      why: "a file that the configuration leaves out",
      files: { "fixtures/a.ts": githubToken },
      config: { repository: { ignore: ["fixtures"] } },
    },
    { why: "a binary file", files: { "logo.bin": `\0${githubToken}` } },
    {
      why: "a lockfile and what others wrote",
      files: { "package-lock.json": githubToken, "public/app.min.js": githubToken },
    },
    {
      why: "an .env that git ignores",
      history: [],
      files: { ".gitignore": ".env\n" },
      untracked: { ".env": githubToken },
    },
  ],
  found: [
    {
      why: "keys of providers, once for each kind",
      files: {
        "src/client.ts": `const one = "${githubToken}";\nconst two = "${githubToken.replace("aB3", "cD4")}";\nAWS_SECRET_ACCESS_KEY = "${awsKey}";\n`,
      },
      findings: [
        {
          subject: "src/client.ts: a GitHub token",
          line: 1,
          seen: "a GitHub token of 40 characters in lines 1 and 2",
        },
        { subject: "src/client.ts: an AWS key", line: 3 },
      ],
    },
    {
      why: "a private key in a file of another name",
      files: { "src/keys.txt": privateKey },
      findings: [{ subject: "src/keys.txt: a private key", line: 1 }],
    },
    {
      why: "a real key in an example",
      files: { ".env.example": `GITHUB_TOKEN=${githubToken}\n` },
      findings: [{ subject: ".env.example: a GitHub token" }],
    },
    {
      why: "the URL of a database elsewhere",
      files: { "src/db.ts": `\nexport const url = "${remoteUrl}";\n`, "docs/run.md": `DATABASE_URL=${remoteUrl}\n` },
      findings: [
        { subject: "docs/run.md: the URL of a database with its password", line: 1 },
        { subject: "src/db.ts: the URL of a database with its password", line: 2 },
      ],
    },
    {
      why: "what an application signs with, in Compose",
      files: {
        "docker-compose.yml":
          "services:\n  api:\n    image: shop\n    environment:\n      - JWT_SECRET=supersecret\n      - PORT=3000\n  web:\n    image: web\n    environment:\n      NEXTAUTH_SECRET: changeme\n",
      },
      findings: [
        { subject: "docker-compose.yml: a value of JWT_SECRET", line: 5, seen: "of 11 characters" },
        { subject: "docker-compose.yml: a value of NEXTAUTH_SECRET", line: 10 },
      ],
    },
    {
      why: "in Kubernetes, a host's settings and a workflow that deploys",
      files: {
        "k8s/api.yaml": "env:\n  - name: SESSION_SECRET\n    value: keyboard cat\n",
        "render.yaml": "services:\n  - envVars:\n      - key: JWT_SECRET\n        value: abc\n",
        "config/production.json": '{\n  "APP_SECRET": "abc"\n}\n',
        ".github/workflows/deploy.yml":
          "on: push\njobs:\n  deploy:\n    env:\n      JWT_SECRET: abc\n    steps:\n      - run: ./deploy.sh\n",
      },
      findings: [
        { subject: ".github/workflows/deploy.yml: a value of JWT_SECRET", line: 5 },
        { subject: "config/production.json: a value of APP_SECRET", line: 2 },
        { subject: "k8s/api.yaml: a value of SESSION_SECRET", line: 3 },
        { subject: "render.yaml: a value of JWT_SECRET", line: 4 },
      ],
    },
  ],
};
