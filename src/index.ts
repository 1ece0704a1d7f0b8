import { createExtension } from "./extension.js";
import type { HardeningExtension } from "./extension-types.js";
import type { ModelMap } from "./model-map/model-map.js";
import { readOptions, type HardeningOptions } from "./options.js";

export type { AnswerCode } from "./answer/answer-code.js";
export { answerOf, type Answer } from "./answer/answer-of.js";
export { withContext, type Context, type ContextValue } from "./context/context.js";
export { withDeadline } from "./deadline/with-deadline.js";
export { HardeningError, type HardeningErrorCode } from "./errors.js";
export type {
  ActiveField,
  ModelEntry,
  ModelMap,
  ReferentialAction,
  RelationEntry,
  RequiredRelationPolicy,
} from "./model-map/model-map.js";
export type { HardeningExtension } from "./extension-types.js";
export type { LogEvent, LogEventName } from "./log/event.js";
export type { Logger, LogMethod, LogOptions } from "./log/options.js";
export type { ErrorPolicy, HardeningOptions, SoftDeleteOptions } from "./options.js";
export { redactError, type RedactOptions } from "./redact/redact-error.js";

/**
 * The Prisma Client extension: after `$extends(hardening({ models }))` a read answers as if the inactive rows were not in
 * the database, and `delete` sets rows inactive. Add it last, so that it sees what other extensions add to a query.
 *
 * Adds `prisma.$withInactive(fn)`, and `deactivate({ where })` and `restore({ where })` on every soft-deleted model.
 * The types of Prisma's own operations stay as they are.
 *
 * @throws HardeningError `INVALID_OPTIONS` or `INVALID_MODELS` here; `STALE_MODELS` in `$extends`, if `models` was
 * generated from another schema than the client.
 *
 * @example
 * import { PrismaPg } from "@prisma/adapter-pg";
 * import { PrismaClient } from "./generated/client/client.js";
 * import { models } from "./generated/hardening/models.js";
 * import { hardening } from "prisma-hardening";
 *
 * const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL });
 * export const prisma = new PrismaClient({ adapter }).$extends(hardening({ models }));
 */
export function hardening<const M extends ModelMap>(options: HardeningOptions<M>): HardeningExtension<M> {
  return createExtension<M>(readOptions(options));
}
