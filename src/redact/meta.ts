import { isDatabaseCode, isName, type KnownNames } from "./names.js";
import { read } from "./read.js";
import { readNames } from "./driver-payload.js";

/** `meta` of a known request error, with names, counts and the driver's error. */
export interface Meta {
  readonly [key: string]: unknown;
}

type Keep = (value: unknown, names: KnownNames) => unknown;

const RELATION_TYPE = /^(?:one|many)-to-(?:one|many)$/;
const OPERATION =
  /^(?:an? )?(?:(?:nested|inlined|batch) )?(?:create|update|upsert|delete|connect|connectOrCreate|disconnect|set|read|query|commit|rollback|savepoint)(?:Many)?$/;
const NEEDED_FOR = /^inline the relation on '(?<model>[^']+)' record\(s\)$/;

const name: Keep = (value) => (isName(value) ? value : undefined);
const model: Keep = (value, names) => (names.isModel(value) ? value : undefined);
const count: Keep = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
const text =
  (pattern: RegExp): Keep =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? value : undefined;

/** Every key of Prisma's `meta` that is kept, and what its value has to be. `message`, `cause`, `details`, `query` are not here. */
const KEPT = {
  modelName: model,
  target: (value) => (isName(value) ? value : readNames(value)),
  model,
  modelA: model,
  modelB: model,
  parent: model,
  child: model,
  relation: name,
  relationType: text(RELATION_TYPE),
  operation: text(OPERATION),
  neededFor: (value, names) => {
    const target = typeof value === "string" ? NEEDED_FOR.exec(value)?.groups?.["model"] : undefined;
    return names.isModel(target) ? value : undefined;
  },
  table: name,
  column: name,
  field_name: name,
  column_name: name,
  model_name: model,
  model_a_name: model,
  model_b_name: model,
  relation_name: name,
  parent_name: model,
  child_name: model,
  constraint: (value) => (isName(value) ? value : readNames(value)),
  code: (value) => (isDatabaseCode(value) ? value : undefined),
  expectedRows: count,
  timeout: count,
  timeTaken: count,
} satisfies { readonly [key: string]: Keep };

/** The keys that say nothing of the caller's text in a raw query. */
const KEPT_OF_RAW: ReadonlySet<string> = new Set(["modelName", "code"]);

export function redactMeta(meta: object, names: KnownNames, isRaw: boolean): Meta {
  const entries = Object.entries<Keep>(KEPT)
    .filter(([key]) => !isRaw || KEPT_OF_RAW.has(key))
    .map(([key, keep]) => [key, keep(read(meta, key), names)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
