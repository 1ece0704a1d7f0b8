import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown, type Finding } from "../../../outcome.js";
import { manifest } from "../../../project/manifest.js";
import { listed } from "../../../wording.js";
import { audit } from "../../packages/audit.js";
import { AUDIT_SEVERITIES, readAudit, type Advisory } from "../../packages/audit-report.js";
import { lockfiles } from "../../packages/lockfiles.js";

export default defineCheck({
  id: "REPO004",
  title: "No installed package has a known flaw",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ config, fact }) => {
    const [{ dependencies, devDependencies }, found] = await Promise.all([fact(manifest), fact(lockfiles)]);
    if (found.length === 0 && Object.keys({ ...dependencies, ...devDependencies }).length === 0)
      return notApplicable("package.json names no packages");
    const answer = await fact(audit);
    if (answer.kind === "none") return unknown("audit", answer.reason, answer.write);
    const advisories = readAudit(answer.text, answer.isDevelopment);
    if (advisories === undefined) {
      return unknown(
        "audit",
        `${answer.command} gave no report${codeIn(answer.text)}`,
        "Run it where the registry can be reached and answers audits.",
      );
    }
    const { auditLevel } = config.repository;
    const least = AUDIT_SEVERITIES.indexOf(auditLevel);
    const counted = advisories.filter(({ severity }) => AUDIT_SEVERITIES.indexOf(severity) >= least);
    return looked(`${answer.command}, from ${auditLevel} on`, counted.map(findingOf));
  },
});

function findingOf(advisory: Advisory): Finding {
  const { id, package: name, severity, title, range, by, isForDevelopment, url } = advisory;
  const way = by.length === 0 ? "" : `, by ${listed(by.slice(0, 3))}`;
  return {
    subject: `${name} ${id}`,
    seen: `${name} ${range}${way} has a flaw of severity ${severity}: ${oneClause(title)}`,
    consequence: isForDevelopment
      ? "it is for development only: whoever gives it input reaches the machines of developers and CI"
      : "it is known and described: whoever looks for servers with it finds this one",
    write: `${repair(advisory)}${url === undefined ? "" : `\n${url}`}`,
    place: { file: "package.json", line: 1 },
    ...(isForDevelopment ? { level: "warning" as const } : {}),
  };
}

function repair({ repair: way, package: name, id }: Advisory): string {
  switch (way.kind) {
    case "fix":
      return "npm audit fix, and commit the lockfile.";
    case "install":
      return way.isMajor
        ? `npm install ${way.what}: a new major version, see what has changed.`
        : `npm install ${way.what}`;
    case "none":
      return `There is no version without it: take ${name} out; or, if your code does not reach it, a waiver of "${name} ${id}" that expires.`;
  }
}

/** As a part of a sentence. */
function oneClause(title: string): string {
  return title.replaceAll(/\s+/g, " ").replace(/[.!\s]+$/, "") || "without a description";
}

/** `ENOAUDIT`, `E404`: what npm calls its failure. Its sentences may hold a URL with a token. */
function codeIn(text: string): string {
  const code = /"code"\s*:\s*"([A-Z][A-Z0-9_]{2,30})"/.exec(text)?.[1];
  return code === undefined ? "" : ` (${code})`;
}
