import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

/** What becomes of that which a callback returns. */
export type Taker =
  /** Nobody looks at it. */
  | { readonly kind: "ignores"; readonly name: string }
  /** It becomes an element of the array that the call returns. */
  | { readonly kind: "collects"; readonly name: string }
  /** Unknown, or it is awaited. */
  | { readonly kind: "other" };

const OTHER: Taker = { kind: "other" };
const TIMERS: ReadonlySet<string> = new Set([
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame", "nextTick"],
]);
const LISTENERS: ReadonlySet<string> = new Set(["on", "once", "addListener", "prependListener"]);
/** Node's own emitters. Others, such as a bot's or a web hook's, await their listeners. */
const EMITTERS = /^(?:process|req|request|res|response|server|httpServer|socket|ws|wss|stream|readable|writable)$/;
/** Node's streams and asynchronous iterators have a `forEach` and a `map`, too, and these await. */
const ASYNCHRONOUS = /stream|cursor|readable|iter|observable|\$$/i;
const LISTS =
  /^(?:\w*(?:s|List|Array|Ids|Items|Rows|Data)|list|array|items|rows|data|keys|values|entries|filter|slice|split|flat|concat|toSorted)$/;

/** @param index - of the callback among the arguments. */
export function takerOf(file: SourceFile, call: TSESTree.CallExpression, index: number): Taker {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") {
    const isGlobal = TIMERS.has(callee.name) && isGlobalOrTimer(file, callee);
    return isGlobal && index === 0 ? { kind: "ignores", name: callee.name } : OTHER;
  }
  const member = asMember(callee);
  const name = member && memberName(member);
  if (!member || name === undefined) return OTHER;
  const receiver = lastName(member.object) ?? "";
  if (isIgnoring(receiver, name, index)) return { kind: "ignores", name };
  const isMap = (name === "map" || name === "flatMap") && index === 0;
  return isMap && !ASYNCHRONOUS.test(receiver) ? { kind: "collects", name } : OTHER;
}

function isIgnoring(receiver: string, name: string, index: number): boolean {
  if (TIMERS.has(name)) return index === 0 && /^(?:window|globalThis|global|self|process)$/.test(receiver);
  if (name === "addEventListener") return index === 1;
  if (LISTENERS.has(name)) return index === 1 && EMITTERS.test(receiver);
  if (receiver === "_" || receiver === "lodash") return index === 1 && (name === "forEach" || name === "each");
  return name === "forEach" && index === 0 && !ASYNCHRONOUS.test(receiver);
}

/** Whether the array method was called on something that can only be an array: a plural, a literal, `Object.keys(x)`. */
export function isCalledOnList(call: TSESTree.CallExpression): boolean {
  const object = asMember(call.callee)?.object;
  const inner = object && unwrapAwait(object);
  if (!inner || inner.type === "ArrayExpression") return inner !== undefined;
  return LISTS.test(lastName(inner) ?? "");
}

function isGlobalOrTimer(file: SourceFile, callee: TSESTree.Identifier): boolean {
  const variable = file.variableOf(callee);
  if (variable === undefined) return true;
  const origin = originOf(variable);
  return origin.kind === "import" && /^(?:node:)?(?:timers|process)$/.test(origin.source);
}

/** The name nearest to the value: `ids` of `this.ids`, `keys` of `Object.keys(x)`. */
function lastName(node: TSESTree.Node): string | undefined {
  const inner = unwrapAwait(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression") return memberName(inner);
  return inner.type === "CallExpression" ? lastName(inner.callee) : undefined;
}
