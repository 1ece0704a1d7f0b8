import type { Finding } from "../outcome.js";
import { addDays, daysBetween, type Day, type Today } from "./days.js";
import type { AttestationOptions } from "./options.js";

/** What a check has somebody vouch for. */
export interface Vouched {
  readonly id: string;
  /** As it stands after "the": `restore test`. */
  readonly what: string;
  /** How many days it holds at most, and unless the attestation says less. */
  readonly longestDays: number;
  /** What is to be done, in the imperative and without its full stop. */
  readonly task: string;
  /** What happens in production when it is not so. */
  readonly consequence: string;
  /** A file that could show it. */
  readonly evidence: string;
}

/** Time enough to do it again before a release has to wait for it. */
const WARNING_DAYS = 14;

interface JudgedDates {
  readonly hasExpired: boolean;
  readonly findings: readonly Finding[];
}

export function judgeDates(vouched: Vouched, attestation: AttestationOptions, today: Today): JudgedDates {
  const { what, longestDays, consequence } = vouched;
  const { date, expires, owner } = attestation;
  const about = { subject: `${what} of ${date}`, consequence };
  const end = lastDay(vouched, attestation);

  if (date > today.latest) {
    const seen = `the date of the ${what}, ${date}, is in the future`;
    const write = `The day on which it was done:\ndate: "${today.utc}",`;
    return {
      hasExpired: false,
      findings: [{ ...about, seen, consequence: "what is planned protects nothing", write }],
    };
  }
  if (end < today.earliest) {
    const seen = `the ${what} of ${date} (${owner}) has expired on ${end}`;
    return { hasExpired: true, findings: [{ ...about, seen, write: again(vouched, attestation, today) }] };
  }
  const longest = addDays(date, longestDays);
  if (expires !== undefined && expires > longest) {
    const seen = `the ${what} of ${date} is to hold for ${daysBetween(date, expires)} days, and ${longestDays} is the most`;
    return { hasExpired: false, findings: [{ ...about, seen, write: `Without expires, or:\nexpires: "${longest}",` }] };
  }
  const left = daysBetween(today.utc, end);
  if (left > WARNING_DAYS) return { hasExpired: false, findings: [] };
  const seen = `the ${what} of ${date} (${owner}) expires on ${end}`;
  const write = again(vouched, attestation, today);
  const soon = "from the day after it, this check fails and the release waits";
  return { hasExpired: false, findings: [{ ...about, seen, consequence: soon, write, level: "warning" }] };
}

/** The last day that it holds. An `expires` beyond what the check allows is not believed. */
export function lastDay({ longestDays }: Vouched, { date, expires }: AttestationOptions): Day {
  const longest = addDays(date, longestDays);
  return expires !== undefined && expires < longest ? expires : longest;
}

/** The lines that change when it is done again. */
function again({ id, task, longestDays }: Vouched, { expires, sha256 }: AttestationOptions, { utc }: Today): string {
  const lines = [
    `${task} again, then in the entry of ${id} the new evidence${sha256 === undefined ? "" : " with its sha256"} and:`,
    `date: "${utc}",`,
  ];
  return [...lines, ...(expires === undefined ? [] : [`expires: "${addDays(utc, longestDays)}",`])].join("\n");
}
