/** A line of SHOW GRANTS that gives privileges. It may hold the hash of a password: only what stands here is kept of it. */
export interface GrantLine {
  /** In upper case, without columns: `SELECT`, `ALL PRIVILEGES`, `BINLOG ADMIN`. */
  readonly privileges: readonly string[];
  /** `*.*`, `shop.*`, `shop.users`. */
  readonly on: string;
  readonly level: "global" | "database" | "object";
  readonly to: string;
  readonly canGrant: boolean;
}

interface Token {
  /** As it stands there in upper case; empty for a quoted one, whose text is no keyword. */
  readonly word: string;
  /** What it names. */
  readonly name: string;
}

const TOKEN = /`((?:[^`]|``)*)`|'((?:[^'\\]|''|\\.)*)'|"((?:[^"\\]|""|\\.)*)"|([^\s`'",().@]+)|([,().@])/gs;

/** @returns `undefined` for a line that gives a role, a proxy or a default role, and no privilege. */
export function parseGrant(line: string): GrantLine | undefined {
  const tokens = [...line.matchAll(TOKEN)].map(([text, backtick, single, double]): Token => {
    const quoted = backtick ?? single ?? double;
    return { word: quoted === undefined ? text.toUpperCase() : "", name: quoted ?? text };
  });
  const on = tokens.findIndex(({ word }) => word === "ON");
  const to = tokens.findIndex(({ word }, index) => word === "TO" && index > on);
  if (tokens[0]?.word !== "GRANT" || on < 0 || to < 0) return undefined;
  const privileges = privilegesIn(tokens.slice(1, on));
  if (privileges.includes("PROXY")) return undefined;

  const names = tokens.slice(on + 1, to).filter(({ word }) => word !== "." && !OBJECTS.has(word));
  const [database = "", object = ""] = names.map(({ name }) => name.replaceAll(String.raw`\_`, "_"));
  const end = tokens.slice(to + 1);
  return {
    privileges,
    on: `${database}.${object}`,
    level: database === "*" ? "global" : object === "*" ? "database" : "object",
    to: grantee(end),
    canGrant: end.some(({ word }, index) => word === "GRANT" && end[index + 1]?.word === "OPTION"),
  };
}

const OBJECTS: ReadonlySet<string> = new Set(["TABLE", "FUNCTION", "PROCEDURE", "PACKAGE", "BODY"]);

function privilegesIn(tokens: readonly Token[]): readonly string[] {
  const privileges: string[] = [];
  let words: string[] = [];
  let depth = 0;
  for (const { word } of [...tokens, { word: ",", name: "" }]) {
    if (word === "(") depth++;
    else if (word === ")") depth--;
    else if (depth > 0) continue;
    else if (word !== ",") words.push(word);
    else {
      privileges.push(words.join(" "));
      words = [];
    }
  }
  return privileges.filter((privilege) => privilege !== "");
}

function grantee([user, at, host]: readonly Token[]): string {
  const name = user?.name ?? "";
  return at?.word === "@" ? `${name}@${host?.name ?? ""}` : name;
}
