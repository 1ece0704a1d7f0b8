import type { State } from "../../run/report.js";
import { markup, type Markup } from "../markup.js";

/** Each state has a shape of its own: colour alone says nothing to many. In a square of 16. */
const SHAPES = {
  fail: markup`<path d="M5 5l6 6M11 5l-6 6"/>`,
  unknown: markup`<path d="M5.9 6.2a2.1 2.1 0 1 1 3.2 1.8c-.7.4-1.1.8-1.1 1.5M8 11.7v.1"/>`,
  warn: markup`<path d="M8 4.2v4.6M8 11.6v.1"/>`,
  waived: markup`<path d="M4.6 9c1-2.4 2.4-2.4 3.4-1s2.4 1.4 3.4-1"/>`,
  attested: markup`<path d="M10.8 5.2a1.5 1.5 0 0 0-2.1 0L5 8.9 4.6 11.4 7.1 11l3.7-3.7a1.5 1.5 0 0 0 0-2.1z"/>`,
  pass: markup`<path d="M4.7 8.3l2.3 2.3 4.3-4.9"/>`,
  notApplicable: markup`<path d="M5 8h6"/>`,
} as const satisfies { readonly [Name in State]: Markup };

/** Drawn once, used by `mark`. */
export const SYMBOLS = markup`<svg width="0" height="0" class="symbols" aria-hidden="true"><defs>${Object.entries(
  SHAPES,
).map(
  ([state, shape]) =>
    markup`<symbol id="mark-${state}" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7"/>${shape}</symbol>`,
)}</defs></svg>`;

export function mark(state: State): Markup {
  return markup`<svg class="mark ${state}" aria-hidden="true"><use href="#mark-${state}"/></svg>`;
}
