import { asObject, assertSafeKey, isAbsent, type Args } from "../soft-delete/args.js";
import { messages } from "../messages.js";
import { deactivationData, restrictWhere, type DeactivatePlan } from "../soft-delete/delete.js";
import type { SoftModel } from "../soft-delete/model.js";
import { addConditions } from "../soft-delete/where.js";
import { HardeningError } from "../errors.js";
import type { ModelContext, PrismaPromise, Row } from "./model-context.js";
import { assertNoData } from "./assert-no-data.js";
import { decoratePromise, rejectedPromise } from "./prisma-promise.js";
import { blockingRelations, firstBlockingRelation, isNotFound, restrictedError } from "./restrict.js";

/**
 * `delete` as an update of the same model. Synchronous, and the promise is Prisma's own: so it stays inside interactive
 * transactions and can be part of `$transaction([...])`; an async method would break both.
 */
export function deleteMethod(model: SoftModel, plan: DeactivatePlan) {
  return function (this: ModelContext, args?: Args): PrismaPromise<Row> {
    const where = args?.["where"];
    const problem = argumentProblem(model, "delete", plan, args);
    if (problem !== undefined) return rejectedPromise(this.update({}), problem);
    const data = deactivationData(plan, new Date());
    const update = this.update(unrestricted(plan, { ...args, data }));
    if (plan.restrict.length === 0) return update;
    // Prisma answers P2025 both for a row that is not there and for one that the `where` above protects.
    const run = async () => {
      try {
        return await update;
      } catch (error) {
        if (!isNotFound(error)) throw error;
        const blocking = await blockingRelations(this, plan.restrict, where);
        throw blocking.length > 0 ? restrictedError(model.name, blocking, error.clientVersion) : error;
      }
    };
    return decoratePromise(update, run);
  };
}

/** `deleteMany` as an updateMany, refused as a whole if one row has a `Restrict` child, as the database would. */
export function deleteManyMethod(model: SoftModel, plan: DeactivatePlan) {
  return function (this: ModelContext, args?: Args): PrismaPromise<{ readonly count: number }> {
    const where = args?.["where"];
    const problem = argumentProblem(model, "deleteMany", plan, args);
    if (problem !== undefined) return rejectedPromise(this.updateMany({}), problem);
    const data = deactivationData(plan, new Date());
    const update = this.updateMany(unrestricted(plan, { ...args, data }));
    const [first] = plan.restrict;
    if (first === undefined) return update;
    const run = async () => {
      const blocking = await firstBlockingRelation(this, model, plan.restrict, where);
      if (blocking !== undefined) throw restrictedError(model.name, [blocking]);
      return await update;
    };
    return decoratePromise(update, run, () => {
      throw new HardeningError("DELETE_REFUSED", messages.deleteManyBatch(model.name, first.field));
    });
  };
}

/** What is wrong with the arguments; thrown by the promise and not by the call, as Prisma does it. */
function argumentProblem(model: SoftModel, operation: string, plan: DeactivatePlan, args: Args = {}): unknown {
  try {
    assertNoData(model, operation, args);
    if (plan.restrict.length === 0) return undefined;
    const where = asObject(args["where"], "where", model.name);
    for (const key in where) assertSafeKey(key, where, model.name);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The caller's `where`, and no `Restrict` child: also for one that appears between a check and the update. */
function unrestricted(plan: DeactivatePlan, args: Args): Args {
  const { where } = args;
  const restrict = restrictWhere(plan);
  const isFilterable = isAbsent(where) || (typeof where === "object" && where !== null);
  return restrict === null || !isFilterable ? args : { ...args, where: addConditions(where, restrict) };
}
