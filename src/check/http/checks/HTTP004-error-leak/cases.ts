import type { RequestListener } from "node:http";
import type { FoundHttpCase, HttpCases, ReplyTo } from "../../http-cases.js";

/** A login that answers what it cannot read with an error of the case. */
function failing(body: unknown, status = 500) {
  return { "POST /login": { status, body } };
}

const STACK = `TypeError: x
    at loginRoutes.post (/srv/shop/dist/routes/login.js:12:30)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;
const INVOCATION = "\nInvalid `prisma.user.findFirst()` invocation in\n/srv/shop/src/login.ts:8:40\n";
const HTML = "<pre>SyntaxError: x<br> &nbsp; &nbsp;at parse (/srv/shop/node_modules/body-parser/index.js:92:19)</pre>";

/** One kind of leak for each of these texts of an answer. */
const TEXTS: readonly (readonly [why: string, body: unknown, seen: string])[] = [
  ["a stack in JSON", { error: "x", stack: STACK }, "a stack trace"],
  ["a stack in HTML, as Express sends it by default", HTML, "a stack trace"],
  [
    "a stack with paths of Windows",
    "Error: x\n    at Object.<anonymous> (C:\\shop\\dist\\login.js:1:7)",
    "a stack trace",
  ],
  ["a stack with addresses of modules", "Error: x\n    at async file:///app/dist/login.js:1:7", "a stack trace"],
  ["the path of a file", { error: "ENOENT: open '/app/config/keys.json'" }, "the path of a file"],
  ["what Prisma says of a call", { error: INVOCATION }, "what Prisma says"],
  ["a code of Prisma", { error: { code: "P2025" } }, "what Prisma says"],
  ["the class of an error of Prisma", { name: "PrismaClientValidationError" }, "what Prisma says"],
  ["a statement", 'failed: SELECT "id", "email" FROM "users"', "SQL, or what the database says"],
  ["what PostgreSQL says", { error: 'syntax error at or near "x"' }, "SQL, or what the database says"],
  ["what MariaDB says", { code: "ER_DUP_ENTRY" }, "SQL, or what the database says"],
  ["a constraint", { error: "unique constraint", on: "users_pkey" }, "the name of a constraint"],
  ["a unique index", { error: 'violates unique constraint "users_email_key"' }, "the name of a constraint"],
  ["a connection", { error: "connect postgresql://shop@db/shop" }, "a connection URL"],
  ["a variable", { error: "DATABASE_URL is not set" }, "the name of an environment variable"],
  [
    "a slip of the program",
    { error: "Cannot read properties of undefined (reading 'id')" },
    "the text of a JavaScript error",
  ],
];

/** Where an id or a query is more than the database can take. */
const leakingIds: RequestListener = ({ url = "" }, response) => {
  const isBad = /^\/products\/\d{20}|^\/orders\?page=/.test(url);
  response.writeHead(isBad ? 500 : 404).end(isBad ? '{"error":"P2020"}' : "");
};
const dying: RequestListener = (request, response) => {
  if (request.method === "POST") request.socket.destroy();
  else response.writeHead(404).end();
};
const silent: ReplyTo = () => ({ status: 400, body: { error: { message: "Not valid: email." } } });

export const cases: HttpCases = {
  silent: [
    { why: "errors that say what was wrong with the request", routes: { "POST /login": silent } },
    { why: "a success that speaks of code", routes: { "POST /login": { status: 200, body: STACK } } },
    {
      why: "what the parser says of broken JSON",
      routes: failing({ error: `Unexpected token '"', "{"" is not valid JSON`, type: "entity.parse.failed" }, 400),
    },
    {
      why: "words that SQL has, too",
      routes: failing({ error: "Please select a date from the list, update the set, and order by phone." }, 400),
    },
    {
      why: "keys and ids that are none of the database",
      routes: failing({ api_key: "missing", part: "P9034", id: "P12" }, 400),
    },
    {
      why: "a path of a page",
      routes: failing({ error: "There is nothing at /app/orders/7.", see: "https://shop.example/docs/a.html" }, 404),
    },
    {
      why: "a body that is not sent back, and routes that are configured",
      routes: { "POST /login": silent, "POST /import": silent },
      http: { bodies: ["/import"], errors: ["/products/*", "/orders?all=1"] },
    },
  ],
  found: [
    ...TEXTS.map(([why, body, seen]): FoundHttpCase => ({
      why,
      routes: failing(body),
      findings: [{ subject: "POST /login", seen, write: "safeErrorHandler" }],
    })),
    {
      why: "a route with an id, and a route with a query",
      listener: leakingIds,
      http: { errors: ["/products/*", "/orders"] },
      findings: [
        { subject: "GET /products/*", seen: "with an id of twenty digits answers 500" },
        { subject: "GET /orders", seen: "with a query of nonsense" },
      ],
    },
    {
      why: "a path that is not there",
      listener: (_request, response) => void response.writeHead(404).end(STACK),
      findings: [{ subject: "POST /login" }, { subject: "GET /…", seen: "with a path that is not there answers 404" }],
    },
    {
      why: "a program that dies of broken JSON",
      listener: dying,
      findings: [{ subject: "POST /login", level: "unknown", seen: "with broken JSON` has no answer (ECONNRESET)" }],
    },
    {
      why: "a server that is not there",
      at: "nowhere",
      findings: [
        { subject: "POST /login", level: "unknown" },
        { subject: "GET /…", level: "unknown" },
      ],
    },
  ],
};
