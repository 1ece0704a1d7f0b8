import type { CheckResult, Report, ReportedFinding, WaivedFinding } from "../../run/report.js";
import { markup, type Markup } from "../markup.js";
import { placeText } from "../place.js";
import { STATE_NAMES } from "../verdict.js";
import { prose, sentence, untilDay } from "./prose.js";
import { mark } from "./symbols.js";

/** Findings of one check that are in sight; the others are behind a click. */
const MOST_IN_SIGHT = 8;

export function checkArticle(result: CheckResult, group: string, report: Report): Markup {
  const { id, title, state, evidence, findings, waived, attestation } = result;
  const inSight = findings.slice(0, MOST_IN_SIGHT);
  const others = findings.slice(MOST_IN_SIGHT);
  return markup`<article class="check ${state} ${group}" id="${id}">
<h3>${mark(state)}<span class="title"><code class="id">${id}</code> ${title}</span><span class="state">${STATE_NAMES[state]}</span></h3>
<p class="evidence">${prose(evidence)}</p>
${inSight.map(findingBlock)}
${others.length > 0 ? markup`<details class="more"><summary>${others.length} more</summary>${others.map(findingBlock)}</details>` : undefined}
${attestation ? markup`<p class="attestation">${attestation.owner} vouches until ${untilDay(attestation.expires, report)}</p>` : undefined}
${waived.map((finding) => waivedBlock(finding, report))}
</article>
`;
}

function findingBlock({ level, seen, consequence, write, place }: ReportedFinding): Markup {
  return markup`<dl class="finding ${level}">
<div><dt>Seen</dt><dd class="seen">${sentence(seen)}${place ? markup`<code class="place">${placeText(place)}</code>` : undefined}</dd></div>
<div><dt>Leads to</dt><dd>${sentence(consequence)}</dd></div>
<div><dt>Write</dt><dd><pre tabindex="0"><code>${write}</code></pre></dd></div>
</dl>
`;
}

function waivedBlock({ seen, place, waiver }: WaivedFinding, report: Report): Markup {
  return markup`<dl class="finding waiver">
<div><dt>Waived</dt><dd class="seen">${sentence(seen)}${place ? markup`<code class="place">${placeText(place)}</code>` : undefined}</dd></div>
<div><dt>Reason</dt><dd>${waiver.reason}</dd></div>
<div><dt>By</dt><dd>${waiver.owner}, until ${untilDay(waiver.expires, report)}</dd></div>
</dl>
`;
}
