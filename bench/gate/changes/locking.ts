import { fieldsOf, isModel, withLines } from "../schema-blocks.js";
import { modelsOf, overModels, overScalars, type Kind } from "./edits.js";

/** Changes that lose nothing, and for which PostgreSQL holds up writes to a table that is in use, or writes it anew. */
export const LOCKING_KINDS: { readonly [title: string]: Kind } = {
  index: (blocks) =>
    overScalars(
      blocks,
      () => undefined,
      ({ arity, type }) => arity !== "[]" && type !== "Json" && type !== "Bytes",
    ).flatMap(({ subject }) => {
      const [model = "", field = ""] = subject.split(".");
      const block = blocks.find(({ name }) => name === model);
      return block === undefined
        ? []
        : [{ subject, blocks: withLines(blocks, model, [...block.lines, `  @@index([${field}])`]) }];
    }),
  "compound index": (blocks) =>
    overModels(blocks, (block) => {
      const names = [...fieldsOf(block).values()]
        .filter(({ type, arity }) => arity !== "[]" && !isModel(blocks, type) && type !== "Json" && type !== "Bytes")
        .map(({ name }) => name);
      return names.length < 3 ? undefined : [...block.lines, `  @@index([${names.slice(1, 3).join(", ")}])`];
    }),
  "optional relation": (blocks) =>
    modelsOf(blocks).map(({ name, lines }) => {
      const relation = ["  owner Owner? @relation(fields: [ownerId], references: [id])", "  ownerId Int?"];
      const changed = withLines(blocks, name, [...lines, ...relation]);
      const owner = { keyword: "model", name: "Owner", lines: ["  id Int @id", `  all ${name}[]`] } as const;
      return { subject: name, blocks: [...changed, owner] };
    }),
  "numbered column": (blocks) => overModels(blocks, ({ lines }) => [...lines, "  place Int @default(autoincrement())"]),
  "column with a random default": (blocks) =>
    overModels(blocks, ({ lines }) => [...lines, '  token String @default(dbgenerated("gen_random_uuid()")) @db.Uuid']),
};
