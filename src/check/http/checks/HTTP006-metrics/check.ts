import { defineCheck } from "../../../check.js";
import { looked, unknown } from "../../../outcome.js";
import type { Answer } from "../../exchange.js";
import { httpProbe } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP006",
  title: "The metrics are not public",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { metrics } = context.config.http;
    const asked = `GET ${metrics}`;
    const answer = await (await context.fact(httpProbe)).get(metrics);
    if (!answer.isAnswered) return looked(asked, [unanswered(asked, answer)]);
    const { status } = answer;
    const evidence = `${asked}: ${status}`;
    if (status === 429 || status >= 500) {
      const write = "Mend what fails there, or wait where a limit has been reached, and run the gate again.";
      return unknown(asked, `\`${asked}\` answers ${status}, so it does not show who may read it`, write);
    }
    if (!isMetrics(answer)) return looked(evidence);
    return looked(evidence, [
      {
        subject: asked,
        seen: `\`${asked}\` answers anybody with metrics`,
        consequence: "anybody learns how much is sold, when, which routes there are and which of them fail",
        write: `Serve ${metrics} on a port that only the monitoring reaches, or ask for a token:\n  app.get("${metrics}", requireMetricsToken, metrics)`,
      },
    ]);
  },
});

/** Prometheus's text, OpenMetrics, or the metrics of Prisma as JSON. */
function isMetrics({ status, headers, text }: Answer): boolean {
  if (status < 200 || status > 299) return false;
  const isNamed = /openmetrics|\bversion=0\.0\.4\b/.test(headers["content-type"] ?? "");
  return (
    isNamed ||
    /^# (?:TYPE|HELP) \w/m.test(text) ||
    /^\w+(?:\{[^}\n]*\})? [\d.eE+-]+$/m.test(text) ||
    /"(?:counters|gauges|histograms)"\s*:/.test(text)
  );
}
