import { STATES, type Report, type State } from "../../run/report.js";
import type { Family } from "../families.js";
import { markup, type Markup } from "../markup.js";
import { duration, STATE_NAMES, verdictOf } from "../verdict.js";
import { mark } from "./symbols.js";

export function header(report: Report): Markup {
  const { project, isPassed, counts, profile, isStrict, startedAt, durationMs } = report;
  const present = STATES.filter((state) => counts[state] > 0);
  return markup`<header class="${isPassed ? "open" : "closed"}">
<p class="kicker">Release gate</p>
<h1>${project}</h1>
<p class="verdict">${mark(isPassed ? "pass" : "fail")}<strong>The gate is ${isPassed ? "open" : "closed"}.</strong> ${verdictOf(report)}</p>
${bar(report)}
<ul class="counts">${present.map((state) => markup`<li>${mark(state)}<b>${counts[state]}</b> ${STATE_NAMES[state]}</li>`)}</ul>
<dl class="about">
<div><dt>Profile</dt><dd>${profile}${isStrict ? ", strict" : ""}</dd></div>
<div><dt>Started</dt><dd><time datetime="${startedAt}">${startedAt.slice(0, 16).replace("T", " ")} UTC</time></dd></div>
<div><dt>Took</dt><dd>${duration(durationMs)}</dd></div>
</dl>
</header>`;
}

/** The share of each state, drawn: a style attribute would need a laxer policy. */
function bar({ counts }: Report): Markup {
  let x = 0;
  const share = (state: State): Markup => {
    const drawn = markup`<rect class="${state}" x="${x}" y="0" width="${counts[state]}" height="1"/>`;
    x += counts[state];
    return drawn;
  };
  const drawn = STATES.filter((state) => counts[state] > 0).map(share);
  return markup`<svg class="bar" viewBox="0 0 ${Math.max(x, 1)} 1" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>`;
}

/** Each family with its worst state. */
export function navigation(families: readonly Family[]): Markup {
  const links = families.map(({ id, title, results }) => {
    const worst = STATES.find((state) => results.some((result) => result.state === state)) ?? "notApplicable";
    const count = results.filter(({ state }) => state === worst).length;
    return markup`<li><a href="#family-${id}">${mark(worst)}${title}<span class="number">${count} ${STATE_NAMES[worst]}</span></a></li>`;
  });
  return markup`<nav aria-label="Families of checks"><ul>${links}</ul></nav>`;
}

/** Works by the style sheet: a browser without `:has` shows everything. */
export function filter({ counts }: Report): Markup {
  const open = counts.fail + counts.unknown + counts.warn;
  const accepted = counts.waived + counts.attested;
  const choices = [
    { id: "all", label: "Everything", count: undefined },
    { id: "open", label: "To mend", count: open },
    { id: "accepted", label: "Accepted", count: accepted },
    { id: "passed", label: "Passed", count: counts.pass },
  ];
  return markup`<fieldset class="filter"><legend>Show</legend>${choices.map(
    ({ id, label, count }) =>
      markup`<label><input type="radio" name="show" id="show-${id}" ${id === "all" ? markup`checked="checked"` : undefined}/><span>${label}${
        count === undefined ? undefined : markup` <span class="number">${count}</span>`
      }</span></label>`,
  )}</fieldset>`;
}

export function footer({ tool }: Report): Markup {
  return markup`<footer><p>${tool.name} ${tool.version}. <code>npx prisma-hardening check --explain ID</code> says more about a check.</p></footer>`;
}
