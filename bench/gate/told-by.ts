import type { Label } from "./labels.js";

/** Who says of a migration what Prisma says: the checks and rules whose text names that loss or failure, not any other. */
interface Tellers {
  readonly ours: readonly string[];
  readonly squawk: readonly string[];
}

/** MIG011 is missing on purpose: it repeats the comment of Prisma, which these files do not have. */
export const TOLD_BY: { readonly [L in Label]: Tellers } = {
  "column dropped": { ours: ["MIG001", "MIG003", "MIG016"], squawk: ["ban-drop-column"] },
  "column dropped and made anew": { ours: ["MIG001", "MIG004", "MIG016"], squawk: ["ban-drop-column"] },
  "table dropped": { ours: ["MIG002", "MIG003", "MIG016"], squawk: ["ban-drop-table"] },
  "type changed": { ours: ["MIG004"], squawk: ["changing-column-type"] },
  "value made a list": { ours: ["MIG004"], squawk: ["changing-column-type"] },
  "required column added": { ours: ["MIG005"], squawk: ["adding-required-field", "adding-not-nullable-field"] },
  "column made required": { ours: ["MIG005"], squawk: ["adding-not-nullable-field"] },
  // Its rule about indexes that block writes says nothing of duplicates.
  "unique key added": { ours: ["MIG006"], squawk: ["disallowed-unique-constraint"] },
  // It says so of the column whose type is made anew.
  "enum value removed": { ours: ["MIG007"], squawk: ["changing-column-type"] },
  "primary key changed": {
    ours: ["MIG004", "MIG006"],
    squawk: ["adding-serial-primary-key-field", "changing-column-type", "ban-drop-column"],
  },
};
