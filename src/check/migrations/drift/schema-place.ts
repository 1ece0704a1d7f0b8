import { placeOfField, type Schema } from "../../../model-map/schema.js";
import type { Place } from "../../outcome.js";
import type { Name } from "../sql/definitions.js";
import type { Difference } from "./difference.js";

/** The line of the schema that a difference is about: of the field, else of the model or the enum. */
export function schemaPlace(schema: Schema, one: Difference): Place | undefined {
  if (one.kind === "enum" || one.kind === "enumValue") return placeOfEnum(schema, one.type);
  const model = schema.models.find(({ dmmf }) => isNamed(one.table, dmmf));
  if (model === undefined) return undefined;
  const column = "column" in one ? one.column : undefined;
  const field = model.dmmf.fields.find(({ kind, name, dbName }) => kind !== "object" && (dbName ?? name) === column);
  return placeOfField(model, field?.name ?? "");
}

function placeOfEnum({ datamodel, text }: Schema, type: Name): Place | undefined {
  const name = datamodel.enums.find((one) => (one.dbName ?? one.name) === type.name)?.name;
  const block = text.blocks.find((one) => one.keyword === "enum" && one.name === name);
  return block && { file: block.file, line: block.line };
}

interface Mapped {
  readonly name: string;
  readonly dbName?: string | null;
  readonly schema?: string | null;
}

function isNamed({ schema = "public", name }: Name, mapped: Mapped): boolean {
  return (mapped.dbName ?? mapped.name) === name && (mapped.schema ?? "public") === schema;
}
