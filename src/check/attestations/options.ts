import * as v from "valibot";
import { checkId, date, sentence } from "../config/values.js";

/** What a person vouches for, since no program can see it. */
export interface AttestationOptions {
  /** The check that it answers, as `ATT002`. */
  readonly id: string;
  /** Who vouches: a person or a team. */
  readonly owner: string;
  /** A file of the repository or an `https:` URL that shows it. */
  readonly evidence: string;
  /** SHA-256 of the file, in hexadecimal digits: the evidence is what it was. Wanted for files. */
  readonly sha256?: string | undefined;
  /** The day it was done, as `2026-10-01`. */
  readonly date: string;
  /** The last day that it holds. By default what the check says: a quarter for a restore test. */
  readonly expires?: string | undefined;
}

export const attestationOptions = v.strictObject({
  id: checkId,
  owner: sentence,
  evidence: sentence,
  sha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i, "64 hexadecimal digits: sha256sum <file>"))),
  date,
  expires: v.optional(date),
}) satisfies v.GenericSchema<AttestationOptions>;
