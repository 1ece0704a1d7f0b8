import type { ActiveField } from "../model-map/model-map.js";
import type { Schema } from "../model-map/schema.js";
import { isModelKeyword } from "../model-map/schema-text.js";
import { closest } from "../model-map/spelling.js";
import { wellKnownActive } from "../schema-findings/well-known-fields.js";
import type { ConfigFault } from "./config-problem.js";

type When = ActiveField["when"];
type Refuse = (key: "field" | "active", fault: ConfigFault) => void;

const DEFAULT_FIELD = "isActive";
const WHEN = { true: true, false: false, null: null } as const satisfies Record<string, When>;
const ACTIVE_VALUES = ["true", "false", "null"] as const satisfies readonly (keyof typeof WHEN)[];

/** The keys `field` and `active` of the generator block, as pairs; `undefined` if one was refused. */
export function activeFieldsOf(
  field: string | readonly string[] | undefined,
  active: string | readonly string[] | undefined,
  schema: Schema,
  refuse: Refuse,
): readonly ActiveField[] | undefined {
  const fields = [field ?? DEFAULT_FIELD].flat();
  if (fields.length === 0 || fields.includes("")) {
    refuse("field", { code: "fieldEmpty" });
    return undefined;
  }
  const repeated = fields.find((name, index) => fields.indexOf(name) !== index);
  if (repeated !== undefined) {
    refuse("field", { code: "fieldRepeated", field: repeated });
    return undefined;
  }

  const names = schema.text.blocks.flatMap(({ keyword, members }) =>
    isModelKeyword(keyword) ? members.map(({ name }) => name) : [],
  );
  // A misspelt name would turn soft delete off for every model, in silence.
  const absent = field === undefined || names.length === 0 ? [] : fields.filter((name) => !names.includes(name));
  const misspelt = absent.filter((name) => absent.length === fields.length || closest(name, names) !== undefined);
  for (const name of misspelt) refuse("field", { code: "fieldNowhere", field: name, near: closest(name, names) });

  const read = active === undefined ? guessed(fields, refuse) : stated(fields, [active].flat(), refuse);
  return misspelt.length === 0 && read.length === fields.length ? read : undefined;
}

/** Shorter than `fields` if something was refused; so is that of `guessed`. */
function stated(fields: readonly string[], active: readonly string[], refuse: Refuse): readonly ActiveField[] {
  if (active.length !== fields.length) {
    refuse("active", { code: "activeLength", fields, active });
    return [];
  }
  return fields.flatMap((field, index) => {
    const value = ACTIVE_VALUES.find((candidate) => candidate === active[index]);
    if (value !== undefined) return [{ field, when: WHEN[value] }];
    const seen = active.slice(index, index + 1);
    refuse("active", { code: "valueUnknown", key: "active", seen, values: ACTIVE_VALUES });
    return [];
  });
}

function guessed(fields: readonly string[], refuse: Refuse): readonly ActiveField[] {
  const known = fields.flatMap((field) => {
    const when = wellKnownActive(field);
    return when === undefined ? [] : [{ field, when }];
  });
  const unknown = fields.filter((name) => !known.some(({ field }) => field === name));
  if (unknown.length > 0) refuse("field", { code: "activeMissing", fields, unknown });
  return known;
}
