import type { Http } from "./options.js";
import type { Ask } from "./exchange.js";

/** A request that no program is glad of, and that can change nothing. */
export interface Nonsense {
  readonly ask: Ask;
  /** The route as it is named in a report: `POST /login`. */
  readonly route: string;
  /** What is odd about it, as "with broken JSON". */
  readonly with: string;
}

/** In the place of an id. */
const IDS: readonly (readonly [value: string, kind: string])[] = [
  ["99999999999999999999", "an id of twenty digits"],
  ["-1.5e300", "an id that is no integer"],
  ["%27", "a quotation mark for an id"],
  ["%00", "a NUL byte for an id"],
  ["a".repeat(2_000), "an id of 2000 letters"],
];

const QUERY = "page=-1&take=abc&limit=1e999&sort=%27&q=%27%00&cursor=%00&filter[a][b]=x&id=1&id=2";

/**
 * Bodies go by POST to the login and to the routes that take bodies: those get broken JSON only, as anything that can be read might
 * be written.
 */
export function nonsense({ login, loginFields, bodies = [], errors }: Http, word: string): readonly Nonsense[] {
  const json = { "content-type": "application/json" };
  const post = (path: string, body: string, kind: string): Nonsense => ({
    ask: { method: "POST", path, headers: json, body },
    route: `POST ${path}`,
    with: kind,
  });
  const get = (path: string, route: string, kind: string): Nonsense => ({
    ask: { method: "GET", path },
    route: `GET ${route}`,
    with: kind,
  });
  const { user, password } = loginFields;
  const credentials = (name: unknown, secret: unknown): string => JSON.stringify({ [user]: name, [password]: secret });
  return [
    post(login, '{"', "broken JSON"),
    post(login, credentials([], { not: word }), "a list and an object for texts"),
    post(login, credentials(`${word}\0@${word}.invalid`, word), "a NUL byte"),
    post(login, "null", "null for a body"),
    ...bodies.filter((path) => path !== login).map((path) => post(path, '{"', "broken JSON")),
    get(`/${word}`, "/…", "a path that is not there"),
    get("/%E0%A4%A", "/…", "a path that is no UTF-8"),
    get(`/${"a".repeat(4_000)}`, "/…", "a path of 4000 letters"),
    ...errors.flatMap((path) =>
      path.includes("*")
        ? IDS.map(([id, kind]) => get(path.replaceAll("*", id), path, kind))
        : [get(`${path}${path.includes("?") ? "&" : "?"}${QUERY}`, path, "a query of nonsense")],
    ),
  ];
}
