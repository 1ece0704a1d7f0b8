import { isModelOperation } from "../operations.js";
import { delegateName, isName, type KnownNames } from "./names.js";

/** The operation that threw, as far as it is known. */
export interface Origin {
  readonly model?: string;
  readonly operation?: string;
}

const RAW_OPERATION = /^\$(?:query|execute)Raw(?:Unsafe|Typed)?$|^\$(?:runCommandRaw|transaction)$/;
/** ``Invalid `prisma.user.create()` invocation:``, where a call site is printed instead ``Invalid `await db.user.create()` invocation in``. */
const HEADER = /^\s*(?:Invalid|[^`\n]*\n?It occurred in the) `([^`\n]{1,300})\(\)` invocation( in|:)/;
const CALL = /(?:\b([A-Za-z]\w*)\.)?(\$?[A-Za-z]\w*)$/;

/** What our own messages start with: so a message is not made poorer by a second pass. */
const OWN = /^(?:([A-Z]\w*)\.)?(\$?[A-Za-z]\w*)\(\): /;

/**
 * `User.create(): `, from what the caller knows, else from Prisma's message and `meta.modelName`. Where Prisma prints a
 * line of source, it takes the first call on that line, which in a batch may be another one.
 */
export function renderOrigin(given: Origin, message: string, metaModel: string | undefined, names: KnownNames): string {
  const { operation } = given;
  if (isOperation(operation)) return call(names.isModel(given.model) ? given.model : undefined, operation);
  const own = OWN.exec(message);
  if (own && isOperation(own[2])) return call(names.isModel(own[1]) ? own[1] : undefined, own[2]);
  const [, source = "", end] = HEADER.exec(message) ?? [];
  const [, delegate, called] = CALL.exec(source) ?? [];
  if (!isOperation(called)) return metaModel === undefined ? "" : `${metaModel}: `;
  if (called.startsWith("$")) return call(undefined, called);
  if (metaModel !== undefined && (delegate === delegateName(metaModel) || delegate === undefined))
    return call(metaModel, called);
  if (metaModel !== undefined && end !== ":") return `${metaModel}: `;
  return call(names.hasModels ? names.modelOf(delegate ?? "") : delegate, called);
}

function isOperation(operation: string | undefined): operation is string {
  return operation !== undefined && (isModelOperation(operation) || RAW_OPERATION.test(operation));
}

function call(model: string | undefined, operation: string): string {
  return `${isName(model) ? `${model}.` : ""}${operation}(): `;
}
