import { databaseUrlIn } from "../../../secrets/database-url.js";
import type { Instruction } from "./parse-dockerfile.js";
import { assignments } from "./stages.js";

/** A variable of a Dockerfile that is, or is going to be, a secret in the image. */
export interface ImageSecret {
  readonly name: string;
  readonly instruction: "ARG" | "ENV";
  /** Characters of the value that stands in the file; absent: it comes with the build. */
  readonly length?: number;
  readonly line: number;
}

const SECRET_NAME =
  /(?:^|_)(?:SECRET|SECRETS|TOKEN|PASSWORD|PASSWD|PASSPHRASE|APIKEY|API_KEY|PRIVATE_KEY|SECRET_KEY|ACCESS_KEY|SIGNING_KEY|ENCRYPTION_KEY|AUTH_KEY|CREDENTIALS)(?:_BASE)?$|(?:^|_)(?:DATABASE|DIRECT|POSTGRES|MYSQL|MONGO(?:DB)?|REDIS)_UR[LI]$/i;
const PUBLIC_NAME = /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC)_|PUBLISHABLE|(?:^|_)PUBLIC_/i;
const URL_NAME = /_UR[LI]$/i;
/** What is put there so that a build does not stop, and replaced when it runs. */
const PLACEHOLDER = /^(?:|dummy.*|placeholder.*|fake.*|build.*|unused|none|null|undefined|x+|todo|not-?set|ci)$/i;

/** Secrets that an instruction leaves in the image, where `docker history` shows them. */
export function imageSecrets(instruction: Instruction): readonly ImageSecret[] {
  const { name: kind, line } = instruction;
  if (kind !== "ARG" && kind !== "ENV") return [];
  return assignments(instruction).flatMap(([name, value]): readonly ImageSecret[] => {
    if (!SECRET_NAME.test(name) || PUBLIC_NAME.test(name)) return [];
    if (value === undefined) return URL_NAME.test(name) ? [] : [{ name, instruction: kind, line }];
    // `ENV TOKEN=$TOKEN` is found with its ARG.
    if (value.startsWith("$") || PLACEHOLDER.test(value)) return [];
    if (URL_NAME.test(name) && databaseUrlIn(value)?.isLocal !== false) return [];
    return [{ name, instruction: kind, line, length: value.length }];
  });
}
