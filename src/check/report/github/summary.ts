import type { CheckResult, Report, ReportedFinding, WaivedFinding } from "../../run/report.js";
import { STATES } from "../../run/report.js";
import { familiesOf } from "../families.js";
import { placeText } from "../place.js";
import { oneLine, printable } from "../printable.js";
import { STATE_NAMES, verdictOf } from "../verdict.js";

/** Characters. GitHub refuses a step's summary of more than 1 MiB; a character has up to three bytes. */
const MOST_CHARACTERS = 300_000;

/** Markdown for the page of a workflow's run: what `$GITHUB_STEP_SUMMARY` takes. */
export function githubSummary(report: Report): string {
  const { project, profile, isPassed, counts, results } = report;
  const head = [
    `## ${isPassed ? "✅" : "❌"} ${plain(project)}: the gate is ${isPassed ? "open" : "closed"}`,
    plain(verdictOf(report)),
    [
      "| profile | " + STATES.map((state) => STATE_NAMES[state]).join(" | ") + " |",
      "| --- |" + STATES.map(() => " ---: |").join(""),
      `| ${profile} | ` + STATES.map((state) => counts[state]).join(" | ") + " |",
    ].join("\n"),
  ];
  const found = familiesOf(results).flatMap(({ title, results: ofFamily }) => {
    const sections = ofFamily.filter(({ findings }) => findings.length > 0).flatMap(checkSections);
    return sections.length === 0 ? [] : [`### ${plain(title)}`, ...sections];
  });
  const waived = results.flatMap((result) => result.waived.map((one) => waivedLine(result, one)));
  const tail = waived.length === 0 ? [] : ["### Waived", waived.join("\n")];
  return `${limited([...head, ...found, ...tail]).join("\n\n")}\n`;
}

function checkSections({ id, title, findings }: CheckResult): readonly string[] {
  return [`#### ${plain(id)}: ${plain(title)}`, ...findings.map(findingSection)];
}

function findingSection({ level, seen, consequence, write, place }: ReportedFinding): string {
  const where = place === undefined ? "" : `<br>${code(placeText(place))}`;
  return `**${level}** ${prose(seen)}: ${prose(consequence)}.${where}\n\n${block(write)}`;
}

function waivedLine({ id }: CheckResult, { seen, waiver }: WaivedFinding): string {
  return `- ${plain(id)}: ${prose(seen)}. Until ${plain(waiver.expires)}, ${plain(waiver.owner)}: ${plain(waiver.reason)}`;
}

function limited(sections: readonly string[]): readonly string[] {
  let length = 0;
  const fitting = sections.findIndex((section) => (length += section.length + 2) > MOST_CHARACTERS);
  if (fitting === -1) return sections;
  return [...sections.slice(0, fitting), "There is more than this page can hold: `--format html` has all of it."];
}

function plain(text: string): string {
  return referenced(oneLine(text));
}

/** A text with code between backticks. */
function prose(text: string): string {
  return oneLine(text)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${referenced(part)}</code>` : referenced(part)))
    .join("");
}

function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

/** Text in which Markdown and HTML find nothing of theirs: their punctuation stands there as character references. */
function referenced(text: string): string {
  return text.replaceAll(/[!"#$%&*+:<=>?@[\\\]^_`{|}~]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A fence is longer than any in the text. */
function block(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${printable(text)}\n${fence}`;
}
