import type { Report } from "../../run/report.js";
import { capital } from "../capital.js";
import { markup, type Content, type Markup } from "../markup.js";

/** A text with code between backticks. */
export function prose(text: string): Content {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? markup`<code>${part.slice(1, -1)}</code>` : part));
}

/** A clause as the sentence of a paragraph. */
export function sentence(clause: string): Content {
  return prose(`${capital(clause)}.`);
}

/** "31 Dec 2026, 36 days" for a day such as 2026-12-31. */
export function untilDay(day: string, { startedAt }: Report): Markup {
  const days = Math.round((Date.parse(day) - Date.parse(startedAt.slice(0, 10))) / 86_400_000);
  const left = Number.isNaN(days) ? "" : days < 0 ? ", expired" : days === 1 ? ", 1 day left" : `, ${days} days left`;
  return markup`<time>${day}</time>${left}`;
}
