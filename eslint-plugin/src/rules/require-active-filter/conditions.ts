import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { SchemaModel } from "../../schema/schema-facts.js";
import { asObject, keyName } from "../../syntax/property.js";
import { alternatives, isUndefined, objectsOf, valuesOf } from "./alternatives.js";

/** `unknown`: something that the file does not show may say it. */
export type Verdict = "yes" | "no" | "unknown";

/** A soft-deleted model with the name of its field. */
export interface SoftDeleted {
  readonly model: SchemaModel;
  readonly field: string;
}

export function softDeleted(model: SchemaModel | undefined): SoftDeleted | undefined {
  return model?.active ? { model, field: model.active.field } : undefined;
}

/** Whether a `where` decides about the field: with any value, and in any branch of the code that makes it. */
export function decides(file: SourceFile, where: TSESTree.Node, target: SoftDeleted): Verdict {
  const isHarmless = (key: string): boolean => key !== target.field && !["", "AND", "OR", "NOT"].includes(key);
  const parts = alternatives(file, where, isHarmless);
  if (!parts) return "unknown";
  return any(parts.map((part) => (part.type === "ObjectExpression" ? inObject(file, part, target) : "no")));
}

/** The same of each `where` that a key may have. */
export function decidesAny(
  file: SourceFile,
  values: readonly TSESTree.Node[] | undefined,
  target: SoftDeleted,
): Verdict {
  return values ? any(values.map((value) => decides(file, value, target))) : "unknown";
}

function inObject(file: SourceFile, object: TSESTree.ObjectExpression, target: SoftDeleted): Verdict {
  return any(
    object.properties.map((property) => {
      if (property.type === "SpreadElement") return decides(file, property.argument, target);
      const key = keyName(property);
      switch (key) {
        case undefined:
          return "unknown";
        case target.field:
          return isUndefined(property.value) ? "no" : "yes";
        case "AND":
        case "NOT":
          return any(branches(file, property.value, target));
        case "OR":
          return every(branches(file, property.value, target));
        default:
          return inUniqueKey(key, property.value, target);
      }
    }),
  );
}

/** `{ email_isActive: { email, isActive: true } }`: the key of several columns that one of them is in. */
function inUniqueKey(key: string, value: TSESTree.Node, { model, field }: SoftDeleted): Verdict {
  const parts = model.fields.has(key) ? undefined : asObject(value);
  return parts?.properties.some((part) => part.type === "Property" && keyName(part) === field) ? "yes" : "no";
}

function branches(file: SourceFile, list: TSESTree.Node, target: SoftDeleted): readonly Verdict[] {
  const parts = alternatives(file, list);
  if (!parts) return ["unknown"];
  return parts.flatMap((part): readonly Verdict[] => {
    if (part.type !== "ArrayExpression") return [decides(file, part, target)];
    return part.elements.flatMap((element): readonly Verdict[] => {
      if (element === null) return [];
      return element.type === "SpreadElement" ? ["unknown"] : [decides(file, element, target)];
    });
  });
}

function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("yes")) return "yes";
  return verdicts.includes("unknown") ? "unknown" : "no";
}

function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0 || verdicts.includes("no")) return "no";
  return verdicts.includes("unknown") ? "unknown" : "yes";
}

/** Whether a `where` leaves rows out whose target over a to-one relation is inactive: `author: { isActive: true }`. */
export function decidesThrough(
  file: SourceFile,
  values: readonly TSESTree.Node[] | undefined,
  relation: string,
  target: SoftDeleted,
): Verdict {
  const objects = values && objectsOf(file, values);
  if (!objects) return "unknown";
  return any(
    objects.map((object) => {
      const filters = valuesOf(file, object, relation);
      const inside = filters && objectsOf(file, filters);
      if (!filters || !inside) return "unknown";
      return any(
        inside.flatMap((filter) => [
          inObject(file, filter, target),
          decidesAny(file, valuesOf(file, filter, "is"), target),
        ]),
      );
    }),
  );
}
