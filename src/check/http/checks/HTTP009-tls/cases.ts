import type { HttpCases } from "../../http-cases.js";

export const cases: HttpCases = {
  silent: [
    { why: "a loopback address", routes: { "GET /health": {} }, isNotApplicable: true },
    {
      why: "a loopback address with a certificate of its own",
      at: "https",
      routes: { "GET /health": {} },
      isNotApplicable: true,
    },
  ],
  found: [
    {
      why: "an address without TLS",
      at: "own http",
      routes: { "GET /health": {} },
      findings: [{ subject: "http://{host}", seen: "answers 200 without TLS", write: "with 308" }],
    },
    {
      why: "a redirect to another address without TLS",
      at: "own http",
      routes: { "GET /health": { status: 301, headers: { location: "/healthz" } } },
      findings: [{ subject: "http://{host}", seen: "answers 301 without TLS" }],
    },
    {
      why: "a redirect to TLS, behind which nothing was looked at",
      at: "own http",
      routes: { "GET /health": { status: 308, headers: { location: "https://shop.example/health" } } },
      findings: [{ subject: "http://{host}", level: "unknown", write: "--url https://" }],
    },
    {
      why: "a certificate that nobody has signed",
      at: "own https",
      routes: { "GET /health": {} },
      findings: [{ subject: "https://{host}", seen: "is not accepted (DEPTH_ZERO_SELF_SIGNED_CERT)", write: "ACME" }],
    },
  ],
};
