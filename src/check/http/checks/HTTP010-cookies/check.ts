import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { isForScripts, readCookie, type Cookie } from "../../cookies.js";
import { attempt } from "../../login.js";
import { httpProbe, randomWord } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP010",
  title: "Cookies are Secure, HttpOnly and SameSite",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { http } = context.config;
    const probe = await context.fact(httpProbe);
    const cookies = new Map<string, Cookie>();
    const findings: Finding[] = [];
    for (const path of new Set(["/", http.health, http.login, `POST ${http.login}`])) {
      const isPost = path.startsWith("POST ");
      const answer = isPost ? await probe.ask(attempt(http, randomWord())) : await probe.get(path);
      if (!answer.isAnswered) findings.push(unanswered(isPost ? path : `GET ${path}`, answer));
      else for (const header of answer.headers["set-cookie"] ?? []) add(cookies, readCookie(header, context.now));
    }
    if (cookies.size === 0 && findings.length === 0) return notApplicable("no cookie is set before a login");
    const isHttps = probe.origin.protocol === "https:";
    findings.push(...[...cookies.values()].flatMap((cookie) => findingsOf(cookie, isHttps)));
    return looked(`${cookies.size === 1 ? "1 cookie" : `${cookies.size} cookies`} before a login`, findings);
  },
});

function add(cookies: Map<string, Cookie>, cookie: Cookie): void {
  if (!cookie.isDeleted && !cookies.has(cookie.name)) cookies.set(cookie.name, cookie);
}

function findingsOf(cookie: Cookie, isHttps: boolean): readonly Finding[] {
  const { name, isSecure, isHttpOnly, sameSite } = cookie;
  const missing = [
    ...(!isSecure && isHttps ? ["Secure"] : []),
    ...(isHttpOnly || isForScripts(cookie) ? [] : ["HttpOnly"]),
    ...(sameSite === undefined ? ["SameSite"] : []),
  ];
  const write = `res.cookie("${name}", value, { secure: true, httpOnly: ${!isForScripts(cookie)}, sameSite: "lax" })`;
  const findings: Finding[] = [];
  if (missing.length > 0) {
    const seen = `the cookie ${name} is set without ${missing.join(", ")}`;
    findings.push({ subject: name, seen, consequence: CONSEQUENCES[missing[0] ?? ""] ?? "", write });
  } else if (sameSite === "none") {
    const seen = `the cookie ${name} is sent with requests from other sites (SameSite=None)`;
    findings.push({ subject: name, seen, consequence: CONSEQUENCES["SameSite"] ?? "", write, level: "warning" });
  }
  if (!isSecure && !isHttps) {
    const seen = `the cookie ${name} is set without Secure over http, where some programs leave it out`;
    const secure = "Set `secure: true` always, or run the gate against an https address.";
    const consequence = "whether it holds is not known";
    findings.push({ subject: `${name} Secure`, seen, consequence, write: secure, level: "unknown" });
  }
  return findings;
}

const CONSEQUENCES: { readonly [attribute: string]: string } = {
  Secure: "it goes over the network as it is with the first request without TLS, and who reads it is logged in",
  HttpOnly: "a script that gets into a page reads it, and who has it is logged in",
  SameSite: "other sites' pages send it with the requests that they make in the user's name",
};
