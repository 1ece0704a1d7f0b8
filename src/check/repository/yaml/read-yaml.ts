import type { Node, ParsedNode } from "yaml";

/** A document of YAML or JSON, with its lines. Anchors and merge keys are followed. */
export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlText {
  readonly kind: "text";
  /** Numbers and truth values as they are written; empty for null. */
  readonly text: string;
  readonly isNull: boolean;
  /** Of its first character; for a block (`run: |`) the first line below. From 1. */
  readonly line: number;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly line: number;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, YamlNode>;
  readonly line: number;
}

/** Every document of a file; `undefined` if it is none of YAML, or holds so many aliases that reading it would not end. */
export async function readYaml(text: string): Promise<readonly YamlNode[] | undefined> {
  const { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments } = await import("yaml");
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, merge: true, logLevel: "silent" });
  if (!Array.isArray(documents)) return [];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  let count = 0;

  const converted = (node: Node | null | undefined, resolve: (alias: Node) => Node | undefined): YamlNode => {
    count += 1;
    if (count > MOST_NODES) throw new RangeError("too many nodes");
    if (isAlias(node)) return converted(resolve(node), resolve);
    const line = lineOf(node);
    if (isSeq(node)) {
      return { kind: "list", line, items: node.items.map((item) => converted(asNode(item), resolve)) };
    }
    if (isMap(node)) {
      const entries = new Map<string, YamlNode>();
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const key = converted(asNode(pair.key), resolve);
        const value = converted(asNode(pair.value), resolve);
        if (key.kind !== "text") continue;
        if (key.text === "<<")
          for (const [name, merged] of mergedEntries(value)) entries.set(name, entries.get(name) ?? merged);
        else entries.set(key.text, value);
      }
      return { kind: "map", line, entries };
    }
    if (!isScalar(node)) return { kind: "text", text: "", isNull: true, line };
    const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    const isNull = node.value === null;
    const written = isNull ? "" : typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
    return { kind: "text", text: written, isNull, line: isBlock ? line + 1 : line };
  };
  const lineOf = (node: Node | null | undefined): number => (node?.range ? lines.linePos(node.range[0]).line : 1);

  try {
    return documents.map((document) =>
      converted(asNode(document.contents), (alias) => (isAlias(alias) ? alias.resolve(document) : undefined)),
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A file with aliases of aliases grows without bound. */
const MOST_NODES = 200_000;

function asNode(value: unknown): Node | null {
  return typeof value === "object" && value !== null && "range" in value ? (value as ParsedNode) : null;
}

function mergedEntries(value: YamlNode): readonly (readonly [string, YamlNode])[] {
  if (value.kind === "map") return [...value.entries];
  return value.kind === "list" ? value.items.flatMap(mergedEntries) : [];
}
