import path from "node:path";
import type { Place } from "../outcome.js";
import type { Report } from "../run/report.js";

/**
 * Where a host of code shows a finding: relative to the repository. Of what stands in no file of it, as a variable of the
 * environment, the configuration is the place.
 */
export function placeInRepository(place: Place | undefined, { folder = "", configFile }: Report): Place {
  const file = place && inRepository(folder, place.file);
  if (place === undefined || file === undefined)
    return { file: inRepository(folder, configFile) ?? "package.json", line: 1 };
  const line = Math.max(1, place.line);
  return place.column === undefined ? { file, line } : { file, line, column: Math.max(1, place.column) };
}

/** `src/app.ts:3:7`, as editors and terminals link it. */
export function placeText({ file, line, column }: Place): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

function inRepository(folder: string, file: string): string | undefined {
  const written = file.replaceAll("\\", "/");
  if (path.posix.isAbsolute(written) || /^[a-z]:/i.test(written)) return undefined;
  const joined = path.posix.join(folder, written);
  return /^(?:\/|\.\.?(?:\/|$))/.test(joined) ? undefined : joined;
}
