/** What an editor or terminal obeys instead of showing it, without tab and newline; and the halves of surrogate pairs. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufeff\ufffe\uffff]/gu;

/**
 * A text as a person shall see it: what would hide or reorder it stands there as its code point. XML 1.0 forbids most of the
 * same characters (2.2).
 */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, (character) => {
    if (character === "\n" || character === "\t") return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`;
  });
}

/** For a place that has one line only. */
export function oneLine(text: string): string {
  return printable(text).replaceAll(/\s+/g, " ").trim();
}
