import type { GateConfig } from "../config/gate-config.js";
import { looked, type Outcome } from "../outcome.js";
import { counted } from "../wording.js";

/** How many connections this login may have at once. */
export interface Room {
  readonly connections: number;
  /** What sets that number: "max_connections 100 less 3 reserved". */
  readonly because: string;
  /** Raises it. */
  readonly raise: string;
  /** In use now, by anybody. */
  readonly used: number;
}

/**
 * Enough for what runs, and for the old and the new processes side by side while a release is rolled out.
 *
 * @param adapter - the constructor that the pool's size is given to.
 */
export function fits(
  room: Room,
  { replicas, poolSize }: GateConfig["database"],
  adapter: (max: number) => string,
): Outcome {
  const wanted = replicas * poolSize;
  const evidence = `${counted(replicas, "process", "processes")} × ${counted(poolSize, "connection")} = ${wanted} of ${room.connections} (${room.because}), ${room.used} in use now`;
  const isTooMany = wanted > room.connections;
  if (!isTooMany && wanted * 2 <= room.connections) return looked(evidence);

  const max = Math.max(1, Math.floor(room.connections / replicas / 2));
  return looked(evidence, [
    {
      subject: "max_connections",
      seen: `${wanted} connections are wanted${isTooMany ? "" : ", twice as many during a release,"} and ${room.connections} can be had (${room.because})`,
      consequence: isTooMany
        ? "under load the last processes get no connection and their requests fail"
        : "while old and new processes run side by side, some get no connection and their requests fail",
      write: `${adapter(max)}\n// or ${room.raise}\n// database: { replicas, poolSize } of hardening.config.ts has to say what runs.`,
      level: isTooMany ? "error" : "warning",
    },
  ]);
}
