/** Colours hold AA (4.5 to 1) on every ground they stand on. */
export const STYLE = `
:root {
  --ground: #f7f6f3; --card: #ffffff; --line: #e4e1da; --code: #f4f2ee;
  --ink: #1f2428; --quiet: #5c646b;
  --fail: #b42318; --unknown: #6941a5; --warn: #8a5300; --waived: #5c646b; --attested: #1d5f8a; --pass: #1a6e45; --notApplicable: #6b7278;
  --fail-tint: #fdf1ef; --pass-tint: #eff7f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --card: #1b1f23; --line: #2d3339; --code: #14171a;
    --ink: #e4e7ea; --quiet: #9ba5ae;
    --fail: #ff8f85; --unknown: #c4a7f5; --warn: #eab54d; --waived: #9ba5ae; --attested: #7ec3f2; --pass: #74cf9c; --notApplicable: #8f99a2;
    --fail-tint: #2a1d1d; --pass-tint: #18251f;
  }
}
* { box-sizing: border-box; }
html { color-scheme: light dark; scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 3rem; max-width: 58rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
h1, h2, h3, p, ul, dl, dd, fieldset { margin: 0; padding: 0; }
ul { list-style: none; }
code, pre { font: 0.875em/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; unicode-bidi: isolate; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--attested); outline-offset: 2px; }
.symbols { position: absolute; }
.quiet, .evidence { color: var(--quiet); }
.number { color: var(--quiet); font-variant-numeric: tabular-nums; }

.mark { flex: none; width: 1.125em; height: 1.125em; color: var(--quiet); fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.mark.fail { color: var(--fail); } .mark.unknown { color: var(--unknown); } .mark.warn { color: var(--warn); }
.mark.waived { color: var(--waived); } .mark.attested { color: var(--attested); } .mark.pass { color: var(--pass); }
.mark.notApplicable { color: var(--notApplicable); }
.mark circle { stroke-width: 1; fill: currentColor; fill-opacity: 0.1; stroke-opacity: 0.55; }

header { padding: 1.75rem 2rem; border: 1px solid var(--line); border-radius: 14px; background: var(--card); }
header.closed { background: linear-gradient(var(--fail-tint), var(--card) 70%); }
header.open { background: linear-gradient(var(--pass-tint), var(--card) 70%); }
.kicker { color: var(--quiet); font-size: 0.8125rem; letter-spacing: 0.06em; text-transform: uppercase; }
h1 { margin-top: 0.125rem; font-size: clamp(1.5rem, 5vw, 2.125rem); line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; }
.verdict { margin-top: 0.75rem; font-size: 1.0625rem; }
.verdict .mark { width: 1.3em; height: 1.3em; margin-right: 0.5rem; vertical-align: -0.27em; }
.closed .verdict strong { color: var(--fail); } .open .verdict strong { color: var(--pass); }
.bar { display: block; width: 100%; height: 0.5rem; margin-top: 1.25rem; border-radius: 4px; background: var(--line); }
.bar .fail { fill: var(--fail); } .bar .unknown { fill: var(--unknown); } .bar .warn { fill: var(--warn); } .bar .waived { fill: var(--waived); }
.bar .attested { fill: var(--attested); } .bar .pass { fill: var(--pass); } .bar .notApplicable { fill: var(--line); }
.counts { display: flex; flex-wrap: wrap; gap: 0.375rem 1.375rem; margin-top: 0.875rem; }
.counts li { display: flex; align-items: center; gap: 0.375rem; color: var(--quiet); font-size: 0.9375rem; }
.counts b { color: var(--ink); font-variant-numeric: tabular-nums; }
.about { display: flex; flex-wrap: wrap; gap: 0.25rem 1.75rem; margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
.about div { display: flex; gap: 0.5rem; } .about dt { color: var(--quiet); }

nav { margin-top: 1.75rem; }
nav ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 0.5rem; }
nav a { display: flex; align-items: center; gap: 0.5rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); text-decoration: none; font-size: 0.9375rem; }
nav a:hover { border-color: var(--quiet); }
nav .number { flex: none; margin-left: auto; font-size: 0.8125rem; }

.filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem; margin-top: 1.25rem; border: 0; }
.filter legend { float: left; margin-right: 0.5rem; padding: 0; color: var(--quiet); font-size: 0.875rem; }
.filter label { position: relative; }
.filter input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.filter label > span { display: block; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); font-size: 0.875rem; }
.filter input:checked + span { border-color: var(--ink); background: var(--ink); color: var(--card); }
.filter input:checked + span .number { color: inherit; }
.filter input:focus-visible + span { outline: 2px solid var(--attested); outline-offset: 2px; }
body:has(#show-open:checked) :is(.family:not(.has-open), .check:not(.is-open), .left-out),
body:has(#show-accepted:checked) :is(.family:not(.has-accepted), .check:not(.is-accepted), .left-out),
body:has(#show-passed:checked) :is(.family:not(.has-passed), .check:not(.is-passed), .left-out) { display: none; }

.family { margin-top: 2.5rem; scroll-margin-top: 1rem; }
h2 { margin-bottom: 0.75rem; font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
.checks { overflow: hidden; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.check { padding: 0.875rem 1.125rem; box-shadow: 0 1px 0 var(--line); scroll-margin-top: 1rem; }
h3 { display: flex; align-items: flex-start; gap: 0.625rem; font-size: 1rem; line-height: 1.4; font-weight: 600; }
h3 .mark { margin-top: 0.125em; }
h3 .title { flex: 1; min-width: 0; overflow-wrap: anywhere; }
h3 .state { flex: none; color: var(--quiet); font-size: 0.8125rem; font-weight: 400; line-height: 1.75; }
.id { margin-right: 0.25rem; color: var(--quiet); font-weight: 400; }
.fail h3 .state { color: var(--fail); } .unknown h3 .state { color: var(--unknown); } .warn h3 .state { color: var(--warn); }
.attested h3 .state { color: var(--attested); } .pass h3 .state { color: var(--pass); }
.pass h3, .attested h3, .waived h3 { font-weight: 500; }
.evidence, .attestation { margin-left: 1.75rem; font-size: 0.875rem; overflow-wrap: anywhere; }

.finding { margin: 0.75rem 0 0 1.75rem; padding: 0.125rem 0 0.125rem 1rem; border-left: 3px solid var(--line); font-size: 0.9375rem; }
.finding.error { border-color: var(--fail); } .finding.warning { border-color: var(--warn); } .finding.unknown { border-color: var(--unknown); }
.finding div { display: grid; grid-template-columns: 4.75rem minmax(0, 1fr); gap: 0 0.5rem; }
.finding div + div { margin-top: 0.375rem; }
.finding dt { color: var(--quiet); font-size: 0.8125rem; line-height: 1.8; }
@media (min-width: 40.01rem) { .finding div:has(pre) dt { padding-top: 0.5rem; } }
.finding dd { overflow-wrap: anywhere; }
.finding .seen { font-weight: 500; }
.place { display: block; color: var(--quiet); font-weight: 400; }
pre { margin: 0; padding: 0.625rem 0.875rem; border: 1px solid var(--line); border-radius: 8px; background: var(--code); white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
pre code { font-size: 1em; }
details summary { display: flex; align-items: center; gap: 0.5rem; color: var(--quiet); font-size: 0.875rem; cursor: pointer; }
details summary::before { content: "\\203a"; width: 0.5em; transition: transform 0.15s; }
details[open] > summary::before { transform: rotate(90deg); }
.more { margin: 0.75rem 0 0 1.75rem; } .more .finding { margin-left: 0; }
.left-out { margin-top: 0.75rem; padding: 0 1.125rem; }
.left-out ul { margin: 0.5rem 0 0 1.25rem; font-size: 0.875rem; } .left-out li + li { margin-top: 0.25rem; }
footer { margin-top: 3rem; color: var(--quiet); font-size: 0.8125rem; }

@media (max-width: 40rem) {
  body { padding: 1rem 0.75rem 2rem; }
  header { padding: 1.25rem; }
  .check { padding: 0.875rem; }
  .evidence, .attestation, .finding, .more { margin-left: 0; }
  .evidence, .attestation { margin-top: 0.25rem; }
  .finding { padding-left: 0.75rem; }
  .finding div { grid-template-columns: minmax(0, 1fr); }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } details summary::before { transition: none; } }
@media print {
  :root {
    --ground: #fff; --card: #fff; --line: #ccc; --code: #fff; --ink: #000; --quiet: #444; --fail-tint: #fff; --pass-tint: #fff;
    --fail: #b42318; --unknown: #6941a5; --warn: #8a5300; --waived: #444; --attested: #1d5f8a; --pass: #1a6e45; --notApplicable: #444;
  }
  html { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .filter { display: none; }
  .finding, h2, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; height: auto; }
  .bar rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
