import type { CheckContext } from "./context.js";
import type { Outcome } from "./outcome.js";

/** Where checks are due: on every pull request, before a release, against what runs in production. */
export const PROFILES = ["pr", "release", "live"] as const;
export type Profile = (typeof PROFILES)[number];

/** What a finding is by default: an `error` fails the gate, a `warning` does not. */
export type Severity = "error" | "warning";

/** What a check looks at that has to be named, with `--database` or `--url`. */
export type Target = "database" | "url";

/** One line of the production checklist. */
export interface Check {
  /** Stable: the letters of a family and a number, as `MIG003`. One of your own has letters of your own, as `SHOP001`. */
  readonly id: string;
  /** What holds if it passes, as a sentence without its full stop: "No migration drops a column". */
  readonly title: string;
  readonly severity: Severity;
  /** Empty: only when it is asked for by its id. */
  readonly profiles: readonly Profile[];
  readonly needs?: Target;
  /**
   * Looks. What cannot be seen is a finding with the level `unknown`, or an `unknown()` for the whole check: never a pass. What it
   * throws is reported as `unknown`, too, with the error's class and no value.
   */
  readonly run: (context: CheckContext) => Outcome | Promise<Outcome>;
}

const ID = /^[A-Z]{2,12}\d{3}$/;
const SEVERITIES: readonly unknown[] = ["error", "warning"] satisfies readonly Severity[];
const TARGETS: readonly unknown[] = ["database", "url"] satisfies readonly Target[];

/** Whether it is what `defineCheck` returns: a configuration in JavaScript may hold anything. */
export function isCheck(value: unknown): value is Check {
  if (typeof value !== "object" || value === null) return false;
  const { id, title, severity, profiles, needs, run } = value as { readonly [Key in keyof Check]?: unknown };
  return (
    typeof id === "string" &&
    ID.test(id) &&
    typeof title === "string" &&
    SEVERITIES.includes(severity) &&
    Array.isArray(profiles) &&
    (needs === undefined || TARGETS.includes(needs)) &&
    typeof run === "function"
  );
}

/**
 * A check of your own, for `ownChecks` in hardening.config.ts.
 *
 * @example
 * ```ts
 * import { defineCheck, looked } from "prisma-hardening/check";
 *
 * export default defineCheck({
 *   id: "SHOP001",
 *   title: "The mail server is named",
 *   severity: "error",
 *   profiles: ["release"],
 *   run: ({ environment }) =>
 *     looked("MAIL_URL", environment.has("MAIL_URL") ? [] : [{
 *       subject: "MAIL_URL",
 *       seen: "MAIL_URL is not set",
 *       consequence: "orders are confirmed to nobody",
 *       write: "MAIL_URL=https://mail.example/send",
 *     }]),
 * });
 * ```
 * @throws TypeError if the id is not letters in upper case and three digits.
 */
export function defineCheck<const Own extends Check>(check: Own): Own {
  if (!ID.test(check.id)) {
    throw new TypeError(
      `A check's id is 2 to 12 letters in upper case and three digits, as SHOP001, not "${check.id}".`,
    );
  }
  return Object.freeze(check);
}
