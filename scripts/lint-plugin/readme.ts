import { fill } from "../in-step/fill.js";
import type { RecommendedAs } from "../../eslint-plugin/src/define-rule.js";

/** A rule as the READMEs show it. */
export interface RulePage {
  readonly id: string;
  readonly description: string;
  readonly recommended: RecommendedAs;
  readonly hasSuggestions: boolean;
  /** Its README.md. */
  readonly text: string;
}

const COMMAND = "generate:rules";

const SEVERITIES: Record<RecommendedAs, string> = { error: "error", warn: "warning", off: "" };

/** The plugin's README has the table and, below it, every rule's own page: what the link of a finding leads to. */
export function pluginReadme(text: string, pages: readonly RulePage[]): string {
  const withTable = fill(
    text,
    "rules",
    COMMAND,
    table(pages, (id) => `#${id}`),
  );
  return fill(withTable, "rule pages", COMMAND, pages.map((page) => nested(page.text)).join("\n\n"));
}

export function rootReadme(text: string, pages: readonly RulePage[]): string {
  return fill(
    text,
    "rules",
    COMMAND,
    table(pages, (id) => `eslint-plugin/src/rules/${id}/README.md`),
  );
}

function table(pages: readonly RulePage[], link: (id: string) => string): string {
  const rows = pages.map(({ id, description, recommended, hasSuggestions }) => {
    return `| [\`${id}\`](${link(id)}) | ${sentence(description)} | ${SEVERITIES[recommended]} | ${hasSuggestions ? "💡" : ""} |`;
  });
  return `| Rule | What it is for | \`recommended\` | Suggestion |\n| --- | --- | --- | :-: |\n${rows.join("\n")}`;
}

function sentence(description: string): string {
  return description.charAt(0).toUpperCase() + description.slice(1);
}

/** Headings two levels down: the page is a part of another here. */
function nested(text: string): string {
  let isCode = false;
  return text
    .trim()
    .split("\n")
    .map((line) => {
      if (line.startsWith("```")) isCode = !isCode;
      return !isCode && line.startsWith("#") ? `##${line}` : line;
    })
    .join("\n");
}
