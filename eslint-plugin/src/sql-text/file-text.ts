import type { TSESTree } from "@typescript-eslint/utils";
import { asMember, memberName } from "../syntax/property.js";
import { unwrapAwait } from "../syntax/unwrap.js";
import { type Dynamic, type Env, firstOf, type Tracer, WHOLE } from "./tracing.js";

/** What a file of the project says is as fixed as the source; only its path can lead elsewhere. */
export function traceFile(tracer: Tracer, node: TSESTree.CallExpression, env: Env): Dynamic | undefined {
  const [place] = node.arguments;
  if (!place || /\.sql|migration|schema|seed|script/i.test(tracer.file.textOf(place))) return undefined;
  return traceFilePath(tracer, place, env);
}

function traceFilePath(tracer: Tracer, place: TSESTree.Node, env: Env): Dynamic | undefined {
  const inner = unwrapAwait(place);
  if (inner.type !== "CallExpression" && inner.type !== "NewExpression") return tracer.trace(inner, WHOLE, env);
  const member = asMember(inner.callee);
  const name = member && memberName(member);
  if (name === "cwd") return undefined;
  return firstOf(inner.arguments, (argument) => traceFilePath(tracer, argument, env));
}
