import type { Over, StatementOutcome } from "./deadline/outcome.js";

/**
 * Every sentence of the runtime that a person reads: what was seen, what it would do, what to write instead. They carry
 * names of the schema and of the caller's keys, never a value.
 */
export const messages = {
  invalidOption: (name: string, expected: string) => `hardening(): \`${name}\` is not valid. Write ${expected}.`,
  unknownOption: (name: string, known: readonly string[]) =>
    `hardening(): there is no option \`${name}\`. The options are ${list(known)}.`,
  missingModels: () =>
    "hardening(): `models` is missing, so nothing could be filtered. Add the generator to schema.prisma, run `prisma generate` and pass what it writes:\n" +
    '  generator hardening {\n    provider = "prisma-hardening-generator"\n    output   = "../src/generated/hardening"\n  }\n' +
    '  import { models } from "./generated/hardening/models.js";\n' +
    "  prisma.$extends(hardening({ models }))",
  invalidModels: (problem: string) =>
    `hardening(): \`models\` is not what prisma-hardening-generator writes (${problem}). Run \`prisma generate\` and pass the \`models\` it exports, unchanged.`,
  modelsVersion: (seen: string, known: number) =>
    `hardening(): \`models\` has format ${seen}, this version of prisma-hardening reads format ${String(known)}. Run \`prisma generate\` with the prisma-hardening that is installed.`,
  staleModels: (differences: readonly string[]) =>
    `hardening(): \`models\` and the Prisma Client come from different schemas, so something would stay unfiltered: ${differences.join("; ")}. Run \`prisma generate\`, and pass the \`models\` that belong to this client.`,
  unreadableClient: () =>
    "hardening(): this client does not tell its data model, so `models` cannot be compared with it. Use $extends on a PrismaClient of Prisma 7.",
  unknownOperation: (model: string, operation: string) =>
    `${model}.${operation}: prisma-hardening does not know this operation and cannot tell which rows it would show. Update prisma-hardening, or call it on the client without the extension.`,
  unknownModel: (model: string, operation: string) =>
    `${model}.${operation}: \`models\` has no model ${model}, so nothing could be filtered. Run \`prisma generate\`.`,
  unknownNestedWrite: (model: string, field: string) =>
    `\`${field}\` holds a nested write of ${model} that prisma-hardening does not know, so it cannot tell which rows it would change. Correct its name, or update prisma-hardening.`,
  unsafeArgument: (key: string, model: string) =>
    `The arguments for ${model} hold the key \`${key}\`, which Prisma reads as an instruction and not as data, so a filter beside it could be lost. Build \`where\`, \`select\` and \`data\` from known keys instead of passing parsed input on.`,
  unexpectedData: (model: string, operation: string) =>
    `${operation} of ${model} got \`data\`, which it does not take. Write \`${camel(model)}.update({ where, data })\` to change other fields.`,
  notAnObject: (place: string, model: string) =>
    `\`${place}\` of ${model} must be a plain object here; what was passed could not be filtered. Write an object literal with the fields of ${model}.`,
  ambiguousUpdate: (model: string, field: string) =>
    `\`${field}: { update: { data } }\` can mean the field \`data\` of ${model} or the data of the update. Write \`${field}: { update: { where: {}, data: { data: ... } } }\` through an update of ${model} itself.`,
  omitsRelation: (model: string, field: string) =>
    `\`omit\` of ${model} names \`${field}\`, which is no field of its own; Prisma would load it without a filter. Name it in \`include\` or \`select\`, or leave it out.`,
  countKey: (model: string) =>
    `\`_count\` of ${model} has another key than \`select\`; Prisma would count without a filter. Write \`_count: { select: { ... } }\`.`,
  unfilterableCursor: (model: string, field: string) =>
    `The cursor of ${model} names \`${field}\` with another value than that of an active row. Leave \`${field}\` out of \`cursor\`; reads see active rows only.`,
  orderByCount: (model: string, path: readonly string[], target: string) =>
    `orderBy \`${path.join(".")}._count\` sorts by a number that counts inactive ${target} rows too; Prisma cannot filter it. Load \`_count: { select: { ${path.at(-1) ?? ""}: true } }\` of ${model}, which is filtered, and sort the rows, or keep the number in a column.`,
  orderByRelation: (target: string, path: readonly string[], active: object) =>
    `orderBy \`${path.join(".")}\` would sort by values of inactive ${target} rows; Prisma cannot filter it. Add \`where: ${nest(path, literal(active))}\`, which leaves those rows out, or sort by a column of the model itself.`,
  deleteRefused: (model: string) =>
    `delete of ${model} is refused by \`softDelete: { delete: "refuse" }\`. Use \`deactivate({ where })\`.`,
  deleteBypassed: (model: string, operation: string) =>
    `${model}.${operation} would have deleted rows for good: another extension called the operation past prisma-hardening. Add hardening() as the last extension, or use \`deactivate({ where })\`.`,
  cascadeToOne: (model: string, field: string) =>
    `delete of ${model} would have to set \`${field}\` inactive with it (onDelete: Cascade), and Prisma has no nested write for a to-one relation that may be empty. Use \`deactivate({ where })\`, which does it in one transaction.`,
  cascadeTooDeep: (model: string, field: string, child: string) =>
    `delete of ${model} reaches more than one level: \`${field}\` go inactive with it (onDelete: Cascade), and ${child} has dependent rows of its own. Use \`deactivate({ where })\`, which goes to any depth in one transaction.`,
  deleteManyCascade: (model: string, field: string, id: readonly string[]) =>
    `deleteMany of ${model} would have to set \`${field}\` inactive too (onDelete: Cascade), which one updateMany cannot say. Deactivate the rows one by one in a transaction:\n` +
    `  for (const row of await tx.${camel(model)}.findMany({ where, select: { ${id.map((name) => `${name}: true`).join(", ")} } }))\n` +
    `    await tx.${camel(model)}.deactivate({ where: ${id.length === 1 ? "row" : `{ ${id.join("_")}: row }`} });`,
  deleteManyBatch: (model: string, field: string) =>
    `deleteMany of ${model} inside $transaction([...]) cannot look whether \`${field}\` rows would forbid it (onDelete: Restrict). Use an interactive transaction: $transaction(async (tx) => ...).`,
  nestedDeleteManyRestrict: (model: string, relation: string, field: string) =>
    `\`${relation}: { deleteMany }\` cannot look whether \`${field}\` rows of ${model} would forbid it (onDelete: Restrict). Call ${camel(model)}.deleteMany in an interactive transaction.`,
  nestedDeleteOrder: (model: string, field: string, keys: readonly string[]) =>
    `\`${field}: { ${keys.join(", ")} }\`: a delete of ${model} becomes an update, and Prisma runs nested writes in the order written, so the two updates cannot be one. Write \`delete\` beside \`update\`, or use two calls in a transaction.`,
  restricted: (model: string, blocking: readonly string[]) =>
    `Foreign key constraint violated: ${model} still has rows in ${list(blocking)} (onDelete: Restrict). Deactivate them first; \`deactivate({ where })\` sets the ${model} row inactive all the same.`,
  inactiveRelation: (field: string, target: string) =>
    `A row was loaded whose required relation \`${field}\` leads to an inactive ${target} (@hardening.inactive(throw)). Leave it out with \`where: { ${field}: { ... } }\`, or choose another policy.`,
  undecidableRow: (model: string, field: string) =>
    `A loaded ${model} row does not say whether it is active: \`${field}\` is missing from the result. Another extension has removed it; add hardening() as the last extension.`,
  fluentThrough: (model: string, path: readonly string[]) =>
    `${model}${path.map((field) => `.${field}()`).join("")}: the fluent API does not show \`${path[0] ?? ""}\`, which may be inactive. Load it with \`select\` instead: \`select: ${nest(path, "true", "select")}\`.`,
  invalidTimeout: (place: string, longest: number) =>
    `${place}: the timeout must be a number of milliseconds above 0 and at most ${String(longest)} (24 days). Write 5_000 for five seconds.`,
  invalidLimit: (place: string) =>
    `${place} takes milliseconds, an AbortSignal, or \`{ timeout, signal }\`. Write \`withDeadline(5_000, () => prisma.user.findMany())\`.`,
  stopped: (what: string, over: Over, outcome: StatementOutcome) =>
    `${what} ${over.kind === "timeout" ? `did not end within ${String(over.milliseconds)} ms` : "was aborted"}. ${OUTCOMES[outcome]}`,
  rolledBack: () =>
    "The transaction was not committed: one of its statements had failed, so PostgreSQL rolled it back at COMMIT, without an error of its own. Let the error of that statement leave the transaction's callback.",
  unsupportedAdapter: (adapter: string) =>
    `${adapter} keeps its connection pool in another place than this version of prisma-hardening knows, so nothing could be stopped. Update prisma-hardening, or use Prisma's own adapter.`,
  rolledBackForCommit: () =>
    "The transaction was not committed: one of its statements had been stopped, and the database would have committed the others without it, so it was rolled back. Let the error of that statement leave the transaction's callback.",
  unsupportedPool: () =>
    "PrismaMariaDb: this pool does not show its connections as this version of prisma-hardening knows it, so nothing could be stopped. Pass connection settings or a pool of `mariadb.createPool` (not one of a PoolCluster), update prisma-hardening, or use Prisma's own adapter.",
  notStopped: () =>
    "Queries that pass their deadline are not stopped in the database: this driver adapter cannot do it, only the caller is freed. Import PrismaPg from prisma-hardening/adapter-pg, or PrismaMariaDb from prisma-hardening/adapter-mariadb, or set `timeout: false`.",
  notAContext: () =>
    "withContext(): the context must be an object, the second argument a function. Write `withContext({ requestId }, () => prisma.user.findMany())`.",
  reservedContextKey: (key: string) =>
    `withContext(): \`${key}\` would overwrite what a log event says itself. Choose another name, such as \`${contextKey(key)}\`.`,
  contextValue: (key: string, seen: string) =>
    `withContext(): \`${key}\` is ${seen}, which could carry anything into the log. Pass text, a number, a Boolean or null${seen === "a bigint" ? `: \`${key}: String(${key})\`` : `: \`${key}: value.id\``}.`,
  unsafeRaw: (operation: string, site: string | null) =>
    `${operation}${at(site)} takes SQL as text: whatever was put into that text is executed, also what a user typed. Write prisma.${operation.replace("Unsafe", "")}\`SELECT ... WHERE "id" = \${id}\`, which sends each \${...} as a parameter.`,
  rawRefused: (operation: string, site: string | null) =>
    `${operation}${at(site)} is refused by \`raw: "refuse"\`. Write prisma.${operation.replace("Unsafe", "")}\`SELECT ... WHERE "id" = \${id}\`, which sends each \${...} as a parameter.`,
  multiWrite: (first: string, firstSite: string | null, second: string, secondSite: string | null) =>
    `${first}${at(firstSite)} and ${second}${at(secondSite)} belong to one request and to no transaction: if the second fails, the first stays. Write \`prisma.$transaction([first, second])\`, or \`prisma.$transaction(async (tx) => { ... })\` and call both on \`tx\`.`,
  logged: (target: string) => target,
  loggedSlow: (target: string, milliseconds: number) => `${target} took ${milliseconds} ms`,
  loggedFailure: (target: string, reason: string) => `${target} failed: ${reason}`,
  loggerFailed: (errorType: string) =>
    `The logger of hardening({ log }) threw ${errorType}. Queries go on without it; this is said once.`,
  invalidExpressOption: (place: string, name: string, expected: string) =>
    `${place}: \`${name}\` is not valid. Write ${expected}.`,
  unknownExpressOption: (place: string, name: string, known: readonly string[]) =>
    `${place}: there is no option \`${name}\`. The options are ${list(known)}.`,
  failedRequest: (target: string, status: number) =>
    status === 499 ? `${target} failed: the client has gone` : `${target} failed with ${status}`,
} as const;

