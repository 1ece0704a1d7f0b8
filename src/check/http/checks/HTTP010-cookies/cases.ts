import type { HttpCases } from "../../http-cases.js";

const GOOD = "sid=s3cret; Path=/; HttpOnly; Secure; SameSite=Lax";
const setting = (...cookies: readonly string[]) => ({ "GET /": { headers: { "set-cookie": cookies } } });

export const cases: HttpCases = {
  silent: [
    { why: "no cookie", routes: { "GET /": {} }, isNotApplicable: true },
    { why: "all three", routes: setting(GOOD) },
    {
      why: "all three over https, in another order and case",
      at: "https",
      routes: setting("a=b; samesite=strict; SECURE; httponly"),
    },
    {
      why: "a cookie for scripts, which send it back in a header",
      routes: setting("XSRF-TOKEN=x; Secure; SameSite=Strict"),
    },
    {
      why: "a cookie that is deleted",
      routes: setting(GOOD, "old=; Max-Age=0", "older=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
    },
  ],
  found: [
    {
      why: "none of the three, and the value is not told",
      at: "https",
      routes: setting("connect.sid=s3cret; Path=/"),
      findings: [
        {
          subject: "connect.sid",
          seen: "the cookie connect.sid is set without Secure, HttpOnly, SameSite",
          write: 'res.cookie("connect.sid", value',
        },
      ],
    },
    {
      why: "no Secure over http, where it may be left out",
      routes: setting("sid=x; HttpOnly; SameSite=Lax"),
      findings: [{ subject: "sid Secure", level: "unknown", seen: "over http" }],
    },
    {
      why: "SameSite=None",
      routes: setting("sid=x; HttpOnly; Secure; SameSite=None"),
      findings: [{ subject: "sid", level: "warning", seen: "requests from other sites" }],
    },
    {
      why: "the cookie of a login that fails",
      routes: { "POST /login": { status: 401, headers: { "set-cookie": ["flash=x; Secure; SameSite=Lax"] } } },
      findings: [{ subject: "flash", seen: "without HttpOnly" }],
    },
    {
      why: "a server that is not there",
      at: "nowhere",
      findings: ["GET /", "GET /health", "GET /login", "POST /login"].map((subject) => ({
        subject,
        level: "unknown" as const,
      })),
    },
  ],
};
