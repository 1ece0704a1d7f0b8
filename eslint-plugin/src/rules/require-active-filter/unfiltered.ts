import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { SchemaModel } from "../../schema/schema-facts.js";
import type { Fix } from "./suggestions.js";

/** A place that reads inactive rows as well. */
export interface Unfiltered {
  readonly node: TSESTree.Node;
  readonly kind: "root" | "relation" | "required" | "count" | "filter";
  /** The operation, relation or filter. */
  readonly name: string;
  /** The soft-deleted model. */
  readonly model: SchemaModel;
  readonly fix: Fix | undefined;
}

/** A model by its name in the schema. */
export function modelOf(file: SourceFile, name: string): SchemaModel | undefined {
  return file.schema.models.get(name.charAt(0).toLowerCase() + name.slice(1));
}
