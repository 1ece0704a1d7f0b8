import { readFileSync } from "node:fs";
import type { ModelMap } from "prisma-hardening";
import { models } from "../support/clients.js";

export type ScalarType = "Int" | "String" | "Boolean" | "DateTime" | "Role";

export interface Scalar {
  readonly name: string;
  readonly type: ScalarType;
  readonly isNullable: boolean;
  readonly isUnique: boolean;
}

export const map: ModelMap = models;

/** The scalar fields of each model with their types, which the model map does not have, from the schema's text. */
export const scalars: ReadonlyMap<string, readonly Scalar[]> = parse();

function parse(): ReadonlyMap<string, readonly Scalar[]> {
  const schema = readFileSync(new URL("../schema/behaviour.prisma", import.meta.url), "utf8");
  return new Map(
    [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].map(([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^ +(\w+) +(Int|String|Boolean|DateTime|Role)(\?)?(?= |$)(.*@unique)?/gm)].map(
        ([, field, type, optional, unique]) => ({
          name: String(field),
          type: type as ScalarType,
          isNullable: optional === "?",
          isUnique: unique !== undefined,
        }),
      ),
    ]),
  );
}

export function modelEntry(model: string) {
  const entry = map.models[model];
  if (entry === undefined) throw new Error(`No model ${model}.`);
  return entry;
}

export function scalarsOf(model: string): readonly Scalar[] {
  return scalars.get(model) ?? [];
}

/** `where` by the id, in the form that finds it in findUnique and cursor. */
export function uniqueWhere(model: string, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { id } = modelEntry(model);
  const key = Object.fromEntries(id.map((field) => [field, row[field]]));
  return id.length === 1 ? key : { [id.join("_")]: key };
}
