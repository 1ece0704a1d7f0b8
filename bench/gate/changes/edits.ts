import { fieldsOf, isModel, lineOf, withLines, type Block, type Field } from "../schema-blocks.js";

export interface Change {
  /** What of, for people: `Order.total`. */
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/** Everything of its kind that can be done to a schema. */
export type Kind = (blocks: readonly Block[]) => readonly Change[];

export function modelsOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ keyword }) => keyword === "model");
}

export function enumsOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ keyword }) => keyword === "enum");
}

export function firstEnum(blocks: readonly Block[]): string {
  return enumsOf(blocks)[0]?.name ?? "";
}

export function overModels(
  blocks: readonly Block[],
  change: (block: Block) => readonly string[] | undefined,
): readonly Change[] {
  return modelsOf(blocks).flatMap((block) => {
    const lines = change(block);
    return lines === undefined ? [] : [{ subject: block.name, blocks: withLines(blocks, block.name, lines) }];
  });
}

/** Changes each column that no key and no relation names; `undefined` drops it. */
export function overScalars(
  blocks: readonly Block[],
  change: (field: Field) => Field | undefined,
  isMeant: (field: Field) => boolean = () => true,
  isKey = false,
): readonly Change[] {
  return modelsOf(blocks).flatMap((block) =>
    [...fieldsOf(block)].flatMap(([index, field]) => {
      if (isModel(blocks, field.type) || isNamedIn(blocks, block, field) || !isMeant(field)) return [];
      if (/@id\b/.test(field.attributes) !== isKey) return [];
      const changed = change(field);
      if (changed === field) return [];
      const lines = block.lines.flatMap((line, at) =>
        at !== index ? line : changed === undefined ? [] : lineOf(changed),
      );
      return [{ subject: `${block.name}.${field.name}`, blocks: withLines(blocks, block.name, lines) }];
    }),
  );
}

/** It stands in an `@@id`, `@@index` or relation of the model, or is the key that a relation of another refers to. */
function isNamedIn(blocks: readonly Block[], { name: model, lines }: Block, { name, attributes }: Field): boolean {
  const word = new RegExp(`\\[[^\\]]*\\b${name}\\b`);
  if (lines.some((line) => /@@|fields:/.test(line) && word.test(line.replace(/references:.*/, "")))) return true;
  const isOfModel = new RegExp(`\\s${model}\\??\\s`);
  return /@id\b/.test(attributes) && blocks.some((block) => block.lines.some((line) => isOfModel.test(line)));
}

export function retyped(field: Field, types: { readonly [type: string]: string }, kept = "@map"): Field {
  const next = types[field.type];
  if (next === undefined || next === "") return field;
  const [type = "", ...native] = next.split(" ");
  const attribute = new RegExp(`${kept}(\\("[^"]*"\\))?`).exec(field.attributes)?.[0] ?? "";
  return { ...field, type, attributes: [attribute, ...native].join(" ").trim() };
}

export function without({ attributes }: Field, attribute: string): string {
  return attributes.replace(new RegExp(`${attribute}\\((?:[^()]|\\(\\))*\\)`), "");
}
