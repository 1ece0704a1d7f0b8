import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import type { Answer } from "../../exchange.js";
import { httpProbe, randomWord, type Probe } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP007",
  title: "Administrators' routes refuse who has no right to them",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { admin } = context.config.http;
    const probe = await context.fact(httpProbe);
    const findings: Finding[] = [];
    for (const path of admin) {
      const finding = (await withoutToken(probe, path)) ?? (await withForgedToken(probe, path));
      if (finding !== undefined) findings.push(finding);
    }
    return looked(`GET ${admin.join(", GET ")}, without a token and with an unsigned one`, findings);
  },
});

const REFUSALS = [401, 403, 404];

async function withoutToken(probe: Probe, path: string): Promise<Finding | undefined> {
  const asked = `GET ${path}`;
  const answer = await probe.get(path);
  if (!answer.isAnswered) return unanswered(asked, answer);
  const { status } = answer;
  if (REFUSALS.includes(status) || isSentToLogin(answer, probe.origin)) return undefined;
  if (status === 200 && (await isPageForAll(probe, answer))) {
    return unclear(asked, `\`${asked}\` answers with the page that every path has`);
  }
  if ((status >= 200 && status <= 299) || status === 500) {
    const consequence = "whoever finds the address reads, and probably changes, what only administrators may";
    const seen = `\`${asked}\` answers ${status} without a login`;
    return {
      subject: asked,
      seen,
      consequence,
      write: `app.use("${path}", sessions.required, scope("admin"), adminRoutes)`,
    };
  }
  return unclear(asked, `\`${asked}\` answers ${status} without a login`);
}

/** A token that anybody can write: `{ alg: "none" }`, without a signature. */
async function withForgedToken(probe: Probe, path: string): Promise<Finding | undefined> {
  const claims = {
    sub: "1",
    userId: 1,
    role: "admin",
    roles: ["admin"],
    scope: "admin",
    isAdmin: true,
    exp: 4_102_444_800,
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const authorization = `Bearer ${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
  const answer = await probe.ask({ method: "GET", path, headers: { authorization } });
  const asked = `GET ${path}`;
  if (!answer.isAnswered) return unanswered(asked, answer);
  if (answer.status < 200 || answer.status > 299) return undefined;
  return {
    subject: asked,
    seen: `\`${asked}\` answers ${answer.status} to a token without a signature`,
    consequence: "anybody writes themselves the token of an administrator",
    write: 'jwtVerify(token, key, { algorithms: ["HS256"] }), and never jwt.decode(token)',
  };
}

function unclear(subject: string, seen: string): Finding {
  const write = "Name the routes that answer administrators with data in hardening.config.ts: http: { admin: [...] }";
  return { subject, seen, consequence: "whether it holds is not known", write, level: "unknown" };
}

function isSentToLogin({ status, headers: { location } }: Answer, origin: URL): boolean {
  if (status < 300 || status > 399 || location === undefined || !URL.canParse(location, origin.href)) return false;
  const { host, pathname } = new URL(location, origin);
  return host !== origin.host || /log-?in|sign-?in|auth|sso/i.test(pathname);
}

/** A single-page application answers every path with its page, and that holds nothing of anybody. */
async function isPageForAll(probe: Probe, { headers, text }: Answer): Promise<boolean> {
  if (!/^text\/html\b/i.test(headers["content-type"] ?? "")) return false;
  const other = await probe.get(`/${randomWord()}`);
  return other.isAnswered && other.status === 200 && Math.abs(other.text.length - text.length) < 64;
}
