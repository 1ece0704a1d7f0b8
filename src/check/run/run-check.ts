import type { Check, Severity } from "../check.js";
import type { Waiver } from "../config/waiver.js";
import type { CheckContext } from "../context.js";
import { unknown, type Outcome } from "../outcome.js";
import { isOutcome } from "./is-outcome.js";
import type { CheckResult, ReportedFinding, State, WaivedFinding } from "./report.js";
import { waiverFor } from "./waivers.js";

/** The slowest check of the package waits two minutes for answers. */
const MOST_MINUTES = 10;

/**
 * Runs one check. What it throws becomes `unknown`: the text of an error may hold a value, so its class and code are all that is told.
 *
 * @param severity - what the configuration says, else the check.
 * @param waivers - those that have not expired.
 */
export async function runCheck(
  check: Check,
  severity: Severity,
  waivers: readonly Waiver[],
  context: CheckContext,
): Promise<CheckResult> {
  const start = performance.now();
  const outcome = await outcomeOf(check, context);
  const durationMs = Math.round(performance.now() - start);
  const { id, title } = check;
  const about = { id, title, family: familyOf(id), severity, durationMs };
  if (outcome.kind === "notApplicable") {
    return { ...about, state: "notApplicable", evidence: outcome.reason, findings: [], waived: [] };
  }

  const findings: ReportedFinding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of outcome.findings) {
    const reported = { ...finding, level: levelOf(finding.level, check.severity, severity) };
    const waiver = waiverFor(check.id, reported, waivers);
    if (waiver === undefined) findings.push(reported);
    else waived.push({ ...reported, waiver });
  }
  const { evidence, attestation } = outcome;
  const state = stateOf(findings, waived, attestation !== undefined);
  return { ...about, state, evidence, findings, waived, ...(attestation ? { attestation } : {}) };
}

export function familyOf(id: string): string {
  return id.replace(/\d+$/, "");
}

async function outcomeOf(check: Check, context: CheckContext): Promise<Outcome> {
  if (check.needs === "url" && context.url === undefined) {
    return unknown("url", "no address is named", "npx prisma-hardening check --url http://127.0.0.1:3000");
  }
  const { late, stop } = lateness();
  try {
    const outcome: unknown = await Promise.race([Promise.resolve(context).then(check.run), late]);
    if (isOutcome(outcome)) return outcome;
    const write = "Return what looked(), attested(), notApplicable() or unknown() of prisma-hardening/check returns.";
    return unknown(check.id, "the check returns something that is no outcome", write);
  } catch (error) {
    const { name, code } = describe(error);
    const seen = `the check stopped with ${name}${code}`;
    return unknown(check.id, seen, "Run it again; if it stays, report it with what this project has that is unusual.");
  } finally {
    stop();
  }
}

/** A check that never ends holds up no gate. */
function lateness(): { readonly late: Promise<Outcome>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    const seen = `the check has not ended within ${MOST_MINUTES} minutes`;
    const outcome = unknown("time", seen, "Run it alone, with --only, and see what it waits for.");
    timer = setTimeout(() => resolve(outcome), MOST_MINUTES * 60_000);
  });
  return { late, stop: () => clearTimeout(timer) };
}

function describe(error: unknown): { readonly name: string; readonly code: string } {
  if (!(error instanceof Error)) return { name: "something that is no Error", code: "" };
  const code =
    "code" in error && typeof error.code === "string" && /^[\w.-]{1,40}$/.test(error.code) ? ` (${error.code})` : "";
  return { name: error.constructor.name, code };
}

/** A severity of the configuration is for what weighs as much as the check itself; its lesser findings stay what they are. */
function levelOf(
  level: ReportedFinding["level"] | undefined,
  own: Severity,
  configured: Severity,
): ReportedFinding["level"] {
  if (level === undefined || level === own) return configured;
  return configured === "warning" && level === "error" ? "warning" : level;
}

function stateOf(findings: readonly ReportedFinding[], waived: readonly WaivedFinding[], isAttested: boolean): State {
  if (findings.some(({ level }) => level === "error")) return "fail";
  if (findings.some(({ level }) => level === "unknown")) return "unknown";
  if (findings.length > 0) return "warn";
  if (waived.length > 0) return "waived";
  return isAttested ? "attested" : "pass";
}
