import * as v from "valibot";
import { looked, unknown, type Outcome } from "../../outcome.js";
import type { PostgresSession } from "../session/postgres-session.js";

export interface Archiving {
  readonly mode: string;
  readonly isStandby: boolean;
  readonly archived: number;
  readonly failed: number;
  readonly lastArchived: Date | null;
  readonly lastFailed: Date | null;
}

const archiving = v.object({
  mode: v.string(),
  isStandby: v.boolean(),
  archived: v.number(),
  failed: v.number(),
  lastArchived: v.nullable(v.date()),
  lastFailed: v.nullable(v.date()),
});

export function archivingOf({ row }: PostgresSession): Promise<Archiving> {
  return row(
    archiving,
    `SELECT current_setting('archive_mode') AS mode, pg_is_in_recovery() AS "isStandby",
       archived_count::float8 AS archived, failed_count::float8 AS failed,
       last_archived_time AS "lastArchived", last_failed_time AS "lastFailed" FROM pg_stat_archiver`,
  );
}

export const ATTEST =
  'attestations: [{ id: "ATT001", owner, evidence, date }] in hardening.config.ts: a person says it, with evidence.';
const HOUR_MS = 3_600_000;

/** @param hours - that the last segment may be old. */
export function judge(seen: Archiving, now: Date, hours: number): Outcome {
  const { mode, isStandby, archived, failed, lastArchived, lastFailed } = seen;
  if (isStandby && mode !== "always") {
    return unknown("archiving", "the server is a standby, the primary archives", "Run it with the URL of the primary.");
  }
  const evidence = `archive_mode ${mode}, ${archived} segments archived, ${failed} failures`;
  if (mode === "off") {
    return looked(evidence, [
      {
        subject: "archive_mode",
        seen: "archive_mode is off: the write-ahead log is archived nowhere",
        consequence: "all that was written since the last dump is lost with the disk, if there is a dump",
        write: `ALTER SYSTEM SET archive_mode = on;  -- with an archive_command of pgBackRest, WAL-G or Barman, and restart\n-- A backup of another kind: ${ATTEST}`,
      },
    ]);
  }
  if (lastFailed !== null && (lastArchived === null || lastFailed > lastArchived)) {
    return looked(evidence, [
      {
        subject: "archive_command",
        seen: `archiving fails: the last attempt, of ${day(lastFailed)}, failed`,
        consequence: "nothing written since can be restored, and pg_wal grows until the disk is full",
        write: "Read the server's log for what archive_command says, and mend it.",
      },
    ]);
  }
  if (lastArchived === null) {
    return unknown(
      "archiving",
      `archive_mode is ${mode} and nothing was archived yet`,
      "SELECT pg_switch_wal();  -- then run it again",
    );
  }
  const age = (now.getTime() - lastArchived.getTime()) / HOUR_MS;
  if (age <= hours) return looked(`${evidence}, the last on ${day(lastArchived)}`);
  return looked(evidence, [
    {
      subject: "last_archived_time",
      seen: `the last segment was archived on ${day(lastArchived)}, ${Math.floor(age)} hours ago`,
      consequence: "what was written since is lost with the disk",
      write: "ALTER SYSTEM SET archive_timeout = '5min';  -- a segment goes out even when it is not full",
    },
  ]);
}

function day(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}
