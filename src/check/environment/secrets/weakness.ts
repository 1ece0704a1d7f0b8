import { guessesLog10 } from "./guesses.js";
import { KNOWN_SECRETS, PLACEHOLDERS, SECRET_WORDS } from "./known-secrets.js";
import { distinctCharacters, isRepeated, isSequence, plain, randomBytesIn, withoutWords } from "./shape.js";

/** As a clause about the variable: "has 12 bytes, and 32 are wanted". */
export interface Weakness {
  readonly seen: string;
  readonly isGrave: boolean;
}

const WANTED_BYTES = 32;
/** 128 bits: what nobody tries through. */
const GRAVE_BYTES = 16;
const WANTED_CHARACTERS = 8;
/** Random characters of the same length reach 29 at the least. */
const WANTED_GUESSES_LOG10 = 24;
const WANTED_REST = 12;
/** Some are written with something behind them, or twice. */
const LONG_KNOWN_SECRETS = [...KNOWN_SECRETS].filter(({ length }) => length > 24);
const PRIVATE_KEY = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Why a key that one has made oneself is not what it should be; the first reason says enough. */
export async function weaknessOf(secret: string, known: readonly string[]): Promise<Weakness | undefined> {
  const text = secret.trim();
  if (PRIVATE_KEY.test(text)) return undefined;
  const placeholder = placeholderIn(text);
  if (placeholder !== undefined) return placeholder;
  const length = Buffer.byteLength(text);
  if (length < WANTED_BYTES) return grave(`has ${length} bytes, and ${WANTED_BYTES} are wanted`);
  if (isRepeated(text)) return grave("is one piece again and again");
  if (isSequence(text)) return grave("counts through the alphabet");
  const distinct = distinctCharacters(text);
  if (distinct < WANTED_CHARACTERS) return grave(`is made of ${distinct} different characters`);
  const names = known.map(plain).filter((name) => name.length > 3);
  if (withoutWords(text, [...names, ...SECRET_WORDS]).length < WANTED_REST) {
    return grave('is made of words such as "secret" and "key"');
  }
  const bytes = randomBytesIn(text);
  if (bytes < GRAVE_BYTES) return grave(`holds ${bytes} random bytes at most, and ${WANTED_BYTES} are wanted`);
  if ((await guessesLog10(text, known)) < WANTED_GUESSES_LOG10)
    return grave("can be guessed: it is made of known words and patterns");
  if (bytes >= WANTED_BYTES) return undefined;
  return { seen: `holds ${bytes} random bytes at most, and ${WANTED_BYTES} are wanted`, isGrave: false };
}

/** What is no secret at all, whoever has made it. */
export function placeholderIn(secret: string): Weakness | undefined {
  const text = plain(secret);
  if (KNOWN_SECRETS.has(text) || LONG_KNOWN_SECRETS.some((known) => text.includes(known)))
    return grave("stands in tutorials");
  const isToBeReplaced =
    PLACEHOLDERS.some((part) => text.includes(part)) || /^<.*>$|^\$\{.*\}$|^\[.*\]$/s.test(secret.trim());
  return isToBeReplaced ? grave("says of itself that it is to be replaced") : undefined;
}

function grave(seen: string): Weakness {
  return { seen, isGrave: true };
}
