import { asPrisma7 } from "../../../prisma-schema/datamodel.js";
import { diff } from "../../../prisma-schema/engine.js";
import { Catalogue } from "../catalogue/catalogue.js";
import { interpret } from "../catalogue/interpret.js";
import type { Dialect } from "../sql/dialect.js";

/** The database that the schema describes, by the statements that Prisma's engine would make it with. */
export async function catalogueOfSchema(
  files: readonly { readonly path: string; readonly text: string }[],
  dialect: Dialect,
): Promise<Catalogue> {
  const content = files.map(({ path, text }) => ({ path, content: asPrisma7(text) }));
  const ddl = await diff({ tag: "empty" }, { tag: "schemaDatamodel", files: content });
  return interpret([{ file: "schema.prisma", name: "schema", script: dialect.parse(ddl) }], Catalogue.of(dialect));
}
