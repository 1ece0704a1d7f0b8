import type { ConnectorType, DMMF } from "@prisma/generator-helper";
import { isForeignKey } from "./foreign-keys.js";
import type { SchemaModel } from "../../model-map/schema.js";

/** How a schema says that a text has a length, and that it has none. */
interface TextTypes {
  readonly bounded: string;
  readonly unbounded: string;
}

/** Databases in which a `String` has no length unless the schema says one. */
export const TEXT_TYPES: Partial<Record<ConnectorType, TextTypes>> = {
  postgresql: { bounded: "@db.VarChar(255)", unbounded: "@db.Text" },
  cockroachdb: { bounded: "@db.String(255)", unbounded: "@db.String" },
};

const LENGTH_WANTED: ReadonlySet<string> = new Set(["VarChar", "VarBit"]);
/** Types whose texts may be long, and that cannot say how long. */
const UNBOUNDED: ReadonlySet<string> = new Set(["Citext", "Xml"]);
const MAKERS: ReadonlySet<string> = new Set(["uuid", "cuid", "ulid", "nanoid"]);

/** A String whose length nobody has decided: `Text`, written down, is a decision. */
export function isUnboundedString(model: SchemaModel, field: DMMF.Field): boolean {
  if (field.kind !== "scalar" || field.type !== "String") return false;
  const [native, args = []] = field.nativeType ?? [];
  const isOpen = native === undefined || UNBOUNDED.has(native) || (LENGTH_WANTED.has(native) && args.length === 0);
  const { default: value } = field;
  const isMadeUp = typeof value === "object" && "name" in value && MAKERS.has(value.name);
  // A foreign key is as long as what it refers to.
  return isOpen && !isMadeUp && !isForeignKey(model, field.name);
}
