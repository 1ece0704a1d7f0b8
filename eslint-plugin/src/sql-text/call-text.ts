import type { TSESTree } from "@typescript-eslint/utils";
import { asFunction, type FunctionNode } from "../syntax/functions.js";
import { calledFunction } from "../syntax/called-function.js";
import { asMember, asObject, keyName, memberName, propertyOf } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { isAllowedByPredicate } from "./list-check.js";
import { isCleaned } from "./pattern-text.js";
import { returnsOf } from "./returns.js";
import { traceFile } from "./file-text.js";
import { isSanitizer } from "./sanitizers.js";
import { prismaName } from "./sql-value.js";
import {
  ANY,
  callEnv,
  type Dynamic,
  type Env,
  firstOf,
  isIndex,
  KEYS,
  type Path,
  type Tracer,
  WHOLE,
} from "./tracing.js";
import { isCheckedResult } from "./validated.js";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Functions whose result holds nothing of their argument's text. */
const MAKES_NO_TEXT: ReadonlySet<string> = new Set([
  ...["Number", "parseInt", "parseFloat", "BigInt", "Boolean", "isNaN", "isFinite", "Symbol", "Date", "fileURLToPath"],
  ...["randomUUID", "randomBytes", "randomInt", "uuid", "uuidv4", "uuidv7", "nanoid", "cuid", "createId", "ulid"],
]);
const NO_TEXT_OBJECTS: ReadonlySet<string> = new Set(["Math", "Number", "performance", "Date", "crypto"]);
/** Methods that answer with a number, a boolean, a date or the like, whatever they are called on. */
const NO_TEXT_METHODS: ReadonlySet<string> = new Set([
  ...[
    "toFixed",
    "toPrecision",
    "toExponential",
    "toISOString",
    "getTime",
    "valueOf",
    "getFullYear",
    "getMonth",
    "getDate",
  ],
  ...["getUTCFullYear", "getUTCMonth", "getUTCDate", "getHours", "getMinutes", "getDay", "getTimezoneOffset", "unix"],
  ...["indexOf", "lastIndexOf", "findIndex", "charCodeAt", "codePointAt", "localeCompare", "includes", "startsWith"],
  ...["endsWith", "has", "test", "every", "some", "search", "hasOwn", "hasOwnProperty", "isArray", "isInteger"],
  ...["randomUUID", "randomBytes", "randomInt", "digest", "push", "unshift", "isSafeInteger"],
]);
/** The result is made of the receiver and of what is handed in. */
const TEXT_METHODS: ReadonlySet<string> = new Set([
  ...["trim", "trimStart", "trimEnd", "toUpperCase", "toLowerCase", "toLocaleUpperCase", "toLocaleLowerCase", "concat"],
  ...["padStart", "padEnd", "replace", "replaceAll", "normalize", "join", "toString", "toLocaleString", "fill", "with"],
]);
/** The result is the receiver, or parts of it; the arguments say which. */
const PART_METHODS: ReadonlySet<string> = new Set([
  ...["slice", "substring", "substr", "charAt", "split", "repeat", "reverse", "sort", "toReversed", "toSorted", "flat"],
  ...["match", "matchAll", "splice", "toSpliced", "keys", "values", "entries", "text", "toArray"],
]);
const ELEMENT_METHODS: ReadonlySet<string> = new Set(["at", "pop", "shift", "find", "findLast", "get"]);
/** What a query builder answers with has placeholders. */
const COMPILERS = /^(?:compile|toSQL|toSql|toParam|toNative|toQuery|toCompiledQuery|prepareSQL)$/;

export function traceCall(tracer: Tracer, node: Call, path: Path, env: Env): Dynamic | undefined {
  const callee = unwrap(node.callee);
  const dynamic: Dynamic = { node, cause: "result" };
  if (prismaName(tracer.file, callee) !== undefined || isSanitizer(tracer, callee)) return undefined;
  const own = ownFunction(tracer, callee);
  if (own) {
    if (own.generator) return dynamic;
    return firstOf(returnsOf(tracer.file, own), (value) =>
      tracer.trace(value, path, callEnv(own, node.arguments, env)),
    );
  }
  if (node.type === "NewExpression") return traceNew(tracer, node, callee, path, env);
  if (isCheckedResult(tracer, node, path)) return undefined;
  const member = asMember(callee);
  const name = member ? memberName(member) : callee.type === "Identifier" ? callee.name : undefined;
  if (name === undefined) return dynamic;
  if (name.startsWith("$queryRaw")) return { node, cause: "rows" };
  if (member) return traceMethod(tracer, node, member, name, path, env);
  if (MAKES_NO_TEXT.has(name)) return undefined;
  switch (name) {
    case "String":
    case "Array":
    case "structuredClone":
    case "encodeURIComponent":
      return firstOf(node.arguments, (argument) => tracer.trace(argument, path, env));
    case "readFileSync":
    case "readFile":
      return traceFile(tracer, node, env);
    default:
      return dynamic;
  }
}

function traceNew(
  tracer: Tracer,
  node: TSESTree.NewExpression,
  callee: TSESTree.Node,
  path: Path,
  env: Env,
): Dynamic | undefined {
  if (callee.type === "Identifier" && ["Date", "URL", "Error", "WeakMap", "WeakSet"].includes(callee.name))
    return undefined;
  if (callee.type !== "Identifier" || !["Set", "Map", "Array", "String"].includes(callee.name)) {
    return { node, cause: "result" };
  }
  const [step, ...rest] = path;
  // A map's entries are pairs.
  const inner = callee.name === "Map" && step !== undefined ? [ANY, step === KEYS ? "0" : "1", ...rest] : path;
  return firstOf(node.arguments, (argument) => tracer.trace(argument, inner, env));
}

