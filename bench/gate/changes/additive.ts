import { fieldsOf, withLines, type Block, type Field } from "../schema-blocks.js";
import { enumsOf, modelsOf, overModels, overScalars, without, type Kind } from "./edits.js";

/** Changes that no row and no running version of an application can be hurt by. */
export const ADDITIVE_KINDS: { readonly [title: string]: Kind } = {
  "nullable column": (blocks) =>
    ["String", "Int", "DateTime", "Json", "Decimal", "Boolean"].flatMap((type) =>
      overModels(blocks, ({ lines }) => [...lines, `  extra ${type}?`]),
    ),
  "column with a constant default": (blocks) =>
    ["Int @default(0)", "Boolean @default(false)", 'String @default("new")', "DateTime @default(now())"].flatMap(
      (type) => overModels(blocks, ({ lines }) => [...lines, `  extra ${type}`]),
    ),
  table: (blocks) =>
    [["  id Int @id @default(autoincrement())", "  name String"], AUDIT, SETTINGS].map((lines) => ({
      subject: "Extra",
      blocks: [...blocks, { keyword: "model", name: "Extra", lines }],
    })),
  "table with indexes": (blocks) =>
    [["  @@index([name])"], ["  @@index([name])", "  @@unique([name, rank])"]].map((keys) => ({
      subject: "Extra",
      blocks: [...blocks, { keyword: "model", name: "Extra", lines: [...NAMED, ...keys] }],
    })),
  "table that refers to one": (blocks) =>
    modelsOf(blocks).flatMap((block) => {
      const id = [...fieldsOf(block).values()].find(({ attributes }) => /@id\b/.test(attributes));
      return id === undefined
        ? []
        : [{ subject: block.name, blocks: [...withBack(blocks, block), child(block.name, id)] }];
    }),
  "enum and a nullable column of it": (blocks) =>
    overModels(blocks, ({ lines }) => [...lines, "  mood Mood?"]).map(({ subject, blocks: changed }) => ({
      subject,
      blocks: [...changed, { keyword: "enum", name: "Mood", lines: ["  GOOD", "  BAD"] }],
    })),
  "enum value": (blocks) =>
    enumsOf(blocks).map((block) => ({
      subject: block.name,
      blocks: withLines(blocks, block.name, [...block.lines, "  EXTRA"]),
    })),
  "relation of many to many": (blocks) =>
    modelsOf(blocks)
      .filter((block) => [...fieldsOf(block).values()].some(({ attributes }) => /@id\b/.test(attributes)))
      .map((block) => ({
        subject: block.name,
        blocks: [
          ...withLines(blocks, block.name, [...block.lines, "  labels_ Label[]"]),
          { keyword: "model", name: "Label", lines: [...NAMED, `  all ${block.name}[]`] },
        ],
      })),
  "column made optional": (blocks) =>
    overScalars(
      blocks,
      (field) => ({ ...field, arity: "?" as const }),
      ({ arity }) => arity === "",
    ),
  "default changed": (blocks) =>
    overScalars(
      blocks,
      (field) => ({ ...field, attributes: `${without(field, "@default")} @default(7)` }),
      ({ type, arity }) => type === "Int" && arity === "",
    ),
  "several at once": (blocks) =>
    overModels(blocks, ({ lines }) => [...lines, "  extra String?", "  count Int @default(0)", "  mood Mood?"]).map(
      ({ subject, blocks: changed }) => ({
        subject,
        blocks: [
          ...changed,
          { keyword: "enum", name: "Mood", lines: ["  GOOD", "  BAD"] },
          { keyword: "model", name: "Extra", lines: [...NAMED, "  @@index([name])"] },
        ],
      }),
    ),
};

const NAMED = ["  id Int @id @default(autoincrement())", "  name String", "  rank Int?"];
const AUDIT = [
  "  id BigInt @id @default(autoincrement())",
  "  at DateTime @default(now())",
  "  what Json",
  "  by String?",
];
const SETTINGS = ["  key String @id @db.VarChar(80)", "  value String[]", "  changed DateTime @db.Timestamptz(6)"];

function withBack(blocks: readonly Block[], block: Block): readonly Block[] {
  return withLines(blocks, block.name, [...block.lines, "  extras Extra[]"]);
}

function child(parent: string, id: Field): Block {
  const key = `  parentId ${id.type}${/@db\.\w+/.exec(id.attributes)?.[0] ?? ""}`;
  const relation = `  parent ${parent} @relation(fields: [parentId], references: [${id.name}])`;
  return { keyword: "model", name: "Extra", lines: [...NAMED, key, relation, "  @@index([parentId])"] };
}
