import type { CheckContext } from "../context.js";
import { attested, looked, type Finding, type Outcome } from "../outcome.js";
import { judgeDates, lastDay, type Vouched } from "./attestation-dates.js";
import { todayAt, type Today } from "./days.js";
import { judgeEvidence } from "./evidence.js";
import type { AttestationOptions } from "./options.js";

/** An attestation with what is wrong with it; what only asks for attention is a warning. */
interface Judged {
  readonly attestation: AttestationOptions;
  readonly shown: string;
  readonly hasExpired: boolean;
  readonly findings: readonly Finding[];
}

/** The `run` of a check that a person answers. */
export function attestationOutcome(vouched: Vouched): (context: CheckContext) => Promise<Outcome> {
  return async ({ root, config, now }) => {
    const today = todayAt(now);
    const own = config.attestations.filter(({ id }) => id === vouched.id);
    const judged = await Promise.all(own.map((attestation) => judge(vouched, attestation, root, today)));
    return outcomeOf(vouched, judged, today);
  };
}

async function judge(vouched: Vouched, attestation: AttestationOptions, root: string, today: Today): Promise<Judged> {
  const { hasExpired, findings } = judgeDates(vouched, attestation, today);
  const evidence = await judgeEvidence(root, attestation);
  // Whoever does it again brings new evidence: what is wrong with the old does not matter any more.
  return {
    attestation,
    shown: evidence.shown,
    hasExpired,
    findings: hasExpired ? findings : [...findings, ...evidence.findings],
  };
}

/** The newest that holds counts, else the newest; the others are only warned about. */
function outcomeOf(vouched: Vouched, judged: readonly Judged[], today: Today): Outcome {
  const newestFirst = [...judged].sort((a, b) => b.attestation.date.localeCompare(a.attestation.date));
  const counting = newestFirst.find(isValid) ?? newestFirst[0];
  if (counting === undefined) return looked("the attestations of hardening.config.ts", [missing(vouched, today)]);

  const { attestation, shown } = counting;
  const { owner, date } = attestation;
  const evidence = `${vouched.what} of ${date}: ${shown}`;
  const others = newestFirst.filter((one) => one !== counting).flatMap((one) => besides(vouched, one));
  const findings = [...counting.findings, ...others];
  if (!isValid(counting)) return looked(evidence, findings);
  return attested(evidence, { owner, expires: lastDay(vouched, attestation) }, findings);
}

function isValid({ findings }: Judged): boolean {
  return findings.every(({ level }) => level === "warning");
}

function besides({ what }: Vouched, { attestation, hasExpired, findings }: Judged): readonly Finding[] {
  if (!hasExpired)
    return findings.filter(({ level }) => level !== "warning").map((finding) => ({ ...finding, level: "warning" }));
  const { id, date } = attestation;
  return [
    {
      subject: `${what} of ${date}`,
      seen: `the ${what} of ${date} has expired, and there is a newer attestation of ${id}`,
      consequence: "whoever reads the configuration takes one for the other",
      write: `Delete the entry of ${id} with the date ${date} from hardening.config.ts.`,
      level: "warning",
    },
  ];
}

function missing({ id, what, task, consequence, evidence }: Vouched, { utc }: Today): Finding {
  return {
    subject: what,
    seen: `nobody vouches for the ${what}`,
    consequence,
    write: `${task}, describe it in a file or a page, and name it in hardening.config.ts:
attestations: [
  { id: "${id}", owner: "operations", evidence: "${evidence}", date: "${utc}" },
],`,
  };
}
