import type { Request } from "express";

type Parameters = readonly (readonly [name: string, value: string])[];

/** The parameters that were matched last at one depth of nested routers. */
interface Level {
  readonly baseUrl: string;
  readonly parameters: Parameters;
}

const followed = new WeakMap<object, () => string | undefined>();

/**
 * Answers the pattern of the route that a request has reached, `GET /teams/:teamId/posts/:id`: never its URL, as that
 * holds ids and tokens. `undefined` until a route has matched.
 *
 * Express tells the pattern of a route, but of the routers around it only the URL (`req.baseUrl`). It assigns `req.params`
 * for each layer, though, before it enters it: what was assigned last before `baseUrl` grew are the parameters of that
 * part of it.
 */
export function followRoute(req: Request): () => string | undefined {
  const known = followed.get(req);
  if (known !== undefined) return known;
  const levels: Level[] = [];
  let { params } = req;
  Object.defineProperty(req, "params", {
    configurable: true,
    enumerable: true,
    get: () => params,
    set: (matched: Request["params"]) => {
      params = matched;
      enter(levels, baseUrlOf(req), matched);
    },
  });
  const route = (): string | undefined => {
    const path = pathOf(req.route);
    if (path === undefined) return undefined;
    const mount = mountOf(levels, baseUrlOf(req));
    return `${req.method} ${path === "/" && mount !== "" ? mount : mount + path}`;
  };
  followed.set(req, route);
  return route;
}

/** Before the first router and after the last one there is none, against its type. */
function baseUrlOf({ baseUrl }: { readonly baseUrl?: string }): string {
  return baseUrl ?? "";
}

function enter(levels: Level[], baseUrl: string, matched: unknown): void {
  while ((levels.at(-1)?.baseUrl.length ?? -1) >= baseUrl.length) levels.pop();
  const parameters = Object.entries(matched ?? {}).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().map((part) => [name, String(part)] as const),
  );
  levels.push({ baseUrl, parameters });
}

/** What lies above the first level is not known: the context was opened further down. */
function mountOf(levels: readonly Level[], baseUrl: string): string {
  const [first] = levels;
  const above = first === undefined ? baseUrl : first.baseUrl;
  const parts = levels.flatMap(({ baseUrl: start, parameters }, index) => {
    const end = levels[index + 1]?.baseUrl ?? baseUrl;
    return start.length < end.length ? [patternOf(end.slice(start.length), parameters, levels[index - 1])] : [];
  });
  return (above === "" ? "" : "*") + parts.join("");
}

function patternOf(url: string, parameters: Parameters, outer: Level | undefined): string {
  const segments = url.split("/").map((segment) => ({ text: decode(segment), pattern: segment }));
  for (const [name, value] of parameters) {
    const whole = segments.filter(({ text }) => text === value);
    // Else it is a part of a segment, `v:version`, if it is not one of an outer router (`mergeParams`).
    const isOuter = outer?.parameters.some((entry) => entry[0] === name && entry[1] === value) === true;
    const part = isOuter || value === "" ? [] : segments.filter(({ text }) => text.includes(value));
    for (const segment of whole.length > 0 ? whole : part) segment.pattern = segment.text === "" ? "" : `:${name}`;
  }
  return segments.map(({ pattern }) => pattern).join("/");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function pathOf(route: unknown): string | undefined {
  if (typeof route !== "object" || route === null || !("path" in route)) return undefined;
  return [route.path].flat().map(String).join("|");
}
