import type { Answer } from "./exchange.js";

/** RFC 2606: nobody can own a name below `.invalid`. */
const CANARY = "redirect.invalid";

export interface Lure {
  /** As it goes into a query. */
  readonly address: string;
  readonly kind: string;
}

/** Addresses elsewhere, as they slip through a look at their first letters. */
export function lures({ protocol, origin }: URL, word: string): readonly Lure[] {
  const other = protocol === "https:" ? "http:" : "https:";
  return [
    { address: `https://${CANARY}/${word}`, kind: "an address elsewhere" },
    { address: `//${CANARY}/${word}`, kind: "an address without its scheme" },
    { address: `/\\${CANARY}/${word}`, kind: "a path that begins with /\\" },
    { address: `${other}${CANARY}/${word}`, kind: "an address without slashes" },
    { address: `${origin}@${CANARY}/${word}`, kind: "an address that begins like yours" },
  ];
}

const PARAMETERS = [
  ...[
    "next",
    "url",
    "redirect",
    "redirect_to",
    "redirectTo",
    "redirect_uri",
    "redirectUrl",
    "return",
    "returnTo",
    "return_to",
  ],
  ...[
    "returnUrl",
    "continue",
    "callbackUrl",
    "callback",
    "dest",
    "destination",
    "goto",
    "to",
    "target",
    "from",
    "rurl",
  ],
];

/** Routes with `*` in the place of the address: every usual parameter at once, as a route looks at its own only. */
export function usualRedirects(login: string): readonly string[] {
  const query = PARAMETERS.map((name) => `${name}=*`).join("&");
  const beside = login.replace(/[^/]*$/, "");
  return [login, `${login}/redirect`, `${beside}logout`, `${beside}redirect`].map((path) => `${path}?${query}`);
}

/** Where an answer leads, if that is the canary: by which means. */
export function leadsAway({ headers, text }: Answer, from: URL): string | undefined {
  const isAway = (address: string): boolean => {
    if (!URL.canParse(address, from.href)) return false;
    const { hostname } = new URL(address, from);
    return hostname === CANARY || hostname.endsWith(`.${CANARY}`);
  };
  if (headers.location !== undefined && isAway(headers.location)) return "Location";
  const refresh = headers["refresh"];
  if (typeof refresh === "string" && isAway(addressOfRefresh(refresh))) return "Refresh";
  return metaRefreshes(text).some((content) => isAway(addressOfRefresh(content))) ? "a meta refresh" : undefined;
}

/** "0; url='…'". */
function addressOfRefresh(content: string): string {
  return /^[^;,]*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)/i.exec(content)?.[1]?.trim() ?? "";
}

function metaRefreshes(html: string): readonly string[] {
  const tags = html.match(/<meta\b[^>]{0,2000}>/gi) ?? [];
  return tags.flatMap((tag) => {
    if (!/\bhttp-equiv\s*=\s*["']?refresh\b/i.test(tag)) return [];
    const [, double, single, bare] = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag) ?? [];
    return [
      (double ?? single ?? bare ?? "")
        .replaceAll(/&#x2F;/gi, "/")
        .replaceAll("&amp;", "&")
        .replaceAll(/&quot;|&#39;/g, "'"),
    ];
  });
}
