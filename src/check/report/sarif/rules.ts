import type { ReportingDescriptor } from "sarif";
import { pageOf } from "../../pages.js";
import type { CheckResult } from "../../run/report.js";
import { familyTitle } from "../families.js";

/** Characters. GitHub refuses longer descriptions. */
const LONGEST = 1024;

export function ruleOf({ id, title, family, severity, findings }: CheckResult): ReportingDescriptor {
  const help = findings.length === 0 ? undefined : pageOf(id);
  const text = `${title}.`.slice(0, LONGEST);
  return {
    id,
    shortDescription: { text },
    fullDescription: { text: ((help && firstParagraph(help)) ?? text).slice(0, LONGEST) },
    help: help === undefined ? { text, markdown: text } : { text: help, markdown: help },
    defaultConfiguration: { level: severity },
    properties: { tags: [familyTitle(family)], "problem.severity": severity },
  };
}

/** What the check looks at: the page says it below its heading. */
function firstParagraph(page: string): string | undefined {
  const paragraph = page.split(/\n\s*\n/).find((block) => block.trim() !== "" && !block.trim().startsWith("#"));
  return paragraph?.replaceAll(/\s+/g, " ").trim();
}
