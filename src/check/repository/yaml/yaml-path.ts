import type { YamlNode, YamlText } from "./read-yaml.js";

/** What stands at a path of keys. */
export function nodeAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  return keys.reduce((at, key) => (at?.kind === "map" ? at.entries.get(key) : undefined), node);
}

export function entriesAt(
  node: YamlNode | undefined,
  ...keys: readonly string[]
): readonly (readonly [string, YamlNode])[] {
  const found = nodeAt(node, ...keys);
  return found?.kind === "map" ? [...found.entries] : [];
}

/** The members of a list; one thing that is no list is a list of it. */
export function itemsAt(node: YamlNode | undefined, ...keys: readonly string[]): readonly YamlNode[] {
  const found = nodeAt(node, ...keys);
  if (found === undefined || (found.kind === "text" && found.isNull)) return [];
  return found.kind === "list" ? found.items : [found];
}

export function textAt(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = nodeAt(node, ...keys);
  return found?.kind === "text" && !found.isNull ? found.text : undefined;
}

/** Every text of a list, also of lists within it. */
export function textsAt(node: YamlNode | undefined, ...keys: readonly string[]): readonly YamlText[] {
  return itemsAt(node, ...keys).flatMap((item): readonly YamlText[] =>
    item.kind === "text" ? [item] : item.kind === "list" ? textsAt(item) : [],
  );
}
