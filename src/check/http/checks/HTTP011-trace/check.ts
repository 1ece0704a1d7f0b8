import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
import { httpProbe, randomWord } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP011",
  title: "TRACE does not send a request's headers back",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const word = randomWord();
    const probe = await context.fact(httpProbe);
    const answer = await probe.ask({ method: "TRACE", path: "/", headers: { "x-prisma-hardening-check": word } });
    if (!answer.isAnswered) return looked("TRACE /", [unanswered("TRACE /", answer)]);
    const evidence = `TRACE /: ${answer.status}`;
    if (!answer.text.includes(word)) return looked(evidence);
    return looked(evidence, [
      {
        subject: "TRACE /",
        seen: "`TRACE /` sends the request's headers back",
        consequence: "headers that a proxy adds, and cookies that are HttpOnly, can be read in the answer",
        write: "Switch TRACE off in the server in front (Apache: TraceEnable off).",
      },
    ]);
  },
});
