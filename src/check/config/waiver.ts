import * as v from "valibot";
import { checkId, date, sentence } from "./values.js";

/** A finding that is known and accepted, for a time. */
export interface WaiverOptions {
  /** The check, as `MIG003`. */
  readonly id: string;
  /** What the finding is about: its subject, or its file. `*` stands for any text. Default: every finding of the check. */
  readonly scope?: string | undefined;
  /** Why it may stay. */
  readonly reason: string;
  /** Who has decided. */
  readonly owner: string;
  /** The last day that it holds, as `2026-12-31`. */
  readonly expires: string;
}

export const waiverOptions = v.strictObject({
  id: checkId,
  scope: v.optional(sentence, "*"),
  reason: sentence,
  owner: sentence,
  expires: date,
}) satisfies v.GenericSchema<WaiverOptions>;

export type Waiver = v.InferOutput<typeof waiverOptions>;
