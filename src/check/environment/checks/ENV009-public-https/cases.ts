import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const silent = (why: string, PUBLIC_URL: string): SilentCase => ({ why, env: { PUBLIC_URL } });
const found = (why: string, PUBLIC_URL: string, seen: string): FoundCase => ({
  why,
  env: { PUBLIC_URL },
  findings: [{ subject: "PUBLIC_URL", seen, write: "PUBLIC_URL=https://" }],
});

export const cases: CheckCases = {
  silent: [
    silent("https", "https://shop.example.com"),
    silent("with a path and a port", "https://example.com:8443/shop/"),
    {
      why: "the address in the configuration",
      env: { NODE_ENV: "production" },
      config: { environment: { publicUrl: "https://shop.example.com" } },
    },
    {
      why: "another variable",
      env: { APP_URL: "https://shop.example.com" },
      config: { environment: { publicUrl: "APP_URL" } },
    },
  ],
  found: [
    found("http", "http://shop.example.com", "PUBLIC_URL is http, not https"),
    found("this machine", "https://localhost:3000", "is this machine"),
    found("IPv6 of this machine", "https://[::1]", "is this machine"),
    found("a private address", "https://10.1.2.3", "private network"),
    found("a name in the cluster", "https://shop.internal", "private network"),
    found("a public address", "https://203.0.113.7", "in digits"),
    found("a name without its scheme", "shop.example.com", "no address of the web"),
    found("a scheme that is no web", "ftp://shop.example.com", "no address of the web"),
    found("a password in it", "https://ada:secret@shop.example.com", "holds a user or a password"),
    {
      why: "http in the configuration",
      config: { environment: { publicUrl: "http://shop.example.com" } },
      findings: [{ subject: "environment.publicUrl", seen: "is http", write: 'publicUrl: "https://' }],
    },
    {
      why: "unknown: it is nowhere",
      env: { NODE_ENV: "production" },
      findings: [{ subject: "PUBLIC_URL", level: "unknown", write: "publicUrl:" }],
    },
    {
      why: "unknown: no environment was given",
      findings: [{ subject: "PUBLIC_URL", level: "unknown", write: "--dotenv" }],
    },
  ],
};
