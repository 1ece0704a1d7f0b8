import pc from "picocolors";
import { closest } from "../../model-map/spelling.js";
import { GateError } from "../gate-error.js";
import { pageOf } from "../pages.js";
import { checks } from "../registry.js";

/** The page of a check. */
export function explain(id: string): string {
  const wanted = id.toUpperCase();
  const page = pageOf(wanted);
  if (page !== undefined) return pc.isColorSupported ? coloured(page) : page;
  const near = closest(
    wanted,
    checks.map((check) => check.id),
  );
  const write = near === undefined ? "prisma-hardening check --list shows all of them" : `write --explain ${near}`;
  throw new GateError(`There is no check ${id}: ${write}.`);
}

export function listChecks(): string {
  return checks
    .map(
      ({ id, title, severity, profiles }) =>
        `${pc.bold(id.padEnd(8))} ${title} ${pc.dim(`(${severity}; ${profiles.join(", ")})`)}\n`,
    )
    .join("");
}

/** Headings stand out, and code. */
function coloured(page: string): string {
  let isCode = false;
  return page
    .split("\n")
    .map((line) => {
      if (line.startsWith("```")) {
        isCode = !isCode;
        return pc.dim(line);
      }
      if (isCode) return pc.cyan(line);
      return line.startsWith("#") ? pc.bold(line) : line;
    })
    .join("\n");
}
