import { hostKind } from "./host-kind.js";

/** What is wrong with an origin that CORS allows; the first that fits. */
export type OriginProblem = "any" | "null" | "wildcard" | "noUrl" | "loopback" | "private" | "http" | "scheme" | "form";

/** Separated by commas or spaces, or a list in JSON. */
export function originsIn(text: string): readonly string[] {
  const list = text.trim().startsWith("[") ? listIn(text) : undefined;
  return list ?? text.split(/[\s,;]+/).filter((part) => part !== "");
}

function listIn(text: string): readonly string[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json.map(String) : undefined;
  } catch {
    return undefined;
  }
}

export function originProblem(origin: string): OriginProblem | undefined {
  if (origin === "*") return "any";
  if (origin.toLowerCase() === "null") return "null";
  if (origin.includes("*")) return "wildcard";
  if (!URL.canParse(origin)) return "noUrl";
  const url = new URL(origin);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  if (!isWeb) return /^[a-z][a-z\d+.-]*:\/\//i.test(origin) ? "scheme" : "noUrl";
  const kind = hostKind(url.hostname);
  if (kind === "loopback" || kind === "private") return kind;
  if (url.protocol === "http:") return "http";
  return url.origin === origin ? undefined : "form";
}
