import type { HttpCases } from "../../http-cases.js";

const healthy = (body: unknown) => ({ "GET /health": { body } });

export const cases: HttpCases = {
  silent: [
    { why: "200 and JSON", routes: healthy({ status: "ok" }) },
    { why: "200 and text", routes: healthy("ok") },
    { why: "204", routes: { "GET /health": { status: 204 } } },
    {
      why: "what works and what does not, by name",
      routes: healthy({ status: "ok", checks: { database: "up", queue: "up" }, uptime: 7 }),
    },
    { why: "a route of another name", routes: { "GET /healthz": { body: "ok" } }, http: { health: "/healthz" } },
  ],
  found: [
    { why: "no route", findings: [{ subject: "GET /health", seen: "answers 404", write: "SELECT 1" }] },
    {
      why: "a failure",
      routes: { "GET /health": { status: 503, body: { status: "down" } } },
      findings: [{ subject: "GET /health", seen: "answers 503" }],
    },
    {
      why: "a redirect, which is not followed",
      routes: { "GET /health": { status: 302, headers: { location: "/login" } }, "GET /login": {} },
      findings: [{ subject: "GET /health", seen: "answers 302" }],
    },
    {
      why: "the page of a single-page application, which comes for every path",
      routes: { "GET /health": { headers: { "content-type": "text/html" }, body: "<div id=root></div>" } },
      findings: [{ subject: "GET /health", seen: "with a page" }],
    },
    {
      why: "an answer after two seconds",
      listener: (_request, response) => void setTimeout(() => response.end("ok"), 2_100),
      findings: [{ subject: "GET /health", seen: "takes 2." }],
    },
    {
      why: "the version and the environment, also below",
      routes: healthy({ status: "ok", version: "1.2.3", process: { nodeVersion: "v20.1.0", NODE_ENV: "production" } }),
      findings: [{ subject: "GET /health tells", seen: "tells `version`, `nodeVersion`, `NODE_ENV`" }],
    },
    {
      why: "the address of the database, and only its kind is told",
      routes: healthy({ database: "postgresql://shop:secret@db/shop" }),
      findings: [{ subject: "GET /health tells", seen: "tells a connection URL" }],
    },
    { why: "a server that is not there", at: "nowhere", findings: [{ subject: "GET /health", level: "unknown" }] },
  ],
};
