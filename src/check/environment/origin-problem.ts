import { hostKind } from "./host-kind.js";

export interface OriginProblem {
  /** Completes "CORS_ORIGINS ...". */
  readonly seen: string;
  readonly consequence: string;
  /** A value that would be right. */
  readonly write: string;
}

const RIGHT = "https://app.example.com";

/** What is wrong with an origin that CORS shall allow in production; its value is not told, as lines get mixed up. */
export function originProblem(origin: string): OriginProblem | undefined {
  const problem = (seen: string, consequence: string): OriginProblem => ({ seen, consequence, write: RIGHT });
  if (origin === "*") return problem("is *", "every site on the web reads the answers in its visitors' browsers");
  if (origin.toLowerCase() === "null") {
    return problem("is null", "any sandboxed frame and any file on a disk has that origin, and reads the answers");
  }
  if (origin.includes("*")) {
    return problem(
      "has a wildcard",
      "a page under any name there reads the answers, or the library compares it as text and allows nobody",
    );
  }
  if (!URL.canParse(origin))
    return problem("is no address", "no browser ever sends it, and the site that was meant is refused");
  const url = new URL(origin);
  const kind = hostKind(url.hostname);
  if (kind === "loopback") {
    return problem("is this machine", "whatever runs at that port on a visitor's computer reads the answers");
  }
  if (url.protocol !== "https:") {
    return problem(
      "is not https",
      "whoever stands on the way to that site can put a script into it that reads the answers",
    );
  }
  if (kind === "private") return problem("is a private address", "in another network another machine has it");
  if (url.origin !== origin) {
    return problem(
      "is not written as browsers send it",
      "the comparison fails and the site that was meant is refused: no path, no slash at the end, lower case",
    );
  }
  return undefined;
}
