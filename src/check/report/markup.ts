import { printable } from "./printable.js";

/** Text of HTML or XML that is safe as it stands. Only `markup` makes it. */
export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | undefined | readonly Content[];

/**
 * HTML or XML: everything between `${` and `}` is escaped, for content and quoted attributes alike, unless it is markup itself. What it
 * writes in HTML is well-formed XML, too.
 */
export function markup(texts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const written = contents.map((content, index) => rendered(content) + (texts[index + 1] ?? ""));
  return { markup: (texts[0] ?? "") + written.join("") };
}

/** Text that needs no escape where it stands: a style sheet of ours. */
export function verbatim(text: string): Markup {
  return { markup: text };
}

function rendered(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "number") return String(content);
  if (typeof content === "string") return escaped(content);
  return "markup" in content ? content.markup : content.map(rendered).join("");
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escaped(text: string): string {
  return printable(text).replaceAll(/[&<>"']/g, (character) => ENTITIES.get(character) ?? "");
}
