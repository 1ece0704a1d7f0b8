let lastText = "";
let words = new Map<string, boolean>();

/**
 * Whether one of the words stands anywhere in the text. Rules run one after another over one file, so each word is looked
 * for once; a file that mentions nothing of a rule's matter costs nothing more. In Oxlint the text is there without a tree.
 */
export function mentions(text: string, anyOf: readonly string[]): boolean {
  if (text !== lastText) {
    lastText = text;
    words = new Map();
  }
  return anyOf.some((word) => {
    let isMentioned = words.get(word);
    if (isMentioned === undefined) words.set(word, (isMentioned = text.includes(word)));
    return isMentioned;
  });
}
