/** Places in a text by the byte, as the parser tells them. */
export class Source {
  readonly #text: string;
  readonly #bytes: Buffer | undefined;
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const bytes = Buffer.from(text);
    this.#bytes = bytes.length === text.length ? undefined : bytes;
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** The index in the text of a byte. */
  indexAt(byte: number): number {
    return this.#bytes === undefined ? byte : this.#bytes.toString("utf8", 0, byte).length;
  }

  /** From 1. */
  lineAt(index: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The index of the first word from there: behind spaces and comments. */
  wordFrom(index: number): number {
    let place = index;
    for (;;) {
      const before = place;
      while (/\s/.test(this.#text[place] ?? "")) place++;
      place = this.#afterComment(place);
      if (place === before) return place;
    }
  }

  slice(start: number, end?: number): string {
    return this.#text.slice(start, end);
  }

  #afterComment(index: number): number {
    const text = this.#text;
    if (text.startsWith("--", index)) {
      const end = text.indexOf("\n", index);
      return end === -1 ? text.length : end + 1;
    }
    if (!text.startsWith("/*", index)) return index;
    // Comments of this kind stand in each other.
    let depth = 0;
    for (let place = index; place < text.length; place++) {
      if (text.startsWith("/*", place)) {
        depth++;
        place++;
      } else if (text.startsWith("*/", place)) {
        depth--;
        place++;
        if (depth === 0) return place + 1;
      }
    }
    return text.length;
  }

  /** The lines of the comments at the beginning, without their marks. */
  header(): readonly string[] {
    return this.#text
      .slice(0, this.wordFrom(0))
      .split("\n")
      .map((line) =>
        line
          .replace(/^\s*(?:--|\/\*+|\*(?!\/))?\s?/, "")
          .replace(/\s*\*\/\s*$/, "")
          .trimEnd(),
      );
  }
}
