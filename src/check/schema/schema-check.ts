import { hardeningBlockOf } from "../../prisma-schema/listed-fields.js";
import { softDeletedModels, type SoftDeleted } from "../../schema-findings/soft-deleted.js";
import type { Check } from "../check.js";
import type { CheckContext } from "../context.js";
import { notApplicable, type Outcome } from "../outcome.js";
import { projectSchema, type ReadableSchema } from "../project/project-schema.js";

type Look<Seen> = (seen: Seen, context: CheckContext) => Outcome | Promise<Outcome>;

/** `run` of a check of the schema. That it cannot be read is one finding, of SCH000. */
export function ofSchema(look: Look<ReadableSchema>): Check["run"] {
  return async (context) => {
    const read = await context.fact(projectSchema);
    return read.isReadable ? look(read, context) : notApplicable("the schema cannot be read: see SCH000");
  };
}

/** `run` of a check of what the schema's directives say: they must be right. */
export function ofDirectives(look: Look<ReadableSchema>): Check["run"] {
  return ofSchema((read, context) =>
    read.problems.length > 0 ? notApplicable("the schema's directives have mistakes: see SCH010") : look(read, context),
  );
}

export interface SoftDeletingSchema extends ReadableSchema {
  /** One at least. */
  readonly softDeleted: readonly SoftDeleted[];
}

/**
 * `run` of a check of soft delete. Without the generator block a field such as `isActive` may mean anything, and SCH011 asks
 * what it means.
 */
export function ofSoftDelete(look: Look<SoftDeletingSchema>): Check["run"] {
  return ofDirectives((read, context) => {
    if (hardeningBlockOf(read.schema.text) === undefined) {
      return notApplicable("the schema has no generator block of prisma-hardening: see SCH011");
    }
    const softDeleted = softDeletedModels(read.schema, read.models);
    if (softDeleted.length > 0) return look({ ...read, softDeleted }, context);
    return notApplicable(`no model is soft-deleted: none has ${read.listed.map(({ field }) => field).join(" or ")}`);
  });
}
