import { readTimeout, type Timeout } from "./deadline/limit.js";
import { HardeningError } from "./errors.js";
import { TRANSACTION_POLICIES, type TransactionPolicy } from "./guard/multi-write.js";
import { RAW_POLICIES, type RawPolicy } from "./guard/raw.js";
import { readLogOptions, type LogOptions, type LogSettings } from "./log/options.js";
import { messages } from "./messages.js";
import {
  MODEL_MAP_VERSION,
  REQUIRED_RELATION_POLICIES,
  type ModelMap,
  type RequiredRelationPolicy,
} from "./model-map/model-map.js";
import { assertKnown, isRecord, readChoice, readRecord } from "./read-options.js";
import type { DeletePolicy } from "./soft-delete/data.js";

/** What `hardening(options)` takes. */
export interface HardeningOptions<M extends ModelMap = ModelMap> {
  /** The `models` that `prisma-hardening-generator` wrote for this client's schema. */
  readonly models: M;
  /**
   * Soft delete; `false` switches it off. Default: `{ delete: "deactivate", requiredRelations: "hide" }`.
   *
   * @example
   * hardening({ models, softDelete: { delete: "refuse", requiredRelations: "throw" } })
   */
  readonly softDelete?: false | SoftDeleteOptions | undefined;
  /**
   * Milliseconds that an operation may take; `false`: no limit; or a function of `{ model, operation }` that answers one of
   * the two. Default: 10 000. Inside `withDeadline` that deadline holds instead. The database stops the query if the
   * client's adapter comes from `prisma-hardening/adapter-pg` or `/adapter-mariadb`; with others only the caller is freed.
   *
   * @example
   * hardening({ models, timeout: ({ operation }) => (operation === "aggregate" ? 30_000 : 2_000) })
   */
  readonly timeout?: Timeout | undefined;
  /**
   * One structured event per operation, without a value of it; `false` (default): none. Warnings of this package go there
   * too; without a log they are warnings of the process.
   *
   * @example
   * hardening({ models, log: { logger: pino(), slowMs: 200 } })
   */
  readonly log?: false | LogOptions | undefined;
  /**
   * What errors of an operation carry. `redact` (default): no value of the caller, the database or the connection, as
   * `redactError` does it. `pass`: they stay as Prisma made them.
   */
  readonly errors?: ErrorPolicy | undefined;
  /**
   * What `$queryRawUnsafe` and `$executeRawUnsafe` get. `warn` (default): a warning, once per call site. `refuse`:
   * `RAW_UNSAFE`, with the tagged template to write instead. `allow`: nothing.
   */
  readonly raw?: RawPolicy | undefined;
  /**
   * What writes to two models in one request (`withContext`) get that are in no transaction. `warn` (default): a warning
   * with both call sites, once per pair of them. `throw`: `MULTI_WRITE`, before the second write. `off`: nothing.
   */
  readonly transactions?: TransactionPolicy | undefined;
}

/** What errors of an operation carry. */
export type ErrorPolicy = (typeof ERROR_POLICIES)[number];

export interface SoftDeleteOptions {
  /**
   * What `delete` and `deleteMany` of a soft-deleted model do. `deactivate` (default): set the row inactive. `refuse`:
   * throw `DELETE_REFUSED`. `pass`: delete for good (an inactive row still cannot be deleted outside `$withInactive`).
   */
  readonly delete?: DeletePolicy | undefined;
  /**
   * What happens to a row that loads a required to-one relation whose target is inactive, where the schema has no
   * `@hardening.inactive(...)`. `hide` (default): it is left out. `null`: the relation is `null`, against its type.
   * `keep`: the inactive target is shown. `throw`: `INACTIVE_RELATION`.
   */
  readonly requiredRelations?: RequiredRelationPolicy | undefined;
}

export interface Settings {
  readonly models: ModelMap;
  readonly softDelete: { readonly delete: DeletePolicy; readonly requiredRelations: RequiredRelationPolicy } | false;
  readonly timeout: Timeout;
  readonly log: LogSettings | false;
  readonly errors: ErrorPolicy;
  readonly raw: RawPolicy;
  readonly transactions: TransactionPolicy;
}

const OPTIONS = ["models", "softDelete", "timeout", "log", "errors", "raw", "transactions"] as const;
const ERROR_POLICIES = ["redact", "pass"] as const;
const SOFT_DELETE_OPTIONS = ["delete", "requiredRelations"] as const;
const DELETE_POLICIES = ["deactivate", "refuse", "pass"] as const;

