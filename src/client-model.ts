import { STOPS_STATEMENTS } from "./deadline/statement-owner.js";
import { HardeningError } from "./errors.js";
import { messages } from "./messages.js";
import type { ModelMap } from "./model-map/model-map.js";
import type { Args } from "./soft-delete/args.js";
import { assertOmitsFields, type GlobalOmit } from "./soft-delete/selection.js";
import type { SoftModel } from "./soft-delete/model.js";
import { delegateName } from "./model-methods/model-context.js";

/**
 * What a Prisma 7 client tells of itself beside its public API (measured on 7.10). Where the data model cannot be read,
 * construction fails: `models` could be those of another schema.
 */
interface ClientInternals {
  readonly _runtimeDataModel?: {
    readonly models?: Readonly<Record<string, { readonly fields: readonly ClientField[] }>>;
  };
  readonly _activeProvider?: string;
  readonly _engineConfig?: { readonly adapter?: { readonly [STOPS_STATEMENTS]?: boolean } };
  readonly _globalOmit?: Readonly<Record<string, Args>>;
}

interface ClientField {
  readonly name: string;
  readonly kind: string;
  readonly type: string;
}

/** @throws HardeningError `STALE_MODELS` if the client was generated from another schema than `map`. */
export function assertSameSchema(client: object, map: ModelMap): void {
  const models = (client as ClientInternals)._runtimeDataModel?.models;
  if (models === undefined) throw new HardeningError("STALE_MODELS", messages.unreadableClient());
  const differences = [
    ...missing(Object.keys(models), Object.keys(map.models), "model", "`models`"),
    ...missing(Object.keys(map.models), Object.keys(models), "model", "the client"),
  ];
  for (const [name, entry] of Object.entries(map.models)) {
    const fields = models[name]?.fields;
    if (fields === undefined) continue;
    const inClient = fields.map((field) => describe(name, field.name, field.kind === "object" ? field.type : null));
    const inMap = [
      ...entry.scalars.map((field) => describe(name, field, null)),
      ...Object.entries(entry.relations).map(([field, { model }]) => describe(name, field, model)),
    ];
    differences.push(
      ...missing(inClient, inMap, "field", "`models`"),
      ...missing(inMap, inClient, "field", "the client"),
    );
    if (entry.active !== null && !entry.scalars.includes(entry.active.field)) {
      differences.push(`${name} has no field ${entry.active.field}`);
    }
  }
  if (differences.length > 0) {
    throw new HardeningError("STALE_MODELS", messages.staleModels(differences.slice(0, 5)));
  }
}

function describe(model: string, field: string, target: string | null): string {
  return target === null ? `${model}.${field}` : `${model}.${field} (to ${target})`;
}

function missing(wanted: readonly string[], present: readonly string[], what: string, where: string): string[] {
  const known = new Set(present);
  return wanted.filter((name) => !known.has(name)).map((name) => `${what} ${name} is missing in ${where}`);
}

/** `postgresql`, `mysql`, `sqlite`, ...; `undefined` if the client does not tell. */
export function providerOf(client: object): string | undefined {
  return (client as ClientInternals)._activeProvider;
}

/** Whether its adapter is known to stop a statement; another one may do so too. */
export function isStoppingStatements(client: object): boolean {
  return (client as ClientInternals)._engineConfig?.adapter?.[STOPS_STATEMENTS] === true;
}

/** @throws HardeningError `UNSAFE_ARGUMENT` if the client's own `omit` loads a relation into every result. */
export function readGlobalOmit(client: object, models: ReadonlyMap<string, SoftModel>): GlobalOmit {
  const { _globalOmit: omit } = client as ClientInternals;
  const globalOmit: GlobalOmit = ({ name }) => omit?.[delegateName(name)];
  for (const model of models.values()) assertOmitsFields(model, globalOmit(model));
  return globalOmit;
}
