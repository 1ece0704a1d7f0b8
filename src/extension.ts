import { assertSameSchema, providerOf, readGlobalOmit } from "./client-model.js";
import { HardeningError } from "./errors.js";
import type { ExtendedClient, HardeningExtension } from "./extension-types.js";
import { messages } from "./messages.js";
import { deactivateMethod, restoreMethod } from "./model-methods/deactivate.js";
import { deleteManyMethod, deleteMethod } from "./model-methods/delete.js";
import { delegateName, type Begin, type ClientContext } from "./model-methods/model-context.js";
import type { ModelMap } from "./model-map/model-map.js";
import { isModelOperation } from "./operations.js";
import type { Settings } from "./options.js";
import { redactError } from "./redact/redact-error.js";
import { currentScope, withScope } from "./scope.js";
import { decide, type SoftDeletePolicy } from "./soft-delete/decide.js";
import { planDelete, planDeleteMany } from "./soft-delete/delete.js";
import { compileModels, type SoftModel } from "./soft-delete/model.js";
import { withSteps, type QueryCall, type Step } from "./steps.js";

interface ExtendableClient<M extends ModelMap> {
  $extends(extension: object): ExtendedClient<M> & ClientContext;
}

/** The one extension. Everything that does not depend on a call is worked out here, once per client. */
export function createExtension<M extends ModelMap>(settings: Settings): HardeningExtension<M> {
  const { softDelete } = settings;
  const requiredRelations = softDelete === false ? "hide" : softDelete.requiredRelations;
  return (client) => {
    assertSameSchema(client, settings.models);
    const models = compileModels(settings.models, requiredRelations, providerOf(client));
    const globalOmit = readGlobalOmit(client, models);
    const rewrite =
      softDelete === false ? unchanged : softDeleteQuery(models, { deletePolicy: softDelete.delete, globalOmit });
    const begin: Begin = async (fn) => {
      try {
        return await extended.$transaction(fn);
      } catch (error) {
        // It can fail outside any operation: no connection, no free slot.
        throw settings.errors === "redact" ? redactError(error, { models: settings.models }) : error;
      }
    };
    const extended = (client as ExtendableClient<M>).$extends({
      name: "prisma-hardening",
      client: { $withInactive: <T>(fn: () => T) => withScope("all", fn) },
      model: modelMethods(models, softDelete, begin),
      query: { $allOperations: withSteps(settings, client, rewrite) },
    });
    return extended;
  };
}

const unchanged: Step = ({ args, query }) => query(args);

function softDeleteQuery(models: ReadonlyMap<string, SoftModel>, policy: SoftDeletePolicy): Step {
  return ({ model: name, operation, args, query, __internalParams }: QueryCall): Promise<unknown> => {
    if (name === undefined) return query(args);
    const model = models.get(name);
    if (model === undefined) throw new HardeningError("STALE_MODELS", messages.unknownModel(name, operation));
    if (!isModelOperation(operation)) {
      throw new HardeningError("UNKNOWN_OPERATION", messages.unknownOperation(name, operation));
    }
    const path = fluentPath(__internalParams?.dataPath);
    const decision = decide({ model, operation, args, path, scope: currentScope() }, policy);
    const { finish } = decision;
    return finish === null ? query(decision.args) : query(decision.args).then(finish);
  };
}

const NO_PATH: readonly string[] = [];

/** `["select", "author", "select", "posts"]` → `["author", "posts"]` */
function fluentPath(dataPath: readonly string[] | undefined): readonly string[] {
  if (dataPath === undefined || dataPath.length === 0) return NO_PATH;
  return dataPath.filter((_, index) => index % 2 === 1);
}

function modelMethods(
  models: ReadonlyMap<string, SoftModel>,
  softDelete: Settings["softDelete"],
  begin: Begin,
): Record<string, object> {
  const methods: Record<string, object> = {};
  for (const model of models.values()) {
    const { active, name } = model;
    if (active === null) continue;
    const own: Record<string, unknown> = {
      deactivate: deactivateMethod(model, active, begin),
      restore: restoreMethod(model, active, begin),
    };
    if (softDelete !== false && softDelete.delete === "deactivate") {
      const one = planDelete(model);
      const many = planDeleteMany(model);
      // A delete that cannot be said as an update stays Prisma's, and is refused when it is sent.
      if (one?.kind === "deactivate") own["delete"] = deleteMethod(model, one);
      if (many?.kind === "deactivate") own["deleteMany"] = deleteManyMethod(model, many);
    }
    methods[delegateName(name)] = own;
  }
  return methods;
}
