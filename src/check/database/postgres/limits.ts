import * as v from "valibot";
import type { Finding } from "../../outcome.js";
import type { PostgresSession } from "../session/postgres-session.js";
import { postgresName } from "../wording.js";

interface Limit {
  readonly name: "statement_timeout" | "lock_timeout" | "idle_in_transaction_session_timeout";
  readonly proposal: string;
  readonly consequence: string;
  readonly level: "error" | "warning";
}

const LIMITS: readonly Limit[] = [
  {
    name: "statement_timeout",
    proposal: "30s",
    consequence:
      "a statement whose process has died runs on and keeps its locks; " +
      "the 60 s that prisma-hardening/adapter-pg sets hold on its own connections only, not behind a pooler nor in psql and jobs",
    level: "error",
  },
  {
    name: "idle_in_transaction_session_timeout",
    proposal: "60s",
    consequence:
      "a transaction that nobody ends keeps its locks, and stops VACUUM from removing any row that has died since",
    level: "error",
  },
  {
    name: "lock_timeout",
    proposal: "5s",
    consequence: "while one statement waits for a lock, all that come after it on the table wait behind it",
    level: "warning",
  },
];

/** `reset` is what a session of this login starts with: from the URL, the role, the database or the server. */
const setting = v.object({ name: v.string(), reset: v.string() });

export interface Limits {
  readonly evidence: string;
  readonly findings: readonly Finding[];
}

export async function limitsOf({ rows, role, database, isPooled }: PostgresSession): Promise<Limits> {
  const settings = await rows(setting, "SELECT name, reset_val AS reset FROM pg_settings WHERE name = ANY ($1)", [
    LIMITS.map(({ name }) => name),
  ]);
  const milliseconds = ({ name }: Limit): number => Number(settings.find((one) => one.name === name)?.reset ?? 0);
  const evidence = LIMITS.map((limit) => `${limit.name} ${shown(milliseconds(limit))}`).join(", ");
  const findings = LIMITS.filter((limit) => milliseconds(limit) === 0).map(
    ({ name, proposal, consequence, level }): Finding => ({
      subject: name,
      seen: `${name} is 0 for the role ${role} in the database ${database}`,
      consequence,
      write: `ALTER ROLE ${postgresName(role)} IN DATABASE ${postgresName(database)} SET ${name} = '${proposal}';`,
      level,
    }),
  );
  return { evidence: isPooled ? `${evidence} (of the pooler's connection)` : evidence, findings };
}

function shown(milliseconds: number): string {
  if (milliseconds === 0) return "0";
  return milliseconds % 1_000 === 0 ? `${milliseconds / 1_000} s` : `${milliseconds} ms`;
}
