import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { contains, enclosingFunction } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { wrapped } from "../../syntax/unwrap.js";

/**
 * What becomes of a new client. `kept`: something that outlives the function around holds it. `returned`: the function
 * answers with it. `passed`: something else gets it. `used`: it lives as long as the call of the function.
 */
export type Fate = "kept" | "returned" | "passed" | "used";

export function fateOf(file: SourceFile, client: TSESTree.NewExpression): Fate {
  return fate(file, client, 0);
}

function fate(file: SourceFile, expression: TSESTree.Node, depth: number): Fate {
  const node = wrapped(expression);
  const { parent } = node;
  if (!parent || depth > 8) return "used";
  switch (parent.type) {
    case "AwaitExpression":
    case "ObjectExpression":
    case "ArrayExpression":
    case "SequenceExpression":
      return fate(file, parent, depth + 1);
    case "Property":
      return parent.value === node ? fate(file, parent.parent, depth + 1) : "used";
    case "ConditionalExpression":
      return isMemo(file, parent) ? "kept" : fate(file, parent, depth + 1);
    case "LogicalExpression":
      return parent.right === node && parent.operator !== "&&" ? "kept" : fate(file, parent, depth + 1);
    case "PropertyDefinition":
      return "kept";
    case "ReturnStatement":
    case "YieldExpression":
      return "returned";
    case "ArrowFunctionExpression":
      return parent.body === node ? "returned" : "used";
    case "MemberExpression":
      return fateOfChain(file, parent, depth);
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node ? "used" : "passed";
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? fateOfVariable(file, parent.id, depth) : "used";
    case "AssignmentPattern":
      return "passed";
    case "AssignmentExpression":
      return fateOfAssigned(file, parent, depth);
    default:
      return "used";
  }
}

/** `new PrismaClient().$extends(…)` is the client still; `new PrismaClient().user.findMany()` is not. */
function fateOfChain(file: SourceFile, member: TSESTree.MemberExpression, depth: number): Fate {
  const call = wrapped(member).parent;
  const isClient = /^\$(?:extends|on)$/.test(memberName(member) ?? "");
  return isClient && call?.type === "CallExpression" ? fate(file, call, depth + 1) : "used";
}

function isMemo(file: SourceFile, { test, consequent, alternate }: TSESTree.ConditionalExpression): boolean {
  const texts = [consequent, alternate].map((branch) => file.textOf(branch));
  return texts.some((text) => /^[\w.$]+$/.test(text) && file.textOf(test).includes(text));
}

function fateOfAssigned(file: SourceFile, assignment: TSESTree.AssignmentExpression, depth: number): Fate {
  const { left, operator } = assignment;
  if (operator !== "=" || asMember(left)) return "kept";
  if (left.type !== "Identifier") return "used";
  const scope = file.variableOf(left)?.defs[0]?.name;
  const isOutside = scope === undefined || enclosingFunction(scope) !== enclosingFunction(assignment);
  return isOutside ? "kept" : fateOfVariable(file, left, depth);
}

/** The best of what happens to a local variable. */
function fateOfVariable(file: SourceFile, identifier: TSESTree.Identifier, depth: number): Fate {
  const variable = file.variableOf(identifier);
  if (!variable || variable.scope.type === "module" || variable.scope.type === "global") return "kept";
  const owner = enclosingFunction(identifier);
  const fates = variable.references.flatMap(({ identifier: reference }): Fate[] => {
    if (reference === identifier || reference.type !== "Identifier" || isWritten(reference)) return [];
    const known = fate(file, reference, depth + 1);
    return known === "returned" && enclosingFunction(reference) !== owner ? [] : [known];
  });
  return (["kept", "returned", "passed"] as const).find((known) => fates.includes(known)) ?? "used";
}

function isWritten(reference: TSESTree.Identifier): boolean {
  const { parent } = reference;
  return parent.type === "AssignmentExpression" && parent.left === reference;
}

/** Whether the function disconnects a client somewhere. */
export function disconnects(file: SourceFile, owner: TSESTree.Node): boolean {
  return file
    .nodes("CallExpression")
    .some((node) => file.textOf(node.callee).endsWith(".$disconnect") && contains(owner, node));
}