/** @throws HardeningError `INVALID_OPTIONS`, `INVALID_MODELS` */
export function readOptions(options: unknown): Settings {
  const own = readRecord(options, "options", "hardening({ models })");
  assertKnown(own, OPTIONS, "");
  return {
    models: readModels(own["models"]),
    softDelete: readSoftDelete(own["softDelete"]),
    timeout: readTimeout(own["timeout"]),
    log: readLogOptions(own["log"]),
    errors: readChoice(own["errors"], ERROR_POLICIES, "errors") ?? "redact",
    raw: readChoice(own["raw"], RAW_POLICIES, "raw") ?? "warn",
    transactions: readChoice(own["transactions"], TRANSACTION_POLICIES, "transactions") ?? "warn",
  };
}

function readSoftDelete(value: unknown): Settings["softDelete"] {
  if (value === false) return false;
  const own = readRecord(
    value ?? {},
    "softDelete",
    "`softDelete: false` or `softDelete: { delete, requiredRelations }`",
  );
  assertKnown(own, SOFT_DELETE_OPTIONS, "softDelete.");
  return {
    delete: readChoice(own["delete"], DELETE_POLICIES, "softDelete.delete") ?? "deactivate",
    requiredRelations:
      readChoice(own["requiredRelations"], REQUIRED_RELATION_POLICIES, "softDelete.requiredRelations") ?? "hide",
  };
}

function readModels(value: unknown): ModelMap {
  assertModels(value);
  return value;
}

function assertModels(value: unknown): asserts value is ModelMap {
  if (value === undefined || value === null) throw new HardeningError("INVALID_MODELS", messages.missingModels());
  if (!isRecord(value)) throw invalidModels("it is not an object");
  if (value["version"] !== MODEL_MAP_VERSION) {
    const seen = typeof value["version"] === "number" ? String(value["version"]) : "no version";
    throw new HardeningError("INVALID_MODELS", messages.modelsVersion(seen, MODEL_MAP_VERSION));
  }
  if (!isRecord(value["models"])) throw invalidModels("`models.models` is not an object");
  for (const [name, entry] of Object.entries(value["models"])) assertModelEntry(name, entry, value["models"]);
}

function assertModelEntry(name: string, entry: unknown, models: Readonly<Record<string, unknown>>): void {
  if (!isRecord(entry)) throw invalidModels(`${name} is not an object`);
  for (const key of ["id", "scalars", "sensitive"]) {
    if (!isStringArray(entry[key])) throw invalidModels(`${name}.${key} is not a list of field names`);
  }
  // A view may have none; its rows are in no relation that could be followed.
  if (Array.isArray(entry["id"]) && entry["id"].length === 0 && Object.keys(entry["relations"] ?? {}).length > 0) {
    throw invalidModels(`${name}.id names no field`);
  }
  if (entry["active"] !== null && !isActiveField(entry["active"])) {
    throw invalidModels(`${name}.active is neither null nor { field, when }`);
  }
  if (!isRecord(entry["relations"])) throw invalidModels(`${name}.relations is not an object`);
  for (const [field, relation] of Object.entries(entry["relations"])) {
    const problem = relationProblem(relation, models);
    if (problem !== undefined) throw invalidModels(`${name}.relations.${field}: ${problem}`);
  }
}

function relationProblem(relation: unknown, models: Readonly<Record<string, unknown>>): string | undefined {
  if (!isRecord(relation)) return "not an object";
  if (typeof relation["model"] !== "string" || !Object.hasOwn(models, relation["model"])) return "unknown model";
  if (!["list", "optional", "required"].includes(String(relation["kind"]))) return "unknown kind";
  if (typeof relation["inverse"] !== "string") return "no inverse";
  if (!isStringArray(relation["fields"]) || !isStringArray(relation["references"])) return "no fields or references";
  const { inactive } = relation;
  if (inactive !== null && !REQUIRED_RELATION_POLICIES.some((policy) => policy === inactive)) return "unknown policy";
  return undefined;
}

function isActiveField(value: unknown): boolean {
  return (
    isRecord(value) && typeof value["field"] === "string" && [true, false, null].some((when) => when === value["when"])
  );
}

function isStringArray(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

function invalidModels(problem: string): HardeningError {
  return new HardeningError("INVALID_MODELS", messages.invalidModels(problem));
}
