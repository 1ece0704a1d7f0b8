import type { HttpCases, Reply, ReplyTo } from "../../http-cases.js";

const SHOP = "https://shop.example";
const env = { CORS_ORIGINS: `${SHOP}, https://admin.shop.example` };

/** An application whose CORS allows an origin if a function says so. */
function allowing(isAllowed: (origin: string) => boolean, more: Reply["headers"] = {}) {
  const reply: ReplyTo = ({ headers: { origin = "" } }) => ({
    headers: isAllowed(origin) ? { "access-control-allow-origin": origin, vary: "Origin", ...more } : {},
  });
  return { "GET /health": reply, "GET /": reply, "OPTIONS /login": reply };
}

const fixed = { headers: { "access-control-allow-origin": SHOP, vary: "Origin" } };

export const cases: HttpCases = {
  silent: [
    { why: "no CORS at all", routes: { "GET /health": {} } },
    { why: "one origin, whoever asks", routes: { "GET /health": fixed, "GET /": fixed, "OPTIONS /login": fixed } },
    { why: "a list that is compared whole", routes: allowing((origin) => origin === SHOP), env },
    {
      why: "an allowed origin that is an address",
      routes: allowing(() => false),
      env: { CORS_ORIGINS: "http://127.0.0.1:5173" },
    },
    {
      why: "a variable of another name",
      routes: allowing((origin) => origin === SHOP),
      env: { ALLOWED_ORIGIN: SHOP },
      environment: { corsOrigins: "ALLOWED_ORIGIN" },
    },
    { why: "a list that is none", routes: allowing(() => false), env: { CORS_ORIGINS: "*, https://*.shop.example" } },
  ],
  found: [
    {
      why: "`cors()` without options",
      routes: Object.fromEntries(
        ["GET /health", "GET /", "OPTIONS /login"].map((route) => [
          route,
          { headers: { "access-control-allow-origin": "*" } },
        ]),
      ),
      findings: [{ subject: "*", seen: "`GET /health` allows every origin", write: "process.env.CORS_ORIGINS" }],
    },
    {
      why: "`*` with cookies",
      routes: {
        "GET /": { headers: { "access-control-allow-origin": "*", "access-control-allow-credentials": "true" } },
      },
      findings: [{ subject: "*", seen: "and to send cookies" }],
    },
    {
      why: "every origin, sent back as it came",
      routes: allowing(() => true, { "access-control-allow-credentials": "true" }),
      findings: [
        { subject: "any origin", seen: "`GET /health` allows any origin, with the user's cookies" },
        { subject: "the origin null" },
      ],
    },
    {
      why: "a preflight alone that allows every origin",
      routes: { "OPTIONS /login": allowing((origin) => origin !== "null")["OPTIONS /login"] },
      findings: [{ subject: "any origin", seen: "`OPTIONS /login` allows any origin" }],
    },
    {
      why: "null, for files and sandboxes",
      routes: allowing((origin) => origin === SHOP || origin === "null"),
      findings: [{ subject: "the origin null" }],
    },
    {
      why: "startsWith",
      routes: allowing((origin) => origin.startsWith(SHOP)),
      env,
      findings: [{ subject: "an origin that begins like yours" }],
    },
    {
      why: "endsWith",
      routes: allowing((origin) => origin.endsWith("shop.example")),
      env,
      findings: [{ subject: "an origin that ends like yours" }, { subject: "your origin over http" }],
    },
    {
      why: "a regular expression whose dot is any sign",
      routes: allowing((origin) => /^https:\/\/shop.example$/.test(origin)),
      env,
      findings: [{ subject: "an origin with another sign for the dot" }],
    },
    {
      why: "the host alone",
      routes: allowing((origin) => origin !== "null" && new URL(origin).host === "shop.example"),
      env,
      findings: [{ subject: "your origin over http" }],
    },
    {
      why: "a server that is not there",
      at: "nowhere",
      findings: ["GET /health", "GET /", "OPTIONS /login"].map((subject) => ({ subject, level: "unknown" as const })),
    },
  ],
};
