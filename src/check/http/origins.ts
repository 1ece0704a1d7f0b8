/** An origin that may not read the answers, and how it got there. */
export interface ForeignOrigin {
  readonly origin: string;
  /** Without the random part. */
  readonly kind: string;
  readonly consequence: string;
}

const ANY_PAGE = "the script of any page reads in the user's browser what the user may read";

/**
 * @param allowed - an origin that is known to be allowed: those that only look like it are tried, too.
 * @param word - what makes the hosts nobody's.
 */
export function foreignOrigins(allowed: URL | undefined, word: string): readonly ForeignOrigin[] {
  const foreign = { origin: `https://${word}.invalid`, kind: "any origin", consequence: ANY_PAGE };
  const opaque = {
    origin: "null",
    kind: "the origin null",
    consequence: "any page gets this origin with a sandboxed frame, and reads what the user may read",
  };
  return [foreign, opaque, ...(allowed === undefined ? [] : likeOrigins(allowed, word))];
}

/** What a comparison lets through that does not compare the whole origin. */
function likeOrigins({ protocol, hostname, port, host }: URL, word: string): readonly ForeignOrigin[] {
  const isName = /[a-z]/i.test(hostname);
  const isSecure = protocol === "https:";
  const registered = "whoever registers such a name reads in the user's browser what the user may read";
  const unencrypted = "whoever sits in between serves a page from there, and reads what the user may read";
  const end = `:${port}`.replace(/:$/, "");
  const dot = hostname.indexOf(".");
  return [
    {
      kind: "an origin that begins like yours",
      origin: `${protocol}//${hostname}.${word}.invalid`,
      consequence: registered,
    },
    ...(isName
      ? [
          {
            kind: "an origin that ends like yours",
            origin: `${protocol}//${word}${hostname}${end}`,
            consequence: registered,
          },
        ]
      : []),
    ...(isName && dot > 0
      ? [
          {
            kind: "an origin with another sign for the dot",
            origin: `${protocol}//${hostname.slice(0, dot)}x${hostname.slice(dot + 1)}${end}`,
            consequence: registered,
          },
        ]
      : []),
    ...(isSecure ? [{ kind: "your origin over http", origin: `http://${host}`, consequence: unencrypted }] : []),
  ];
}

/** The first origin of a list that is one. */
export function firstOrigin(list: string | undefined): URL | undefined {
  for (const item of (list ?? "").split(/[\s,]+/)) {
    if (/^https?:\/\/[^/*]+\/?$/i.test(item) && URL.canParse(item)) return new URL(item);
  }
  return undefined;
}
