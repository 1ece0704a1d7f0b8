import type { HttpCases } from "../../http-cases.js";

const GOOD = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
};
const health = { "GET /health": { body: { status: "ok" } } };
const page = { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: "<h1>Hello</h1>" };

function without(name: keyof typeof GOOD): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== name));
}

export const cases: HttpCases = {
  silent: [
    { why: "all of them on every answer, also where nothing is found", routes: health, headers: GOOD },
    {
      why: "JSON that has X-Frame-Options and no policy",
      routes: health,
      headers: { ...without("content-security-policy"), "x-frame-options": "SAMEORIGIN" },
    },
    { why: "a page whose policy says who may frame it", routes: { "GET /": page }, headers: GOOD },
    {
      why: "a page with X-Frame-Options beside a policy that does not speak of frames",
      routes: { "GET /": page },
      headers: { ...GOOD, "content-security-policy": "default-src 'self'", "x-frame-options": "DENY" },
    },
    { why: "a server that names no version", routes: health, headers: { ...GOOD, server: "nginx" } },
    { why: "no Strict-Transport-Security over http, where browsers ignore it", routes: health, headers: GOOD },
    {
      why: "Strict-Transport-Security over https",
      at: "https",
      routes: health,
      headers: { ...GOOD, "strict-transport-security": "max-age=31536000; includeSubDomains" },
    },
  ],
  found: [
    {
      why: "an Express application as it comes",
      routes: health,
      headers: { "x-powered-by": "Express" },
      findings: [
        { subject: "X-Content-Type-Options", seen: "in `GET /`, `GET /health`, `GET /login` the header" },
        { subject: "Content-Security-Policy", seen: "and X-Frame-Options are missing" },
        { subject: "Referrer-Policy", seen: "is missing" },
        { subject: "X-Powered-By", seen: "is sent", write: 'app.disable("x-powered-by")' },
      ],
    },
    {
      why: "headers that only some answers have",
      headers: { "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" },
      routes: {
        "GET /": { headers: { "x-frame-options": "DENY" } },
        "GET /login": { status: 405, headers: { "x-frame-options": "DENY" } },
        "GET /health": {},
      },
      findings: [{ subject: "Content-Security-Policy", seen: "in `GET /health` the header" }],
    },
    {
      why: "a page without a policy, which any site can frame",
      routes: { "GET /": page },
      headers: { ...without("content-security-policy"), "x-frame-options": "ALLOWALL" },
      findings: [{ subject: "Content-Security-Policy" }, { subject: "X-Frame-Options" }],
    },
    {
      why: "a server that names its version",
      routes: health,
      headers: { ...GOOD, server: "nginx/1.18.0 (Ubuntu)" },
      findings: [{ subject: "Server", seen: "names a version", write: "server_tokens off" }],
    },
    {
      why: "values that switch a header off",
      routes: health,
      headers: { ...GOOD, "x-content-type-options": "none", "referrer-policy": "unsafe-url" },
      findings: [
        { subject: "X-Content-Type-Options", seen: "is not nosniff" },
        { subject: "Referrer-Policy", seen: "is unsafe-url" },
      ],
    },
    {
      why: "no Strict-Transport-Security over https",
      at: "https",
      routes: health,
      headers: GOOD,
      findings: [{ subject: "Strict-Transport-Security", seen: "is missing" }],
    },
    {
      why: "Strict-Transport-Security that is over in a minute",
      at: "https",
      routes: health,
      headers: { ...GOOD, "strict-transport-security": "max-age=60" },
      findings: [{ subject: "Strict-Transport-Security", seen: "holds for 60 seconds only" }],
    },
    {
      why: "a server that is not there",
      at: "nowhere",
      findings: ["GET /", "GET /health", "GET /login"].map((subject) => ({
        subject,
        level: "unknown" as const,
        seen: "ECONNREFUSED",
      })),
    },
  ],
};
