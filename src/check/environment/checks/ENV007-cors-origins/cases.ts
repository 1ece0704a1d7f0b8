import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const silent = (why: string, CORS_ORIGINS: string): SilentCase => ({ why, env: { CORS_ORIGINS } });
const found = (why: string, CORS_ORIGINS: string, seen: string, level?: "warning"): FoundCase => ({
  why,
  env: { CORS_ORIGINS },
  findings: [{ subject: "CORS_ORIGINS #1", seen, write: "CORS_ORIGINS=https://", ...(level ? { level } : {}) }],
});

export const cases: CheckCases = {
  silent: [
    silent("one", "https://shop.example.com"),
    silent("several, by commas", "https://shop.example.com,https://admin.example.com"),
    silent("several, by commas and spaces", "https://shop.example.com, https://admin.example.com"),
    silent("a list in JSON", '["https://shop.example.com","https://admin.example.com"]'),
    silent("a port of its own", "https://shop.example.com:8443"),
    silent("a name that begins like a private one", "https://localhost.example.com"),
    silent("a name in punycode", "https://xn--bcher-kva.example.com"),
    {
      why: "another variable",
      env: { ALLOWED_ORIGIN: "https://shop.example.com", CORS_ORIGINS: "*" },
      config: { environment: { corsOrigins: "ALLOWED_ORIGIN" } },
    },
    { why: "no variable: nothing is allowed", env: { NODE_ENV: "production" }, isNotApplicable: true },
  ],
  found: [
    found("any", "*", "CORS_ORIGINS #1 is *, any origin"),
    found("null", "null", "is null"),
    found("a subdomain's wildcard", "https://*.example.com", "has a wildcard"),
    found("http", "http://shop.example.com", "is http"),
    found("localhost", "http://localhost:3000", "is this machine"),
    found("localhost by https", "https://localhost:3000", "is this machine"),
    found("a name below localhost", "https://app.localhost", "is this machine"),
    found("127.0.0.1", "http://127.0.0.1:5173", "is this machine"),
    found("127.0.0.1 in another form", "http://2130706433", "is this machine"),
    found("IPv6", "http://[::1]:5173", "is this machine"),
    found("0.0.0.0", "http://0.0.0.0:3000", "is this machine"),
    found("a private address", "https://192.168.1.20", "private network"),
    found("a name in a local network", "https://printer.local", "private network"),
    found("a name without a dot", "https://intranet", "private network"),
    found("a path", "https://shop.example.com/app", "not written as browsers send it"),
    found("a slash at its end", "https://shop.example.com/", "not written as browsers send it"),
    found("upper case", "https://Shop.example.com", "not written as browsers send it"),
    found("the port of https", "https://shop.example.com:443", "not written as browsers send it"),
    found("no scheme", "shop.example.com", "is no origin"),
    found("no scheme, with a port", "shop.example.com:8443", "is no origin"),
    found("an app's own scheme", "capacitor://shop", "neither https nor http", "warning"),
    {
      why: "each of several, by its place",
      env: { CORS_ORIGINS: "https://shop.example.com, http://localhost:3000, *" },
      findings: [
        { subject: "CORS_ORIGINS #2", seen: "this machine" },
        { subject: "CORS_ORIGINS #3", seen: "any origin" },
      ],
    },
    { why: "unknown: no environment was given", findings: [{ subject: "CORS_ORIGINS", level: "unknown" }] },
  ],
};
