import type { TSESTree } from "@typescript-eslint/utils";
import { type FunctionNode, isFunction } from "../syntax/functions.js";
import { asMember, memberName } from "../syntax/property.js";
import { wrapped } from "../syntax/unwrap.js";
import { callersOf } from "./callers.js";
import { isAllowListType } from "./declared-type.js";
import { patternPath } from "./pattern-path.js";
import {
  type Argument,
  ANY,
  type Dynamic,
  type Env,
  firstOf,
  isIndex,
  type Path,
  outerEnv,
  type Tracer,
  WHOLE,
} from "./tracing.js";
import { checkedInput } from "./validated.js";

/** Each names its callback's element: as parameter 0, behind it the index. */
const ITERATORS: ReadonlySet<string> = new Set([
  ...["map", "forEach", "filter", "flatMap", "some", "every", "find", "findIndex", "findLast", "findLastIndex"],
  ...["each", "mapSeries", "eachSeries"],
]);

/** @param owner - the function whose parameter the use means. */
export function traceParameter(
  tracer: Tracer,
  owner: TSESTree.Node,
  use: TSESTree.Identifier,
  path: Path,
  env: Env,
): Dynamic | undefined {
  const dynamic: Dynamic = { node: use, cause: "parameter", path };
  if (!isFunction(owner)) return dynamic;
  const index = owner.params.findIndex((parameter) => patternPath(parameter, use.name) !== undefined);
  const parameter = owner.params[index];
  const place = parameter && patternPath(parameter, use.name);
  if (!place) return dynamic;
  const full = [...place.path, ...path];
  if (isAllowListType(tracer.file, typeOf(parameter), full)) return undefined;
  const standIn = firstOf(place.defaults, (value) => tracer.trace(value, path, env));
  if (standIn) return standIn;
  const isRest = parameter.type === "RestElement";
  const given = argumentsFor(owner, env);
  if (given) return traceArgument(tracer, given.arguments, { index, isRest }, [...given.part, ...full], given.from);
  const inline = callAround(owner);
  if (inline) {
    const known = inlineParameter(tracer, inline, owner, index, full, env);
    return known === "unknown" ? dynamic : known;
  }
  const callers = callersOf(tracer.file, owner);
  if (!callers) return dynamic;
  const from = outerEnv(env);
  return firstOf(callers, (call) => traceArgument(tracer, call.arguments, { index, isRest }, full, from));
}

function typeOf(parameter: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
  return pattern.typeAnnotation?.typeAnnotation;
}

function argumentsFor(owner: FunctionNode, env: Env): Env["call"] {
  for (let call = env.call; call; call = call.from.call) if (call.of === owner) return call;
  return undefined;
}

export function traceArgument(
  tracer: Tracer,
  args: readonly Argument[],
  { index, isRest }: { readonly index: number; readonly isRest: boolean },
  path: Path,
  env: Env,
): Dynamic | undefined {
  const spread = args.slice(0, index + 1).find((argument) => argument.type === "SpreadElement");
  if (spread?.type === "SpreadElement") return tracer.trace(spread.argument, isRest ? path : [ANY, ...path], env);
  if (!isRest) {
    const argument = args[index];
    return argument && tracer.trace(argument, path, env);
  }
  const rest = isIndex(path[0]) ? path.slice(1) : WHOLE;
  return firstOf(args.slice(index), (argument) =>
    argument.type === "SpreadElement" ? tracer.trace(argument.argument, path, env) : tracer.trace(argument, rest, env),
  );
}

/** The call that a function literal is handed to, or is the callee of. */
function callAround(owner: FunctionNode): TSESTree.CallExpression | undefined {
  const outer = wrapped(owner);
  return outer.parent?.type === "CallExpression" ? outer.parent : undefined;
}

function inlineParameter(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  owner: FunctionNode,
  index: number,
  path: Path,
  env: Env,
): Dynamic | "unknown" | undefined {
  const outer = wrapped(owner);
  if (call.callee === outer) return traceArgument(tracer, call.arguments, { index, isRest: false }, path, env);
  const position = call.arguments.findIndex((argument) => argument === outer);
  const method = asMember(call.callee);
  const name = method ? memberName(method) : call.callee.type === "Identifier" ? call.callee.name : undefined;
  const [first] = call.arguments;
  if (name === undefined || !first) return "unknown";
  const list = position === 0 ? method?.object : first;
  if (!list) return "unknown";
  const element = (): Dynamic | undefined => tracer.trace(list, [ANY, ...path], env);
  if (position === 1 && name === "from") return index === 0 ? element() : undefined;
  if (position <= 1 && (ITERATORS.has(name) || /^p?map$/i.test(name))) {
    return index === 0 ? element() : index === 2 ? tracer.trace(list, path, env) : undefined;
  }
  if (position !== 0) return "unknown";
  switch (name) {
    case "sort":
    case "toSorted":
      return element();
    case "reduce":
    case "reduceRight": {
      const start = call.arguments[1];
      return index === 0 ? start && tracer.trace(start, path, env) : index === 1 ? element() : undefined;
    }
    case "then":
      return tracer.trace(list, path, env);
    default:
      return checkedInput(tracer, call, path) ? undefined : "unknown";
  }
}
