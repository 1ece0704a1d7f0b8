import type { Finding } from "../outcome.js";
import type { Silence } from "./exchange.js";

/** What there is to say of a request that has no answer. */
export function unanswered(asked: string, { code }: Pick<Silence, "code">): Finding {
  return {
    subject: asked,
    seen: `\`${asked}\` ${reasonOf(code)}`,
    consequence: "whether it holds is not known",
    write: remedyOf(code),
    level: "unknown",
  };
}

function reasonOf(code: string): string {
  if (code === "TIMEOUT") return "has no answer within its time";
  if (code === "GIVEN_UP") return "was not sent, as the application has left too many without an answer";
  if (code === "ENOUGH") return "was not sent, as this run has sent all that it may, in number or time";
  if (code === "ECONNREFUSED") return "reaches no server (ECONNREFUSED)";
  if (code.startsWith("HPE_")) return `has an answer that is no HTTP (${code})`;
  return `has no answer (${code})`;
}

function remedyOf(code: string): string {
  if (code === "ENOUGH")
    return "Run this check alone, or name fewer routes in the section `http` of hardening.config.ts.";
  return "Start the application, see that --url is its address, and run the gate again.";
}
