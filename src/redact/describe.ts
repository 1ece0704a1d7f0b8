import { argumentPath } from "./argument-path.js";
import { classNameOf, nameOf } from "./class-name.js";
import type { Constraint, DriverPayload } from "./driver-payload.js";
import type { Meta } from "./meta.js";
import { isCode, isName, isPrismaCode, type KnownNames } from "./names.js";
import { renderOrigin, type Origin } from "./origin.js";
import { sentenceOf, TRANSACTION_PHRASES } from "./prisma-codes.js";
import { read, readString } from "./read.js";
import { describeValidation } from "./validation-message.js";

/** What is left of an error beside its text. */
export interface Facts {
  readonly meta: Meta | undefined;
  readonly payload: DriverPayload | undefined;
}

/** The new message: what kind of mistake, in which model, operation and field. */
export function describe(error: object, { meta, payload }: Facts, origin: Origin, names: KnownNames): string {
  const name = nameOf(error);
  const original = withoutColors(readString(error, "message"));
  const metaModel = isName(meta?.["modelName"]) ? meta["modelName"] : undefined;
  const where = renderOrigin(origin, original, metaModel, names);
  switch (name) {
    case "PrismaClientKnownRequestError":
    case "UserFacingError":
    case "TransactionManagerError": {
      const code = readString(error, "code");
      const sentence = code === "P2028" ? transactionSentence(original) : sentenceOf(code);
      const facts = `${renderConstraint(meta, payload)}${renderDetails(meta, payload, where)}`;
      return `${where}${sentence}${facts}${isPrismaCode(code) ? ` [${code}]` : ""}`;
    }
    case "PrismaClientValidationError":
      return `${where}${describeValidation(original, names) ?? "The arguments are not valid"}${at(argumentPath(original, names))}`;
    case "PrismaClientInitializationError": {
      const code = read(error, "errorCode");
      return isPrismaCode(code) ? `${where}${sentenceOf(code)} [${code}]` : `${where}The Prisma Client could not start`;
    }
    case "PrismaClientUnknownRequestError":
      return `${where}The request failed with an error that Prisma has no code for`;
    case "PrismaClientRustError":
    case "PrismaClientRustPanicError":
      return `${where}The query engine crashed`;
    case "PrismaClientConstructorValidationError":
      return "The PrismaClient constructor got an option that is not valid";
    case "DriverAdapterError":
      return `${payload?.kind ?? name}${databaseCode(payload)}`;
    default: {
      const code = read(error, "code");
      return `${where}${classNameOf(error)} (message withheld)${isCode(code) ? ` [${code}]` : ""}`;
    }
  }
}

function at(path: string): string {
  return path === "" ? "" : ` (at ${path})`;
}

function transactionSentence(message: string): string {
  return TRANSACTION_PHRASES.find(([phrase]) => message.includes(phrase))?.[1] ?? sentenceOf("P2028");
}

/** ` on the fields: (email)`, ` on the constraint: User_email_key` */
function renderConstraint(meta: Meta | undefined, payload: DriverPayload | undefined): string {
  const target = meta?.["target"] ?? meta?.["constraint"];
  if (Array.isArray(target)) return onConstraint({ fields: target.filter(isName) });
  if (isName(target)) return onConstraint({ index: target });
  return payload?.constraint === undefined ? "" : onConstraint(payload.constraint);
}

function onConstraint(constraint: Constraint): string {
  if ("fields" in constraint) return ` on the fields: (${constraint.fields.join(", ")})`;
  return "index" in constraint ? ` on the constraint: ${constraint.index}` : "";
}

/** What else is known, as ` (model: Org, relation: OrgToUser, database code: 23505)`. */
function renderDetails(meta: Meta = {}, payload: DriverPayload | undefined, where: string): string {
  const { modelName, model, modelA, modelB, parent, child } = meta;
  const models = [model, modelA ?? meta["model_a_name"], modelB ?? meta["model_b_name"], parent, child].filter(isName);
  const elsewhere = isName(modelName) && !where.startsWith(modelName) ? [modelName] : [];
  const table = payload?.table ?? meta["table"];
  const details: readonly (readonly [label: string, value: unknown])[] = [
    ["model", [...new Set([...elsewhere, ...models])].join(", ")],
    ["relation", meta["relation"] ?? meta["relation_name"]],
    ["field", meta["field_name"]],
    ["table", table === modelName ? undefined : table],
    ["column", payload?.column ?? meta["column"] ?? meta["column_name"]],
    ["step", meta["operation"]],
    ["timeout", milliseconds(meta["timeout"])],
    ["taken", milliseconds(meta["timeTaken"])],
    ["database code", payload?.originalCode ?? meta["code"]],
  ];
  const texts = details.flatMap(([label, value]) =>
    typeof value === "string" && value !== "" ? [`${label}: ${value}`] : [],
  );
  return texts.length > 0 ? ` (${texts.join(", ")})` : "";
}

function databaseCode(payload: DriverPayload | undefined): string {
  return payload?.originalCode === undefined ? "" : ` (database code: ${payload.originalCode})`;
}

function milliseconds(value: unknown): string {
  return typeof value === "number" ? `${value} ms` : "";
}

function withoutColors(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, "");
}
