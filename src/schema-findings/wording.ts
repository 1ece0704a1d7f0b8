const NAMES_SHOWN = 8;
const LINES_SHOWN = 6;

export function quoted(values: readonly string[]): string {
  return values.length === 1 ? `"${values.join()}"` : `[${values.map((value) => `"${value}"`).join(", ")}]`;
}

export function or(items: readonly string[]): string {
  return joined(items, "or");
}

export function and(items: readonly string[]): string {
  return joined(items, "and");
}

function joined(items: readonly string[], word: "and" | "or"): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1) ?? ""}`;
}

export function folded(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return more > 1 ? `${names.slice(0, NAMES_SHOWN).join(", ")} and ${more} more` : names.join(", ");
}

export function foldedLines(lines: readonly string[]): readonly string[] {
  const more = lines.length - LINES_SHOWN;
  return more > 1 ? [...lines.slice(0, LINES_SHOWN), `  and ${more} more`] : lines;
}
