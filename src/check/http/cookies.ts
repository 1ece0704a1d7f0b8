/** A cookie as a browser is told to keep it, without its value. */
export interface Cookie {
  readonly name: string;
  readonly isSecure: boolean;
  readonly isHttpOnly: boolean;
  /** In lower case; `undefined` if it is not said. */
  readonly sameSite: string | undefined;
  /** It tells the browser to forget the cookie. */
  readonly isDeleted: boolean;
}

export function readCookie(header: string, now: Date): Cookie {
  const [pair = "", ...rest] = header.split(";");
  const attributes = new Map(
    rest.map((part) => {
      const [key = "", ...value] = part.split("=");
      return [key.trim().toLowerCase(), value.join("=").trim()];
    }),
  );
  const maxAge = attributes.get("max-age");
  const expires = attributes.get("expires");
  return {
    name: pair.split("=", 1)[0]?.trim() ?? "",
    isSecure: attributes.has("secure"),
    isHttpOnly: attributes.has("httponly"),
    sameSite: attributes.get("samesite")?.toLowerCase(),
    isDeleted: maxAge === undefined ? Date.parse(expires ?? "") < now.getTime() : Number(maxAge) <= 0,
  };
}

/** Scripts read it on purpose: it is sent back in a header. */
export function isForScripts({ name }: Cookie): boolean {
  return /csrf|xsrf/i.test(name);
}
