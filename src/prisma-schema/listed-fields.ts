import type { ActiveField } from "../model-map/model-map.js";
import { readSchemaText } from "../model-map/read-schema-text.js";
import type { SchemaBlock, SchemaFile, SchemaText } from "../model-map/schema-text.js";

/** `field` and `active` of the block that names prisma-hardening-generator; `undefined` if there is none, or it names no field. */
export function listedFieldsIn(files: readonly SchemaFile[]): readonly ActiveField[] | undefined {
  const block = hardeningBlockOf(readSchemaText(files));
  const listOf = (key: string): readonly string[] =>
    [...(block?.members.find(({ name }) => name === key)?.code ?? "").matchAll(/"([^"]*)"/g)].map(
      ([, value = ""]) => value,
    );
  const fields = listOf("field");
  return fields.length === 0 ? undefined : activeFields(fields, listOf("active"));
}

/** The block that names prisma-hardening-generator, or is called `hardening`. */
export function hardeningBlockOf({ blocks }: SchemaText): SchemaBlock | undefined {
  return blocks.find(
    ({ keyword, name, members }) =>
      keyword === "generator" &&
      (name === "hardening" || members.some(({ code }) => code.includes("prisma-hardening"))),
  );
}

const ACTIVE_VALUES = { true: true, false: false, null: null } as const;

/**
 * Soft-delete fields, each with the value of an active row; where it is not said, a name such as `isDeleted` or `deletedAt`
 * tells it.
 */
export function activeFields(fields: readonly string[], active: readonly string[]): readonly ActiveField[] {
  return fields.map((field, index) => {
    const stated = active[index];
    if (stated === "true" || stated === "false" || stated === "null") return { field, when: ACTIVE_VALUES[stated] };
    if (/(?:at|on|date|time)$/i.test(field)) return { field, when: null };
    return { field, when: !/deleted|removed|archived|inactive/i.test(field) };
  });
}
