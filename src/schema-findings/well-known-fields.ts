import type { ActiveField } from "../model-map/model-map.js";

/** By name without underscores, in lower case. */
const WELL_KNOWN: ReadonlyMap<string, ActiveField["when"]> = new Map([
  ...["isactive", "active", "enabled"].map((name) => [name, true] as const),
  ...["isdeleted", "deleted", "archived", "isarchived"].map((name) => [name, false] as const),
  ...["deletedat", "archivedat", "removedat"].map((name) => [name, null] as const),
]);

/** The value of an active row in a field of this name; `undefined` if the name does not tell. */
export function wellKnownActive(field: string): ActiveField["when"] | undefined {
  return WELL_KNOWN.get(field.replaceAll("_", "").toLowerCase());
}
