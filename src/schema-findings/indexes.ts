import type { DMMF } from "@prisma/generator-helper";
import { placeOfField, type Schema, type SchemaModel } from "../model-map/schema.js";
import type { Place } from "../model-map/schema-text.js";

/** A primary key, a unique key or an index, as the schema has it. */
export interface SchemaIndex extends Place {
  readonly type: DMMF.IndexType;
  /** In the order of the index. */
  readonly fields: readonly string[];
  /** As `Hash`; B-tree if it is not said. */
  readonly algorithm?: string;
  /** The condition of a partial index (`where`, a preview feature of Prisma), which DMMF does not have; `null`: every row is in it. */
  readonly where: IndexCondition | null;
}

/** By field, the value as it is written: `{ isActive: true }`. `sql`: `raw("...")`. */
export type IndexCondition = { readonly [field: string]: string } | "sql";

export function indexesOf({ datamodel }: Schema, model: SchemaModel): readonly SchemaIndex[] {
  const attributes = model.block.attributes.map(({ file, line, code }) => ({ file, line, ...readAttribute(code) }));
  return datamodel.indexes
    .filter((index) => index.model === model.dmmf.name)
    .map((index): SchemaIndex => {
      const { type, algorithm, isDefinedOnField } = index;
      const fields = index.fields.map(({ name }) => name);
      const about = { type, fields, ...(algorithm === undefined ? {} : { algorithm }) };
      const isOwn = (own: Attribute): boolean => own.type === type && own.fields.join() === fields.join();
      const at = isDefinedOnField ? -1 : attributes.findIndex(isOwn);
      const [attribute] = at < 0 ? [] : attributes.splice(at, 1);
      if (attribute === undefined) return { ...placeOfField(model, fields[0] ?? ""), ...about, where: null };
      return { file: attribute.file, line: attribute.line, ...about, where: attribute.where };
    });
}

interface Attribute {
  readonly type: DMMF.IndexType | undefined;
  readonly fields: readonly string[];
  readonly where: IndexCondition | null;
}

const TYPES: ReadonlyMap<string, DMMF.IndexType> = new Map([
  ["id", "id"],
  ["unique", "unique"],
  ["index", "normal"],
  ["fulltext", "fulltext"],
]);
const STRING = /"(?:[^"\\]|\\.)*"/g;
/** What stands behind a field: `(sort: Desc)`, `(ops: raw(""))`. */
const ARGUMENTS = /\((?:[^()]|\([^()]*\))*\)/g;

/** A block attribute: Prisma's grammar has it on one line. */
function readAttribute(code: string): Attribute {
  const plain = code.replaceAll(STRING, '""');
  const [, keyword = ""] = /^@@(\w+)/.exec(plain) ?? [];
  const [, list = ""] = /\[([^\]]*)\]/.exec(plain) ?? [];
  const fields = list
    .replaceAll(ARGUMENTS, "")
    .split(",")
    .map((name) => name.trim());
  return { type: TYPES.get(keyword), fields, where: conditionIn(plain) };
}

function conditionIn(plain: string): IndexCondition | null {
  const [, word, object] = /\bwhere\s*:\s*(?:(raw)\b|\{(.*)\})/.exec(plain) ?? [];
  if (word !== undefined) return "sql";
  if (object === undefined) return null;
  const pairs = [...object.matchAll(/(\w+)\s*:\s*(\{[^}]*\}|[^,{}]+)/g)];
  return Object.fromEntries(pairs.map(([, field = "", value = ""]) => [field, value.trim()]));
}
