import { holdsForeignKey, isRelation } from "../../model-map/relations.js";
import type { SchemaModel } from "../../model-map/schema.js";

/** Rows that say that two others belong together, which are deleted and made again. */
export function isJoinTable({ dmmf }: SchemaModel): boolean {
  const relations = dmmf.fields.filter(holdsForeignKey);
  const keys = new Set(relations.flatMap(({ relationFromFields = [] }) => relationFromFields));
  if (relations.length < 2) return false;
  const id = dmmf.primaryKey?.fields ?? [];
  if (id.length > 1 && id.every((name) => keys.has(name))) return true;
  return dmmf.fields.every(
    (field) => field.isId || keys.has(field.name) || isRelation(field) || field.type === "DateTime",
  );
}

const WORDS: ReadonlySet<string> = new Set([
  ...["log", "logs", "audit", "history", "outbox", "session", "token", "nonce", "lock", "cache", "attempt"],
]);

/** Rows that are written once, as logs, or that must be gone when they are over, as sessions: by the model's name. */
export function isLogOrSession({ dmmf }: SchemaModel): boolean {
  const words = dmmf.name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").split("_");
  return words.some((word) => WORDS.has(word.toLowerCase()));
}
