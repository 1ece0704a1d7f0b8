/** What can be seen of a text without knowing what it means. */

/** The alphabets that generators of secrets write in, and the bits of one character. */
const DIGITS = /^\d+$/;
const HEX = /^[\da-f]+$/i;
const BASE64 = /^[\w+/-]+={0,2}$/;

/** At most so many random bytes can stand in it: half its length in hexadecimal digits, three quarters in base64. */
export function randomBytesIn(text: string): number {
  if (DIGITS.test(text)) return Math.floor((text.length * Math.log2(10)) / 8);
  if (HEX.test(text)) return Math.floor(text.length / 2);
  if (BASE64.test(text)) return Math.floor((text.replace(/=+$/, "").length * 6) / 8);
  return Buffer.byteLength(text);
}

export function distinctCharacters(text: string): number {
  return new Set(text).size;
}

/** Whether it is one piece again and again: "abcabcabca". */
export function isRepeated(text: string): boolean {
  // The failure function of Knuth, Morris and Pratt: the smallest period is the length without its longest border.
  const border = [0];
  for (let end = 1, length = 0; end < text.length; end += 1) {
    while (length > 0 && text[end] !== text[length]) length = border[length - 1] ?? 0;
    if (text[end] === text[length]) length += 1;
    border[end] = length;
  }
  const period = text.length - (border.at(-1) ?? 0);
  return text.length > 1 && period <= text.length / 2;
}

/** Whether most characters follow the one before, as in "abcdefgh" or "aaaa": of 64 random hexadecimal digits, a fifth do. */
export function isSequence(text: string): boolean {
  let following = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (Math.abs(text.charCodeAt(index) - text.charCodeAt(index - 1)) <= 1) following += 1;
  }
  return text.length > 1 && following / (text.length - 1) > 0.6;
}

/** What is left of the letters and digits without these words, the longest first. */
export function withoutWords(text: string, words: readonly string[]): string {
  let rest = plain(text);
  for (const word of words) rest = rest.replaceAll(word, "");
  return rest;
}

/** Letters and digits, in lower case. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
