import { databaseUrlIn } from "../../../secrets/database-url.js";
import type { FoundSecret } from "./found-secret.js";

/** URLs with a password of databases that are not one's own machine. */
export function databaseUrls(text: string): readonly FoundSecret[] {
  if (!text.includes("://")) return [];
  return text.split("\n").flatMap((line, at): readonly FoundSecret[] => {
    const url = line.includes("://") ? databaseUrlIn(line) : undefined;
    return url === undefined || url.isLocal
      ? []
      : [{ kind: "the URL of a database with its password", line: at + 1, length: url.length }];
  });
}
