import type { SchemaModel } from "../../model-map/schema.js";

/** The line of a field without its comments, with one space between its parts. */
export function memberCode({ block }: SchemaModel, field: string): string {
  const code = block.members.find(({ name }) => name === field)?.code ?? field;
  return code.replaceAll(/\s+/g, " ");
}
