/** Lengths of what the shell fills in. */

export function closingBacktick(text: string): number {
  const end = text.indexOf("`", 1);
  return end === -1 ? text.length : end + 1;
}

/** The length of `$(...)` or `${...}` with the brackets within it; quoted ones do not count. */
export function closingBracket(text: string, [open = "", close = ""]: string): number {
  let depth = 0;
  let quote = "";
  for (let at = 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") at += 1;
    else if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === open) depth += 1;
    else if (char === close) depth -= 1;
    if (depth === 0 && char === close && quote === "") return at + 1;
  }
  return text.length;
}
