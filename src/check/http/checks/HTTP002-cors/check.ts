import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import type { Answer, Ask } from "../../exchange.js";
import { firstOrigin, foreignOrigins, type ForeignOrigin } from "../../origins.js";
import { httpProbe, randomWord } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP002",
  title: "CORS lets no foreign origin read the answers",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { http, environment } = context.config;
    const probe = await context.fact(httpProbe);
    const allowed = firstOrigin(context.environment.get(environment.corsOrigins));
    const origins = foreignOrigins(allowed, randomWord());
    const findings = new Map<string, Finding>();
    const add = (finding: Finding): void => {
      if (!findings.has(finding.subject)) findings.set(finding.subject, finding);
    };
    for (const [index, foreign] of origins.entries()) {
      for (const ask of asksOf(foreign.origin, http.health, http.login, index === 0)) {
        const asked = `${ask.method} ${ask.path}`;
        const answer = await probe.ask(ask);
        const finding = answer.isAnswered
          ? findingOf(asked, foreign, answer, environment.corsOrigins)
          : unanswered(asked, answer);
        if (finding !== undefined) add(finding);
      }
    }
    const known =
      allowed === undefined ? "" : `, ${origins.length - 2} of them like the first of ${environment.corsOrigins}`;
    return looked(`${origins.length} foreign origins${known}`, [...findings.values()]);
  },
});

/** The first origin at each route, the others where it matters most. */
function asksOf(origin: string, health: string, login: string, isFirst: boolean): readonly Ask[] {
  const method = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  };
  const preflight: Ask = { method: "OPTIONS", path: login, headers: { origin, ...method } };
  const get = (path: string): Ask => ({ method: "GET", path, headers: { origin } });
  return isFirst ? [get(health), get("/"), preflight] : [get(health), preflight];
}

function findingOf(asked: string, foreign: ForeignOrigin, { headers }: Answer, variable: string): Finding | undefined {
  const allowed = headers["access-control-allow-origin"]?.trim();
  const write = `app.use(cors({ origin: process.env.${variable}.split(",") }))`;
  const isWithCredentials = headers["access-control-allow-credentials"]?.trim() === "true";
  if (allowed === "*") {
    const credentials = isWithCredentials ? " and to send cookies, which browsers then refuse" : "";
    const seen = `\`${asked}\` allows every origin (Access-Control-Allow-Origin: *)${credentials}`;
    const consequence =
      "the script of any page reads the answers, also those that only the user's own network can reach";
    return { subject: "*", seen, consequence, write };
  }
  if (allowed !== foreign.origin) return undefined;
  const credentials = isWithCredentials ? ", with the user's cookies" : "";
  return {
    subject: foreign.kind,
    seen: `\`${asked}\` allows ${foreign.kind}${credentials}`,
    consequence: foreign.consequence,
    write,
  };
}
