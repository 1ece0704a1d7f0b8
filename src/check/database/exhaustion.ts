import type { Finding } from "../outcome.js";

/** Ids that a column makes itself, and how many of them it can. */
export interface IdSource {
  /** `orders.id`, with the schema where it is not the usual one. */
  readonly column: string;
  readonly type: string;
  /** `null`: none was made yet, or it may not be seen. */
  readonly last: number | null;
  readonly max: number;
  readonly isReadable: boolean;
  /** Lets it be read. */
  readonly grant: string;
  /** Makes the column wider. */
  readonly widen: string;
}

const FULL = 0.8;

export function exhaustionFindings(sources: readonly IdSource[]): readonly Finding[] {
  return sources.flatMap(({ column, type, last, max, isReadable, grant, widen }): Finding[] => {
    if (!isReadable) {
      const seen = `how far the ids of ${column} are may not be read`;
      return [
        { subject: column, seen, consequence: "whether they run out is not known", write: grant, level: "unknown" },
      ];
    }
    if (last === null || last / max < FULL) return [];
    return [
      {
        subject: column,
        seen: `${Math.floor((last / max) * 100)} % of the ids of ${column} (${type}) are used`,
        consequence: "after the last one, every INSERT fails",
        write: widen,
      },
    ];
  });
}

/** "orders.id (61 %)": the one that is nearest to its end. */
export function fullest(sources: readonly IdSource[]): string {
  const known = sources.flatMap(({ column, last, max }) => (last === null ? [] : [{ column, share: last / max }]));
  if (known.length === 0) return "";
  const first = known.reduce((most, one) => (one.share > most.share ? one : most));
  return `, the fullest ${first.column} at ${Math.floor(first.share * 100)} %`;
}
