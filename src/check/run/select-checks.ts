import type { Check, Profile, Severity } from "../check.js";
import type { GateConfig } from "../config/gate-config.js";
import { GateError } from "../gate-error.js";
import { closest } from "../../model-map/spelling.js";
import { familyOf } from "./run-check.js";

export interface Selection {
  readonly profile: Profile;
  /** Ids, or the letters of families; empty: what the profile has. */
  readonly only: readonly string[];
  readonly hasDatabase: boolean;
  readonly hasUrl: boolean;
}

/** The checks that are due, in the order of their ids. */
export function selectChecks(checks: readonly Check[], config: GateConfig, selection: Selection): readonly Check[] {
  const { profile, only, hasDatabase, hasUrl } = selection;
  assertKnown(only, checks, "--only");
  assertKnown(Object.keys(config.checks), checks, "`checks` of the configuration");
  assertKnown(
    config.waivers.map(({ id }) => id),
    checks,
    "`waivers` of the configuration",
  );
  assertKnown(
    config.attestations.map(({ id }) => id),
    checks.filter(({ id }) => familyOf(id) === "ATT"),
    "`attestations` of the configuration",
  );
  const isNamed = ({ needs }: Check): boolean => (needs === "database" && hasDatabase) || (needs === "url" && hasUrl);
  return checks
    .filter(({ id }) => config.checks[id] !== "off")
    .filter((check) =>
      only.length > 0
        ? only.includes(check.id) || only.includes(familyOf(check.id))
        : check.profiles.includes(profile) || isNamed(check),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function severityOf(check: Check, config: GateConfig): Severity {
  const configured = config.checks[check.id];
  return configured === undefined || configured === "off" ? check.severity : configured;
}

/** A misspelt id would switch nothing off, and waive nothing. */
function assertKnown(ids: readonly string[], checks: readonly Check[], where: string): void {
  const known = [...checks.map(({ id }) => id), ...new Set(checks.map(({ id }) => familyOf(id)))];
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = closest(id, known);
    const write = near === undefined ? "`npx prisma-hardening check --list` shows all of them" : `write ${near}`;
    throw new GateError(`${where} names ${id}, and there is no such check: ${write}.`);
  }
}
