import type { HttpCases, ReplyTo } from "../../http-cases.js";

const at = (reply: ReplyTo) => ({ "POST /login": reply });
const limitedTo = (attempts: number, status = 401) =>
  at((_request, _body, count) => ({ status: count > attempts ? 429 : status }));

/** A limit for each user. */
function limitedEach(attempts: number): ReplyTo {
  const counts = new Map<string, number>();
  return (_request, body) => {
    const { email } = JSON.parse(body) as { email: string };
    const count = (counts.get(email) ?? 0) + 1;
    counts.set(email, count);
    return { status: count > attempts ? 429 : 401 };
  };
}

/** A login of other names, limited to two attempts. */
const session: ReplyTo = (_request, body, count) => {
  const { name, secret } = JSON.parse(body) as { name?: string; secret?: string };
  const isRead = name?.endsWith(".invalid") === true && secret !== undefined;
  return { status: count > 2 ? 429 : isRead ? 401 : 400 };
};

export const cases: HttpCases = {
  silent: [
    { why: "429 at the sixth attempt", routes: limitedTo(5) },
    { why: "429 at the last attempt that is made", routes: limitedTo(19) },
    { why: "429 at once, as an earlier run has used up what is allowed", routes: limitedTo(0) },
    { why: "a limit before the body is looked at", routes: limitedTo(5, 400) },
    { why: "a form that comes back until the limit", routes: limitedTo(5, 302) },
    {
      why: "a limit that is configured, and other names for the two",
      routes: {
        "POST /session": session,
      },
      http: { login: "/session", loginFields: { user: "name", password: "secret" }, loginAttempts: 3 },
    },
  ],
  found: [
    {
      why: "no limit",
      routes: at(() => ({ status: 401 })),
      findings: [
        { subject: "POST /login", seen: "has no 429 after 20 attempts, and answers 401 still", write: "rateLimit" },
      ],
    },
    { why: "a limit that comes too late", routes: limitedTo(100), findings: [{ subject: "POST /login" }] },
    {
      why: "a limit for each user",
      routes: at(limitedEach(5)),
      findings: [{ subject: "POST /login", level: "warning", seen: "not those of one client for 20 users" }],
    },
    {
      why: "no such route",
      findings: [
        { subject: "POST /login", level: "unknown", seen: "answers 404: nobody logs in there", write: "login:" },
      ],
    },
    {
      why: "a body that is not as the route wants it",
      routes: at(() => ({ status: 422 })),
      findings: [{ subject: "POST /login", level: "unknown", write: "loginFields" }],
    },
    {
      why: "a database that is away",
      routes: at(() => ({ status: 503 })),
      findings: [{ subject: "POST /login", level: "unknown" }],
    },
    { why: "a server that is not there", at: "nowhere", findings: [{ subject: "POST /login", level: "unknown" }] },
  ],
};
