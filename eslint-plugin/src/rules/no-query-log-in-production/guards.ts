import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { functionName, isFunction } from "../../syntax/functions.js";
import { unwrap } from "../../syntax/unwrap.js";
import { inProduction } from "./production.js";

const ENVIRONMENT = /env|dev|prod|debug|verbose|trace|local|test|stag|log|ci\b/i;
/** `createDevClient` */
const ENVIRONMENT_NAME = /^(?:dev|debug|test|mock|local)|Dev|Debug|Test|Mock|Local/;

/**
 * Whether something stands around or before the node that may keep it from running in production: any condition but the
 * question whether there is a client already.
 */
export function isGuarded(file: SourceFile, node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (isGuard(file, outer, inner)) return true;
    if (isFunction(outer) && ENVIRONMENT_NAME.test(functionName(outer) ?? "")) return true;
    if ((outer.type === "BlockStatement" || outer.type === "Program") && hasLeft(file, outer.body, inner)) return true;
  }
  return false;
}

function isGuard(file: SourceFile, outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  switch (outer.type) {
    case "IfStatement":
    case "ConditionalExpression": {
      if (inner === outer.test) return false;
      const answer = inProduction(file, outer.test);
      if (answer !== undefined) return answer !== (inner === outer.consequent);
      return !isAboutClient(file, outer.test);
    }
    case "LogicalExpression": {
      if (inner === outer.left) return false;
      if (outer.operator !== "&&") return ENVIRONMENT.test(file.textOf(outer.left));
      return inProduction(file, outer.left) !== true && !isAboutClient(file, outer.left);
    }
    case "SwitchCase":
      return inner !== outer.test;
    default:
      return false;
  }
}

/** `!prisma`, `global.prisma === undefined`: made once, but made in production, too. */
function isAboutClient(file: SourceFile, test: TSESTree.Node): boolean {
  const text = file.textOf(test);
  if (/env\b|node_env|\bdev|prod|debug|verbose/i.test(text)) return false;
  const inner = unwrap(test);
  if (inner.type === "UnaryExpression" && inner.operator === "!") return !ENVIRONMENT.test(text);
  return /prisma|client|\bdb\b|global|instance/i.test(text) && !ENVIRONMENT.test(text);
}

/** `if (process.env.NODE_ENV !== "development") return;` before the node. */
function hasLeft(file: SourceFile, body: readonly TSESTree.Node[], inner: TSESTree.Node): boolean {
  return body.slice(0, Math.max(0, body.indexOf(inner))).some((statement) => {
    if (statement.type !== "IfStatement" || statement.alternate || !leaves(statement.consequent)) return false;
    return inProduction(file, statement.test) ?? ENVIRONMENT.test(file.textOf(statement.test));
  });
}

function leaves(statement: TSESTree.Statement): boolean {
  if (statement.type === "ReturnStatement" || statement.type === "ThrowStatement") return true;
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : undefined;
  return last !== undefined && leaves(last);
}
