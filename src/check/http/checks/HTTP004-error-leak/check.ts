import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { leaksAsText, leaksIn, type Leak } from "../../leaks.js";
import { nonsense } from "../../nonsense.js";
import { httpProbe, randomWord } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

/** What leaks at a route, and what it was asked with, the first time. */
interface Leaking {
  readonly leaks: Set<Leak>;
  readonly with: string;
  readonly status: number;
}

export default defineCheck({
  id: "HTTP004",
  title: "Errors tell nothing of the program",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const probe = await context.fact(httpProbe);
    const asks = nonsense(context.config.http, randomWord());
    const leaking = new Map<string, Leaking>();
    const silent = new Map<string, Finding>();
    for (const { ask, route, with: kind } of asks) {
      const answer = await probe.ask(ask);
      if (!answer.isAnswered) {
        if (!silent.has(route)) silent.set(route, { ...unanswered(`${route} with ${kind}`, answer), subject: route });
        continue;
      }
      // What is no error may speak of anything.
      const leaks = answer.status >= 400 ? leaksIn(answer.text) : [];
      if (leaks.length === 0) continue;
      const known = leaking.get(route) ?? { leaks: new Set(), with: kind, status: answer.status };
      for (const leak of leaks) known.leaks.add(leak);
      leaking.set(route, known);
    }
    const findings = [...leaking].map(([route, known]) => findingOf(route, known));
    return looked(`${asks.length} requests with nonsense`, [...findings, ...silent.values()]);
  },
});

function findingOf(route: string, { leaks, with: kind, status }: Leaking): Finding {
  return {
    subject: route,
    seen: `\`${route}\` with ${kind} answers ${status} with ${leaksAsText([...leaks])}`,
    consequence:
      "who looks for a way in learns what the program is made of, and with an error of the database also what is in it",
    write: [
      'import { safeErrorHandler } from "prisma-hardening/express";',
      "",
      "app.use(safeErrorHandler({ logger })); // the last one",
    ].join("\n"),
  };
}
