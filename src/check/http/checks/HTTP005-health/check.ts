import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import type { Answer } from "../../exchange.js";
import { leaksAsText, leaksIn } from "../../leaks.js";
import { httpProbe } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

const SLOW_MS = 2_000;
/** Keys of an answer that tell what the program is made of and where it runs. */
const TELLING =
  /^(?:version|nodeVersion|node|env|nodeEnv|node_env|environment|host|hostname|pid|platform|arch|memory|memoryUsage|config|dependencies|commit)$/i;

export default defineCheck({
  id: "HTTP005",
  title: "The application says whether it is healthy, and no more",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { health } = context.config.http;
    const asked = `GET ${health}`;
    const answer = await (await context.fact(httpProbe)).get(health);
    if (!answer.isAnswered) return looked(asked, [unanswered(asked, answer)]);
    const { status, durationMs } = answer;
    const fault = faultOf(asked, answer);
    const told = tellingOf(answer);
    const findings: Finding[] = fault === undefined ? [] : [fault];
    if (told !== undefined) {
      findings.push({
        subject: `${asked} tells`,
        seen: `\`${asked}\` tells ${told}`,
        consequence: "anybody can read it, and looks for weaknesses of just that",
        write: `app.get("${health}", async (_req, res) => { ...; res.json({ status: "ok" }); })`,
      });
    }
    return looked(`${asked}: ${status} in ${Math.round(durationMs)} ms`, findings);
  },
});

function faultOf(asked: string, { status, headers, durationMs }: Answer): Finding | undefined {
  const [, path] = asked.split(" ");
  const finding = (seen: string, consequence: string, write: string): Finding => ({
    subject: asked,
    seen,
    consequence,
    write,
  });
  const isPage = /^text\/html\b/i.test(headers["content-type"] ?? "");
  if (status === 404) {
    return finding(
      `\`${asked}\` answers 404`,
      "nothing that watches the application can tell whether it works",
      `app.get("${path}", async (_req, res) => { await prisma.$queryRaw\`SELECT 1\`; res.json({ status: "ok" }); })\n` +
        'or name the route in hardening.config.ts: http: { health: "/healthz" }',
    );
  }
  if (status !== 200 && status !== 204) {
    const write =
      "Answer 200 without a login and without a redirect where the application works, else mend what does not.";
    return finding(`\`${asked}\` answers ${status}`, "a load balancer takes the application out of service", write);
  }
  if (isPage) {
    const consequence = "the page comes whether the application works or not, so nobody sees when it does not";
    return finding(
      `\`${asked}\` answers with a page`,
      consequence,
      `Let ${path} come before the route for all pages, and answer JSON.`,
    );
  }
  if (durationMs > SLOW_MS) {
    const consequence = "under load it takes longer, and a load balancer takes the application out of service";
    const seen = `\`${asked}\` takes ${(durationMs / 1000).toFixed(1)} s`;
    return finding(seen, consequence, "Ask the database for `SELECT 1`, and nothing else.");
  }
  return undefined;
}

/** The names of the keys, or the kinds of what is there; never what they say. */
function tellingOf({ text }: Answer): string | undefined {
  const leaks = leaksIn(text);
  if (leaks.length > 0) return leaksAsText(leaks);
  const keys = keysOf(text).filter((key) => TELLING.test(key));
  return keys.length === 0 ? undefined : keys.map((key) => `\`${key}\``).join(", ");
}

/** Of an object, and of the objects in it. */
function keysOf(text: string): readonly string[] {
  const keys = new Set<string>();
  try {
    JSON.parse(text, (key, value: unknown) => {
      keys.add(key);
      return value;
    });
  } catch {
    return [];
  }
  return [...keys];
}
