import type { Check, Profile } from "../../src/check/check.js";
import { PROFILES } from "../../src/check/check.js";
import { fill } from "../in-step/fill.js";
import type { CheckFolder } from "./check-folders.js";

export interface CheckPage extends CheckFolder {
  readonly check: Check;
}

const COMMAND = "generate:checks";

/** The families, as a heading says them, in the order of the table. */
const FAMILIES: { readonly [family: string]: string } = {
  environment: "Environment",
  schema: "Schema",
  migrations: "Migrations",
  repository: "Repository",
  database: "Database",
  http: "Running application",
  attestations: "Attestations",
};

export function rootReadme(text: string, pages: readonly CheckPage[]): string {
  const sections = Object.entries(FAMILIES).map(([family, title]) =>
    section(
      title,
      pages.filter((page) => page.family === family),
    ),
  );
  return fill(text, "checks", COMMAND, sections.join("\n\n"));
}

function section(title: string, pages: readonly CheckPage[]): string {
  const head = `| ${title} | What holds if it passes | Finding | ${PROFILES.map((profile) => `\`${profile}\``).join(" | ")} |`;
  const rows = pages.map(({ id, name, family, check }) => {
    const marks = PROFILES.map((profile: Profile) => (check.profiles.includes(profile) ? "●" : ""));
    const link = `src/check/${family}/checks/${name}/README.md`;
    return `| [\`${id}\`](${link}) | ${check.title.replaceAll("|", "\\|")} | ${check.severity} | ${marks.join(" | ")} |`;
  });
  return [head, "| --- | --- | --- | :-: | :-: | :-: |", ...rows].join("\n");
}
