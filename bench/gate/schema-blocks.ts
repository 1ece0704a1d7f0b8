/** A model or enum of a schema, by its lines: enough to change one thing in it. The engine judges whether it is still a schema. */
export interface Block {
  readonly keyword: "model" | "enum";
  readonly name: string;
  readonly lines: readonly string[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly arity: "" | "?" | "[]";
  /** What stands behind the type. */
  readonly attributes: string;
}

const BLOCK = /^(model|enum) (\w+) \{\n([^}]*)\}/gm;
const FIELD = /^\s*(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/;

export function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(BLOCK)].map(([, keyword, name = "", body = ""]) => ({
    keyword: keyword === "enum" ? "enum" : "model",
    name,
    lines: body.split("\n").filter((line) => line.trim() !== ""),
  }));
}

export function schemaOf(blocks: readonly Block[]): string {
  const texts = blocks.map(({ keyword, name, lines }) => `${keyword} ${name} {\n${lines.join("\n")}\n}\n`);
  return ['datasource db {\n  provider = "postgresql"\n}\n', ...texts].join("\n");
}

/** The fields of a model, by the line that each stands in. */
export function fieldsOf({ keyword, lines }: Block): ReadonlyMap<number, Field> {
  if (keyword === "enum") return new Map();
  return new Map(
    lines.flatMap((line, index) => (line.trim().startsWith("@@") ? [] : [[index, fieldOf(line)] as const])),
  );
}

function fieldOf(line: string): Field {
  const [, name = "", type = "", arity = "", attributes = ""] = FIELD.exec(line) ?? [];
  return { name, type, arity: arity === "?" || arity === "[]" ? arity : "", attributes };
}

export function lineOf({ name, type, arity, attributes }: Field): string {
  return `  ${name} ${type}${arity} ${attributes}`.trimEnd();
}

/** The blocks with other lines in one of them. */
export function withLines(blocks: readonly Block[], name: string, lines: readonly string[]): readonly Block[] {
  return blocks.map((block) => (block.name === name ? { ...block, lines } : block));
}

export function isModel(blocks: readonly Block[], type: string): boolean {
  return blocks.some(({ keyword, name }) => keyword === "model" && name === type);
}
