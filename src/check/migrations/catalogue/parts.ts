interface Named {
  readonly name: string;
}

/** The parts of a table by their names, in order. */
export function keyedBy<Part extends Named>(parts: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [part.name, part]));
}

export function withPart<Part extends Named>(parts: ReadonlyMap<string, Part>, part: Part): ReadonlyMap<string, Part> {
  return new Map(parts).set(part.name, part);
}

export function without<Part>(parts: ReadonlyMap<string, Part>, name: string): ReadonlyMap<string, Part> {
  if (!parts.has(name)) return parts;
  return new Map([...parts].filter(([key]) => key !== name));
}

/** In its old place. */
export function renamed<Part extends Named>(
  parts: ReadonlyMap<string, Part>,
  name: string,
  to: string,
): ReadonlyMap<string, Part> {
  return keyedBy([...parts.values()].map((part) => (part.name === name ? { ...part, name: to } : part)));
}
