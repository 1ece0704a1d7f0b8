import type { IncomingHttpHeaders } from "node:http";

interface HeaderRule {
  /** The header, or those of which one is enough. */
  readonly name: string;
  /** What is seen in an answer that breaks it, as "is missing"; `undefined` if the answer keeps it. */
  readonly broken: (headers: IncomingHttpHeaders, answer: Surroundings) => string | undefined;
  readonly consequence: string;
  /** Without helmet; `helmet()` sets them all. */
  readonly write: string;
}

export interface Surroundings {
  readonly isHttps: boolean;
  readonly isHtml: boolean;
}

/** 180 days, from which on scanners and browsers' preload lists take it seriously. */
const LEAST_MAX_AGE = 15_552_000;

const RULES: readonly HeaderRule[] = [
  {
    name: "Strict-Transport-Security",
    broken: (headers, { isHttps }) => {
      if (!isHttps) return undefined;
      const value = headers["strict-transport-security"];
      if (value === undefined) return "is missing";
      const seconds = Number(/(?:^|;)\s*max-age\s*=\s*"?(\d+)/i.exec(value)?.[1] ?? 0);
      return seconds < LEAST_MAX_AGE ? `holds for ${seconds} seconds only` : undefined;
    },
    consequence: "the first request of a visit may go out unencrypted, and whoever sits in between answers it",
    write: "Strict-Transport-Security: max-age=31536000; includeSubDomains",
  },
  {
    name: "X-Content-Type-Options",
    broken: (headers) => {
      const value = headers["x-content-type-options"];
      if (value === undefined) return "is missing";
      return String(value).trim().toLowerCase() === "nosniff" ? undefined : "is not nosniff";
    },
    consequence: "a browser guesses what an answer is, and may run what a user has uploaded as a script",
    write: "X-Content-Type-Options: nosniff",
  },
  {
    name: "Content-Security-Policy",
    broken: (headers, { isHtml }) => {
      const hasPolicy = headers["content-security-policy"] !== undefined;
      if (isHtml) return hasPolicy ? undefined : "is missing";
      return hasPolicy || headers["x-frame-options"] !== undefined ? undefined : "and X-Frame-Options are missing";
    },
    consequence: "a script that gets into a page runs there with the user's session",
    write: "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'",
  },
  {
    name: "X-Frame-Options",
    broken: (headers, { isHtml }) => {
      if (!isHtml) return undefined;
      const policy = headers["content-security-policy"] ?? "";
      const isFramed = /(?:^|;)\s*frame-ancestors\s/i.test(String(policy));
      const option = String(headers["x-frame-options"] ?? "").trim();
      return isFramed || /^(?:deny|sameorigin)$/i.test(option) ? undefined : "and `frame-ancestors` are missing";
    },
    consequence: "any site can show the page in a frame and have the user click in it",
    write: "Content-Security-Policy: frame-ancestors 'none'",
  },
  {
    name: "Referrer-Policy",
    broken: (headers) => {
      const value = headers["referrer-policy"];
      if (value === undefined) return "is missing";
      return /\bunsafe-url\b/i.test(String(value)) ? "is unsafe-url" : undefined;
    },
    consequence: "other sites learn the addresses that users come from, with what stands in them",
    write: "Referrer-Policy: no-referrer",
  },
  {
    name: "X-Powered-By",
    broken: (headers) => (headers["x-powered-by"] === undefined ? undefined : "is sent"),
    consequence: "whoever looks for a weakness of this framework finds the application by it",
    write: 'app.disable("x-powered-by")',
  },
  {
    name: "Server",
    broken: ({ server }) => (/\/\s*\d|\d\.\d/.test(String(server ?? "")) ? "names a version" : undefined),
    consequence: "whoever looks for a weakness of this version finds the application by it",
    write: "Send the header Server without its version (nginx: server_tokens off).",
  },
];

/** A rule that an answer breaks, and how: "is missing". */
export interface Breach extends Pick<HeaderRule, "name" | "consequence" | "write"> {
  readonly how: string;
}

export function breachesOf(headers: IncomingHttpHeaders, surroundings: Surroundings): readonly Breach[] {
  return RULES.flatMap(({ broken, ...rule }) => {
    const how = broken(headers, surroundings);
    return how === undefined ? [] : [{ ...rule, how }];
  });
}