/** What a client reads of an error: nothing of what happened inside. */
export const ANSWERS = {
  INVALID_VALUE: "A value that was sent is not valid.",
  NOT_FOUND: "What was asked for does not exist.",
  CONFLICT: "The change contradicts what is stored.",
  RETRY: "Another change came in between. Please try again.",
  UNAVAILABLE: "The service is not available at the moment. Please try again later.",
  TIMEOUT: "The request took too long and was stopped.",
  OUTCOME_UNKNOWN:
    "The request took too long, and whether the change was made is not known. Please look before trying again.",
  INTERNAL: "Something went wrong on our side.",
} as const;

const OUTCOMES: Record<StatementOutcome, string> = {
  unsent: "Nothing had been sent to the database, and nothing will be.",
  stopped: "The database has stopped it.",
  shared: "Prisma had merged it with other calls that still wait, so the database goes on for them.",
  abandoned:
    "The database did not answer the cancel request either, so the connection was closed; it may still be working on it.",
  running: "The database may still be working on it: this driver adapter cannot stop a query.",
  unknown: "COMMIT had been sent and was not answered: whether the transaction is committed is not known.",
};

function at(site: string | null): string {
  return site === null ? "" : ` (${site})`;
}

function contextKey(key: string): string {
  return /^[a-z]+$/i.test(key) ? `app${key.charAt(0).toUpperCase()}${key.slice(1)}` : "appKey";
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function literal(value: object): string {
  return `{ ${Object.entries(value)
    .map(([key, entry]) => `${key}: ${String(entry)}`)
    .join(", ")} }`;
}

function camel(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

/** `["author", "org"]` → `{ author: { org: <leaf> } }`, or with a key between two levels `{ author: { <key>: { org: <leaf> } } }`. */
function nest(path: readonly string[], leaf: string, key?: string): string {
  return path.reduceRight((inner, field, index) => {
    const value = key === undefined || index === path.length - 1 ? inner : `{ ${key}: ${inner} }`;
    return `{ ${field}: ${value} }`;
  }, leaf);
}
