import { fieldsOf, isModel, withLines, type Block } from "../schema-blocks.js";
import { enumsOf, firstEnum, modelsOf, overModels, overScalars, retyped, without, type Kind } from "./edits.js";

/** Changes that may lose data or fail on the rows that are there: each kind wherever a schema has a place for it. */
export const RISKY_KINDS: { readonly [title: string]: Kind } = {
  "column dropped": (blocks) => overScalars(blocks, () => undefined),
  "column renamed": (blocks) =>
    overScalars(blocks, (field) => ({ ...field, name: `${field.name}New`, attributes: without(field, "@map") })),
  "column made another type": (blocks) =>
    overScalars(blocks, (field) => retyped(field, { String: "Int", Int: "String", Float: "String", Boolean: "Int" })),
  "column made narrower": (blocks) =>
    overScalars(blocks, (field) =>
      retyped(field, {
        String: "String @db.VarChar(20)",
        Int: "Int @db.SmallInt",
        BigInt: "Int",
        Decimal: "Decimal @db.Decimal(6, 1)",
        DateTime: "DateTime @db.Date",
      }),
    ),
  "text made an enum": (blocks) =>
    overScalars(
      blocks,
      (field) => retyped(field, { String: firstEnum(blocks) }),
      ({ arity }) => arity !== "[]",
    ),
  "list made a single value": (blocks) =>
    overScalars(
      blocks,
      (field) => ({ ...field, arity: "?" as const }),
      ({ arity }) => arity === "[]",
    ),
  "column made a list": (blocks) =>
    overScalars(
      blocks,
      (field) => ({ ...field, arity: "[]" as const, attributes: without(field, "@default") }),
      ({ arity, type, attributes }) => arity === "?" && type !== "Bytes" && !attributes.includes("@unique"),
    ),
  "required column added": (blocks) => overModels(blocks, ({ lines }) => [...lines, "  stamp String"]),
  "required column with a default of Prisma Client": (blocks) =>
    overModels(blocks, ({ lines }) => [...lines, "  stamp String @default(cuid())"]),
  "required enum column added": (blocks) =>
    overModels(blocks, ({ lines }) => [...lines, `  phase ${firstEnum(blocks)}`]),
  "required relation added": (blocks) =>
    modelsOf(blocks).map((block) => {
      const changed = withLines(blocks, block.name, [
        ...block.lines,
        "  tenant Tenant @relation(fields: [tenantId], references: [id])",
        "  tenantId Int",
      ]);
      const tenant: Block = { keyword: "model", name: "Tenant", lines: ["  id Int @id", `  all ${block.name}[]`] };
      return { subject: block.name, blocks: [...changed, tenant] };
    }),
  "column made required": (blocks) =>
    overScalars(
      blocks,
      (field) => ({ ...field, arity: "" as const }),
      ({ arity }) => arity === "?",
    ),
  "relation made required": (blocks) =>
    modelsOf(blocks).flatMap((block) =>
      [...fieldsOf(block).values()]
        .filter(({ arity, attributes }) => arity === "?" && attributes.includes("fields:"))
        .map(({ name }) => {
          const lines = block.lines.map((line) =>
            new RegExp(`^\\s*${name}(Id)?\\s`).test(line) ? line.replace(/(\w)\?/, "$1") : line,
          );
          return { subject: `${block.name}.${name}`, blocks: withLines(blocks, block.name, lines) };
        }),
    ),
  "unique key added": (blocks) =>
    overScalars(
      blocks,
      (field) => ({ ...field, attributes: `${field.attributes} @unique` }),
      ({ arity, attributes, type }) => arity !== "[]" && !attributes.includes("@unique") && type !== "Json",
    ),
  "compound unique key added": (blocks) =>
    overModels(blocks, (block) => {
      const names = [...fieldsOf(block).values()]
        .filter(({ type, arity }) => arity !== "[]" && !isModel(blocks, type) && type !== "Json")
        .map(({ name }) => name);
      return names.length < 3 ? undefined : [...block.lines, `  @@unique([${names.slice(1, 3).join(", ")}])`];
    }),
  "enum value removed": (blocks) =>
    enumsOf(blocks).flatMap((block) =>
      block.lines.slice(1).map((line) => ({
        subject: `${block.name}.${line.trim()}`,
        blocks: withLines(
          blocks,
          block.name,
          block.lines.filter((other) => other !== line),
        ),
      })),
    ),
  "enum made text": (blocks) =>
    enumsOf(blocks).map(({ name }) => ({
      subject: name,
      blocks: blocks
        .filter((block) => block.name !== name)
        .map((block) => ({
          ...block,
          lines: block.lines.map((line) => (isOfType(line, name) ? asText(line, name) : line)),
        })),
    })),
  "table dropped": (blocks) =>
    modelsOf(blocks).map(({ name }) => ({ subject: name, blocks: withoutModel(blocks, name) })),
  "table renamed": (blocks) =>
    modelsOf(blocks).map(({ name }) => {
      const word = new RegExp(`(?<![@"\\w])${name}(?!\\w)`, "g");
      const renamed = blocks.map((block) => ({
        ...block,
        name: block.name === name ? `${name}New` : block.name,
        lines: block.lines
          .filter((line) => block.name !== name || !line.includes("@@map"))
          .map((line) => line.replaceAll(word, `${name}New`)),
      }));
      return { subject: name, blocks: renamed };
    }),
  "primary key changed": (blocks) =>
    overScalars(
      blocks,
      (field) => retyped(field, { Int: "String", String: "Int", BigInt: "String" }, "@id"),
      ({ attributes }) => attributes.includes("@id"),
      true,
    ),
  "relation removed": (blocks) =>
    modelsOf(blocks).flatMap((block) =>
      [...fieldsOf(block).values()]
        .filter(({ attributes }) => attributes.includes("fields:"))
        .map(({ name, type }) => {
          const isGone = (line: string): boolean => new RegExp(`^\\s*${name}(Id)?\\s|\\[${name}Id\\]`).test(line);
          const cut = withLines(
            blocks,
            block.name,
            block.lines.filter((line) => !isGone(line)),
          );
          const target = cut.find((other) => other.name === type);
          const back = new RegExp(`^\\s*\\w+\\s+${block.name}(\\[\\]|\\?)`);
          const lines = target?.lines.filter((line) => !back.test(line)) ?? [];
          return { subject: `${block.name}.${name}`, blocks: withLines(cut, type, lines) };
        }),
    ),
};

function isOfType(line: string, type: string): boolean {
  return new RegExp(`^\\s*\\w+\\s+${type}\\b`).test(line);
}

function asText(line: string, type: string): string {
  return line.replace(type, "String").replace(/@default\(\w+\)/, "");
}

function withoutModel(blocks: readonly Block[], name: string): readonly Block[] {
  return blocks
    .filter((block) => block.name !== name)
    .map((block) => {
      if (block.keyword === "enum") return block;
      const relations = [...fieldsOf(block).values()].filter(({ type }) => type === name).map((field) => field.name);
      const isGone = (line: string): boolean =>
        relations.some((relation) => new RegExp(`^\\s*${relation}(Id)?\\s|\\[${relation}Id[\\],]`).test(line));
      return { ...block, lines: block.lines.filter((line) => !isGone(line)) };
    });
}
