import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import type { Answer } from "../../exchange.js";
import { httpProbe } from "../../probe.js";
import { HEADER_RULES, type HeaderRule } from "../../security-headers.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP001",
  title: "Answers carry the security headers",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { health, login } = context.config.http;
    const probe = await context.fact(httpProbe);
    const isHttps = probe.origin.protocol === "https:";
    const answers = new Map<string, Answer>();
    const findings: Finding[] = [];
    for (const path of new Set(["/", health, login])) {
      const answer = await probe.get(path);
      if (answer.isAnswered) answers.set(path, answer);
      else findings.push(unanswered(`GET ${path}`, answer));
    }
    for (const rule of HEADER_RULES) findings.push(...findingOf(rule, answers, isHttps));
    return looked(`the headers of GET ${[...answers.keys()].join(", GET ") || "nothing"}`, findings);
  },
});

function findingOf(rule: HeaderRule, answers: ReadonlyMap<string, Answer>, isHttps: boolean): readonly Finding[] {
  const broken = [...answers].flatMap(([path, { headers }]) => {
    const isHtml = /^text\/html\b/i.test(headers["content-type"] ?? "");
    const how = rule.broken(headers, { isHttps, isHtml });
    return how === undefined ? [] : [{ path, how }];
  });
  const [first] = broken;
  if (first === undefined) return [];
  const { name, consequence, write } = rule;
  const routes = broken.map(({ path }) => `\`GET ${path}\``).join(", ");
  return [{ subject: name, seen: `in ${routes} the header ${name} ${first.how}`, consequence, write }];
}
