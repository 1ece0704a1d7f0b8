import { isRelation, kindOf } from "./relations.js";
import type { SchemaModel } from "./schema.js";
import type { SchemaProblem } from "./schema-problem.js";

/**
 * Directives that Prisma delivers and that say nothing where they stand.
 *
 * @param isNeverInactive - whether a model is not soft-deleted.
 */
export function misplacedDirectives(
  { dmmf, directives, fieldDirectives }: SchemaModel,
  isNeverInactive: (model: string) => boolean,
): SchemaProblem[] {
  const onModel = directives.flatMap(({ file, line, seen, directive }): SchemaProblem[] => {
    if (directive.name === "ignore" || directive.name === "field") return [];
    return [{ file, line, code: "directiveForField", seen, subject: dmmf.name }];
  });
  const onFields = dmmf.fields.flatMap((field) => {
    const subject = `${dmmf.name}.${field.name}`;
    const target = field.type;
    return (fieldDirectives.get(field.name) ?? []).flatMap(({ file, line, seen, directive }): SchemaProblem[] => {
      if (directive.name === "ignore" || directive.name === "field") {
        return [{ file, line, code: "directiveForModel", seen, subject, model: dmmf.name }];
      }
      if (directive.name === "sensitive") {
        return isRelation(field) ? [{ file, line, code: "sensitiveRelation", subject, target }] : [];
      }
      const kind = isRelation(field) ? kindOf(field) : "scalar";
      if (kind !== "required") return [{ file, line, code: "inactiveNotRequired", seen, subject, kind }];
      return isNeverInactive(target) ? [{ file, line, code: "inactiveWithoutEffect", seen, subject, target }] : [];
    });
  });
  return [...onModel, ...onFields];
}
