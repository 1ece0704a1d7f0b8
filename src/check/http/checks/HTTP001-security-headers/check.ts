import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { httpProbe } from "../../probe.js";
import { breachesOf, type Breach } from "../../security-headers.js";
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
    const seen: { readonly asked: string; readonly breaches: readonly Breach[] }[] = [];
    const silent: Finding[] = [];
    for (const path of new Set(["/", health, login])) {
      const asked = `GET ${path}`;
      const answer = await probe.get(path);
      if (!answer.isAnswered) {
        silent.push(unanswered(asked, answer));
        continue;
      }
      const { headers } = answer;
      const isHtml = /^text\/html\b/i.test(headers["content-type"] ?? "");
      seen.push({ asked, breaches: breachesOf(headers, { isHttps, isHtml }) });
    }
    const names = new Set(seen.flatMap(({ breaches }) => breaches.map(({ name }) => name)));
    const findings = [...names].flatMap((name): readonly Finding[] => {
      const broken = seen.filter(({ breaches }) => breaches.some((breach) => breach.name === name));
      const first = broken[0]?.breaches.find((breach) => breach.name === name);
      const routes = broken.map(({ asked }) => `\`${asked}\``).join(", ");
      return first === undefined ? [] : [findingOf(first, routes)];
    });
    return looked(`the headers of ${seen.map(({ asked }) => asked).join(", ") || "no answer"}`, [
      ...findings,
      ...silent,
    ]);
  },
});

function findingOf({ name, how, consequence, write }: Breach, routes: string): Finding {
  return { subject: name, seen: `in ${routes} the header ${name} ${how}`, consequence, write };
}
