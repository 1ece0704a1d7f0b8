import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { httpProbe, randomWord } from "../../probe.js";
import { leadsAway, lures, usualRedirects } from "../../redirects.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP008",
  title: "No route redirects to an address elsewhere",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { login, redirects = usualRedirects(login) } = context.config.http;
    const probe = await context.fact(httpProbe);
    const findings: Finding[] = [];
    for (const redirect of redirects) {
      const asked = `GET ${redirect.replace(/\?.*/, "")}`;
      for (const { address, kind } of lures(probe.origin, randomWord())) {
        const path = redirect.replaceAll("*", encodeURIComponent(address));
        const answer = await probe.ask({ method: "GET", path });
        const by = answer.isAnswered ? leadsAway(answer, new URL(path, probe.origin)) : undefined;
        if (answer.isAnswered && by === undefined) continue;
        findings.push(answer.isAnswered ? findingOf(asked, kind, by ?? "") : unanswered(asked, answer));
        break;
      }
    }
    return looked(`${redirects.length} routes with an address at redirect.invalid`, findings);
  },
});

function findingOf(asked: string, kind: string, by: string): Finding {
  return {
    subject: asked,
    seen: `\`${asked}\` leads to ${kind}, by ${by}`,
    consequence:
      "a link to your own address ends at a copy of your login, and a login that passes tokens on passes them to strangers",
    write: [
      "const PLACES = new Map([",
      '  ["orders", "/orders"],',
      '  ["account", "/account"],',
      "]);",
      'res.redirect(PLACES.get(String(req.query.next)) ?? "/")',
    ].join("\n"),
  };
}
