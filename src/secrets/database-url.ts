/** A URL of a database with a password in it. */
interface DatabaseUrl {
  /** Of a machine of one's own: `localhost`, or a service of Compose by its one-word name. */
  readonly isLocal: boolean;
  /** Characters, without what stands behind the host. */
  readonly length: number;
}

const URL_WITH_PASSWORD =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|cockroachdb):\/\/([^\s:/@"'`<>{}$]*):([^\s@/"'`<>{}$]+)@([^\s:/?,"'`<>{}$]+)/;
const PLACEHOLDER_HOST =
  /^(?:host(?:name)?|server|address|ip)$|example\.(?:com|org|net)$|^(?:your|my)\b|^your|\.(?:test|invalid|example)$/i;
const PLACEHOLDER_PASSWORD =
  /^(?:pass(?:word)?|pwd|secret|\*+|x+|\.+|\[.*\]|%[sd]|your.*|\w*placeholder\w*|redacted|changeme)$/i;

/** The URL with a password that stands in a text; `undefined`: none, or one of a documentation. */
export function databaseUrlIn(text: string): DatabaseUrl | undefined {
  const [found = "", , password = "", host = ""] = URL_WITH_PASSWORD.exec(text) ?? [];
  if (password === "" || PLACEHOLDER_HOST.test(host)) return undefined;
  const isLocal =
    !host.includes(".") || /^(?:127\.|0\.0\.0\.0|10\.|192\.168\.|host\.docker\.internal)|\.local(?:host)?$/.test(host);
  if (!isLocal && PLACEHOLDER_PASSWORD.test(password)) return undefined;
  return { isLocal, length: found.length };
}
