import path from "node:path";
import type { ActiveField } from "../../src/model-map/model-map.js";
import { activeFields } from "../../src/prisma-schema/listed-fields.js";

/** `settings["prisma-hardening"]`, read once. */
export interface Settings {
  /** Schema files or folders, absolute; `undefined`: they are looked for above the linted file. */
  readonly schema: readonly string[] | undefined;
  /** Further names of variables and properties that hold a Prisma Client. */
  readonly clientNames: ReadonlySet<string>;
  /** Names of clients that are extended with `hardening()` elsewhere, or import paths of modules that export such. */
  readonly extendedClients: readonly string[];
  readonly softDelete: readonly ActiveField[];
}

export const SETTINGS_KEY = "prisma-hardening";
const KEYS = ["schema", "clientNames", "extendedClients", "softDelete"] as const;
const DEFAULT_FIELDS: readonly ActiveField[] = [{ field: "isActive", when: true }];

const read = new WeakMap<object, Settings>();

/** @throws Error that says which setting is wrong and what to write. */
export function settingsOf(settings: Readonly<Record<string, unknown>>, cwd: string): Settings {
  const known = read.get(settings);
  if (known) return known;
  const parsed = parse(settings[SETTINGS_KEY] ?? {}, cwd);
  read.set(settings, parsed);
  return parsed;
}

function parse(value: unknown, cwd: string): Settings {
  if (!isRecord(value)) throw wrong("", "an object", '{ schema: "prisma/schema.prisma" }');
  for (const key of Object.keys(value)) {
    if (!KEYS.some((name) => name === key)) {
      throw new Error(
        `settings["${SETTINGS_KEY}"]: there is no setting \`${key}\`. The settings are ${KEYS.join(", ")}.`,
      );
    }
  }
  const schema = stringsOf(value, "schema", '"prisma/schema.prisma", or a list of files and folders');
  return {
    schema: schema?.map((place) => path.resolve(cwd, place)),
    clientNames: new Set(stringsOf(value, "clientNames", '["database", "replica"]')),
    extendedClients: stringsOf(value, "extendedClients", '["prisma"], or import paths such as ["@/db"]') ?? [],
    softDelete: softDeleteOf(value["softDelete"]),
  };
}

function softDeleteOf(value: unknown): readonly ActiveField[] {
  const example = '{ field: "deletedAt", active: "null" }, or false';
  if (value === undefined) return DEFAULT_FIELDS;
  if (value === false) return [];
  if (!isRecord(value)) throw wrong("softDelete", "an object or false", example);
  const unknown = Object.keys(value).find((key) => key !== "field" && key !== "active");
  if (unknown !== undefined) throw wrong(`softDelete.${unknown}`, "absent: the keys are field and active", example);
  const fields = stringsOf(value, "field", example) ?? ["isActive"];
  const active = stringsOf(value, "active", example) ?? [];
  const strange = active.find((entry) => !["true", "false", "null"].includes(entry));
  if (strange !== undefined || (active.length > 0 && active.length !== fields.length)) {
    throw wrong("softDelete.active", 'one of "true", "false", "null" for each field', example);
  }
  return activeFields(fields, active);
}

/** A text or a list of texts, none of them empty. */
function stringsOf(
  value: Readonly<Record<string, unknown>>,
  key: string,
  example: string,
): readonly string[] | undefined {
  const entry = value[key];
  if (entry === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
  const texts = list.filter((item): item is string => typeof item === "string" && item !== "");
  if (texts.length !== list.length || texts.length === 0) throw wrong(key, "text or a list of texts", example);
  return texts;
}

function wrong(key: string, expected: string, example: string): Error {
  const name = key === "" ? "" : `.${key}`;
  return new Error(`settings["${SETTINGS_KEY}"]${name} must be ${expected}. Write ${example}.`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
