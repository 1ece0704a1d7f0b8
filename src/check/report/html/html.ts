import { createHash } from "node:crypto";
import type { Report } from "../../run/report.js";
import { familiesOf } from "../families.js";
import { markup, verbatim } from "../markup.js";
import { familySection } from "./family.js";
import { filter, footer, header, navigation } from "./frame.js";
import { SYMBOLS } from "./symbols.js";
import { STYLE } from "./style.js";

/**
 * One page that needs nothing else: no script, no font, no network, which its Content-Security-Policy holds. Everything that a check has
 * seen is in it, so it can be kept as the evidence of a release.
 */
export function htmlReport(report: Report): string {
  const families = familiesOf(report.results);
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>${report.project}: the gate is ${report.isPassed ? "open" : "closed"}</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
${SYMBOLS}
${header(report)}
<main>
${families.length > 0 ? [navigation(families), filter(report)] : undefined}
${families.map((family) => familySection(family, report))}
</main>
${footer(report)}
</body>
</html>
`;
  return page.markup;
}

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
