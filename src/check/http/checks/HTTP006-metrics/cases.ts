import type { HttpCases } from "../../http-cases.js";

const PROMETHEUS = '# TYPE http_requests_total counter\nhttp_requests_total{status="200"} 7\n';
const at = (body: unknown, headers: { readonly [name: string]: string } = {}) => ({
  "GET /metrics": { body, headers },
});

export const cases: HttpCases = {
  silent: [
    { why: "no such route", routes: {} },
    { why: "401", routes: { "GET /metrics": { status: 401, body: PROMETHEUS } } },
    { why: "403", routes: { "GET /metrics": { status: 403 } } },
    { why: "a redirect to the login", routes: { "GET /metrics": { status: 302, headers: { location: "/login" } } } },
    {
      why: "a page for every path",
      routes: at("<html><p>Metrics are 7 things.</p></html>", { "content-type": "text/html" }),
    },
    { why: "another route", routes: { "GET /metrics": { body: PROMETHEUS } }, http: { metrics: "/internal/metrics" } },
  ],
  found: [
    {
      why: "Prometheus's text",
      routes: at(PROMETHEUS),
      findings: [{ subject: "GET /metrics", seen: "answers anybody with metrics" }],
    },
    {
      why: "lines without their types",
      routes: at("up 1\nheap_bytes 1.5e+07\n"),
      findings: [{ subject: "GET /metrics" }],
    },
    {
      why: "OpenMetrics without a line yet",
      routes: at("", { "content-type": "application/openmetrics-text; version=1.0.0" }),
      findings: [{ subject: "GET /metrics" }],
    },
    { why: "metrics as JSON", routes: at({ counters: [], gauges: [] }), findings: [{ subject: "GET /metrics" }] },
    {
      why: "a route of another name",
      routes: { "GET /internal/metrics": { body: PROMETHEUS } },
      http: { metrics: "/internal/metrics" },
      findings: [{ subject: "GET /internal/metrics" }],
    },
    {
      why: "a failure, behind which anything may be",
      routes: { "GET /metrics": { status: 500 } },
      findings: [{ subject: "GET /metrics", level: "unknown", seen: "answers 500" }],
    },
    { why: "a server that is not there", at: "nowhere", findings: [{ subject: "GET /metrics", level: "unknown" }] },
  ],
};
