import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import type { Framing, Overfilled } from "../../overfill.js";
import { httpProbe, type Probe } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

const FRAMINGS: readonly Framing[] = ["Content-Length", "chunked"];
/** Answers that may come from before the body is read, and so say nothing of a limit. */
const BEFORE_THE_BODY = [401, 403, 404, 405, 406, 411, 415, 429, 501, 502, 503, 504];

export default defineCheck({
  id: "HTTP003",
  title: "A body over the limit is refused",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const { login, bodies = [login], bodyLimit } = context.config.http;
    const probe = await context.fact(httpProbe);
    const findings: Finding[] = [];
    for (const path of bodies) findings.push(...(await findingsOf(probe, path, bodyLimit)));
    return looked(`a body of ${bytes(bodyLimit + 65_536)} to POST ${bodies.join(", POST ")}`, findings);
  },
});

/** One finding of a route is enough. */
async function findingsOf(probe: Probe, path: string, limit: number): Promise<readonly Finding[]> {
  const asked = `POST ${path}`;
  let isCut = false;
  for (const framing of FRAMINGS) {
    const result = await probe.overfill(path, limit, framing);
    if (result.isAnswered) {
      const finding = findingOf(asked, result, framing, limit);
      if (finding !== undefined) return [finding];
    } else if (result.isCut === true) {
      isCut = true;
    } else {
      return [unanswered(asked, result)];
    }
  }
  // Who cuts both says no to both, or dies of both.
  return isCut && !(await probe.ask({ method: "GET", path: "/" })).isAnswered
    ? [unanswered(asked, { code: "ECONNRESET" })]
    : [];
}

function findingOf(
  asked: string,
  { status, hasEnded }: Overfilled & { readonly isAnswered: true },
  framing: Framing,
  limit: number,
): Finding | undefined {
  if (status === 413) return undefined;
  if (!hasEnded || BEFORE_THE_BODY.includes(status)) {
    return {
      subject: asked,
      seen: `\`${asked}\` answers ${status}${hasEnded ? "" : " before it has read the body"}, so its limit does not show`,
      consequence: "whether it holds is not known",
      write: 'Name a route that reads a body from anybody in hardening.config.ts: http: { bodies: ["/login"] }',
      level: "unknown",
    };
  }
  const how = framing === "chunked" ? " that comes in chunks, without Content-Length" : "";
  return {
    subject: asked,
    seen: `\`${asked}\` takes a body of ${bytes(limit + 65_536)}${how} to its end and answers ${status}, not 413`,
    consequence:
      "unless a limit hides behind another status, a few clients with large bodies fill the memory of the process",
    write: `app.use(express.json({ limit: ${limit} })); // before every route, and no other parser with a larger one`,
  };
}

function bytes(count: number): string {
  return `${count.toLocaleString("en-US").replaceAll(",", " ")} bytes`;
}