function traceMethod(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  member: TSESTree.MemberExpression,
  name: string,
  path: Path,
  env: Env,
): Dynamic | undefined {
  const object = unwrapAwait(member.object);
  const global = object.type === "Identifier" && !tracer.file.variableOf(object) ? object.name : undefined;
  if (global !== undefined) {
    const known = traceGlobalMethod(tracer, node, `${global}.${name}`, path, env);
    if (known !== "unknown") return known;
    if (NO_TEXT_OBJECTS.has(global)) return undefined;
  }
  if (NO_TEXT_METHODS.has(name) || COMPILERS.test(name)) return undefined;
  if (name === "readFileSync" || name === "readFile") return traceFile(tracer, node, env);
  const rest = isIndex(path[0]) ? path.slice(1) : WHOLE;
  const receiver = (part: Path): Dynamic | undefined => tracer.trace(object, part, env);
  if (TEXT_METHODS.has(name)) {
    const [pattern, replacement] = node.arguments;
    if (name.startsWith("replace")) {
      const written = replacement && tracer.trace(asFunction(replacement)?.body ?? replacement, WHOLE, env);
      return written ?? (pattern && isCleaned(tracer.file, pattern) ? undefined : receiver(WHOLE));
    }
    return receiver(name === "join" ? [ANY] : path) ?? firstOf(node.arguments, (part) => tracer.trace(part, rest, env));
  }
  if (PART_METHODS.has(name)) return receiver(path.length > 0 && name !== "split" ? path : WHOLE);
  if (ELEMENT_METHODS.has(name)) return receiver([ANY, ...path]);
  const [callback] = node.arguments;
  const returned = (from: Path): Dynamic | undefined => {
    if (callback?.type === "Identifier" && MAKES_NO_TEXT.has(callback.name)) return undefined;
    if (!callback || isSanitizer(tracer, callback)) return undefined;
    const made = calledFunction(tracer.file, callback);
    if (!made) return receiver([ANY, ...from]);
    const inner = asFunction(callback) ? env : callEnv(made, [member.object], env, name === "then" ? WHOLE : [ANY]);
    return firstOf(returnsOf(tracer.file, made), (value) => tracer.trace(value, from, inner));
  };
  switch (name) {
    case "map":
      return returned(rest);
    case "flatMap":
      return returned(path);
    case "filter":
      return callback && isAllowedByPredicate(tracer, callback, env) ? undefined : receiver(path);
    case "reduce":
    case "reduceRight": {
      const start = node.arguments[1];
      return (start && tracer.trace(start, path, env)) ?? returned(path);
    }
    case "then":
      return returned(path);
    case "catch":
    case "finally":
      return receiver(path);
    default:
      return { node, cause: "result" };
  }
}

function traceGlobalMethod(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  name: string,
  path: Path,
  env: Env,
): Dynamic | "unknown" | undefined {
  const [first, second] = node.arguments;
  const [step, ...rest] = path;
  switch (name) {
    case "Object.keys":
    case "Object.getOwnPropertyNames":
      return first && tracer.trace(first, [KEYS], env);
    case "Object.values":
      return first && tracer.trace(first, [ANY, ...rest], env);
    case "Object.entries": {
      const keys = rest[0] === "1" ? undefined : first && tracer.trace(first, [KEYS], env);
      return keys ?? (rest[0] === "0" ? undefined : first && tracer.trace(first, [ANY, ...rest.slice(1)], env));
    }
    case "Object.fromEntries":
      if (!first || step === KEYS) return first && tracer.trace(first, [ANY, "0"], env);
      return tracer.trace(first, step === undefined ? WHOLE : [ANY, "1", ...rest], env);
    case "Array.from": {
      const callback = second && asFunction(second);
      if (!callback) return first && (asObject(first) ? undefined : tracer.trace(first, path, env));
      return firstOf(returnsOf(tracer.file, callback), (value) => tracer.trace(value, rest, env));
    }
    case "Array.of":
      return firstOf(node.arguments, (argument) => tracer.trace(argument, rest, env));
    case "String.raw":
    case "JSON.stringify":
      return first && tracer.trace(first, WHOLE, env);
    case "Object.freeze":
    case "Object.seal":
    case "Promise.resolve":
    case "Promise.all":
      return first && tracer.trace(first, path, env);
    case "Object.assign":
      return firstOf(node.arguments, (argument) => tracer.trace(argument, path, env));
    default:
      return "unknown";
  }
}

/** The function of this file that is called: also a static method, and one of an object literal. */
function ownFunction(tracer: Tracer, callee: TSESTree.Node): FunctionNode | undefined {
  const known = calledFunction(tracer.file, callee);
  if (known) return known;
  const member = asMember(callee);
  const name = member && memberName(member);
  const object = member && unwrap(member.object);
  if (object?.type !== "Identifier" || name === undefined) return undefined;
  const variable = tracer.file.variableOf(object);
  const origin = variable && originOf(variable);
  if (origin?.kind === "value") {
    const literal = asObject(origin.value);
    return literal && asFunction(propertyOf(literal, name)?.value);
  }
  if (origin?.kind !== "class") return undefined;
  for (const part of origin.node.body.body) {
    if (part.type !== "MethodDefinition" && part.type !== "PropertyDefinition") continue;
    if (part.static && keyName(part) === name) return asFunction(part.value ?? undefined);
  }
  return undefined;
}
