/** What XML 1.0 allows as a character (2.2). */
const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const TEXT = /^(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)+/iu;
const TAG = /^<(\/?)([a-z][\w:-]*)((?:\s+[a-z][\w:-]*="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\d+);)*")*)\s*(\/?)>/iu;
const ATTRIBUTE = /([a-z][\w:-]*)="([^"]*)"/giu;
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" }),
);

export interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly Element[];
  /** With that of its children. */
  readonly text: string;
}

type OpenElement = { -readonly [Key in keyof Element]: Element[Key] } & { children: Element[] };

/**
 * The root of a document without comments, CDATA and processing instructions.
 *
 * @throws SyntaxError for what an XML parser would refuse, and for an attribute that is there twice.
 */
export function parsed(document: string): Element {
  if (!CHARACTERS.test(document)) throw new SyntaxError("a character that XML forbids");
  const root: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const say = (text: string): void => open.forEach((element) => (element.text += text));
  let rest = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n|^<!DOCTYPE html>\n/, "");
  while (rest !== "") {
    const current = open.at(-1) ?? root;
    const text = TEXT.exec(rest)?.[0];
    const [tag, isClosing, name = "", attributes = "", isEmpty] = TAG.exec(rest) ?? [];
    if (text !== undefined) {
      say(unescaped(text));
    } else if (tag === undefined) {
      throw new SyntaxError(`neither text nor a tag: ${rest.slice(0, 80)}`);
    } else if (isClosing) {
      if (current.name !== name || open.length === 1) throw new SyntaxError(`</${name}> closes <${current.name}>`);
      open.pop();
    } else {
      const element: OpenElement = { name, attributes: attributesOf(attributes), children: [], text: "" };
      current.children.push(element);
      if (!isEmpty) open.push(element);
    }
    rest = rest.slice((text ?? tag ?? "").length);
  }
  const [only, second] = root.children;
  if (open.length > 1 || only === undefined || second !== undefined) throw new SyntaxError("not one whole element");
  return only;
}

/** All elements, or those of a name, in the order of the document. */
export function elements(root: Element, name?: string): readonly Element[] {
  const own = name === undefined || root.name === name ? [root] : [];
  return [...own, ...root.children.flatMap((child) => elements(child, name))];
}

function attributesOf(text: string): Element["attributes"] {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [name, unescaped(value)] as const);
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length < pairs.length) throw new SyntaxError(`an attribute twice: ${text}`);
  return attributes;
}

function unescaped(text: string): string {
  return text.replaceAll(/&([^;]+);/g, (reference, name: string) => NAMED.get(name) ?? reference);
}
