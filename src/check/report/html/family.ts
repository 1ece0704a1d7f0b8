import type { CheckResult, Report, State } from "../../run/report.js";
import { STATES } from "../../run/report.js";
import type { Family } from "../families.js";
import { markup, type Markup } from "../markup.js";
import { checks } from "../verdict.js";
import { checkArticle } from "./check.js";
import { mark } from "./symbols.js";

/** What the filter shows together. */
const GROUPS = {
  fail: "open",
  unknown: "open",
  warn: "open",
  waived: "accepted",
  attested: "accepted",
  pass: "passed",
  notApplicable: "left-out",
} as const satisfies { readonly [Name in State]: string };

/** What is to mend comes first. */
export function familySection({ id, title, results }: Family, report: Report): Markup {
  const inOrder = STATES.flatMap((state) => results.filter((result) => result.state === state));
  const leftOut = inOrder.filter(({ state }) => state === "notApplicable");
  const shown = inOrder.filter(({ state }) => state !== "notApplicable");
  const groups = [...new Set(shown.map(({ state }) => `has-${GROUPS[state]}`))];
  return markup`<section class="family ${groups.join(" ")}" id="family-${id}" aria-labelledby="title-${id}">
<h2 id="title-${id}">${title}</h2>
${shown.length > 0 ? markup`<div class="checks">${shown.map((result) => checkArticle(result, `is-${GROUPS[result.state]}`, report))}</div>` : undefined}
${leftOut.length > 0 ? leftOutList(leftOut) : undefined}
</section>
`;
}

function leftOutList(results: readonly CheckResult[]): Markup {
  const items = results.map(
    ({ id, title, evidence }) =>
      markup`<li><code class="id">${id}</code> ${title}: <span class="quiet">${evidence}</span></li>`,
  );
  return markup`<details class="left-out"><summary>${mark("notApplicable")}${checks(results.length)} not applicable</summary><ul>${items}</ul></details>`;
}
