import path from "node:path";

/** As it stands in a report: relative to the project's root, with `/`. */
export function relativeTo(root: string, place: string): string {
  return path.relative(root, path.resolve(root, place)).replaceAll("\\", "/") || ".";
}
