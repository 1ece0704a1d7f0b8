import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { enclosingClass } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";
import { chosenInProduction } from "./production.js";

/** The options object of every `new PrismaClient({…})`, and of `super({…})` in a class that extends it. */
export function clientOptions(file: SourceFile): readonly TSESTree.ObjectExpression[] {
  const made = file.nodes("NewExpression").filter(({ callee }) => isClientClass(file, callee));
  const inherited = file.nodes("CallExpression").filter((node) => {
    const base = node.callee.type === "Super" ? enclosingClass(node)?.superClass : undefined;
    return base ? isClientClass(file, base) : false;
  });
  return [...made, ...inherited].flatMap((node) => objectsIn(file, node.arguments[0]));
}

/** The object, and those spread into it that hold in production, unless something unknown that follows may undo them. */
function objectsIn(file: SourceFile, expression: TSESTree.Node | undefined): readonly TSESTree.ObjectExpression[] {
  const object = expression && chosenInProduction(file, expression);
  if (object?.type !== "ObjectExpression") return [];
  const last = object.properties.at(-1);
  if (last?.type === "SpreadElement" && isUnknown(last.argument)) return [];
  const spread = object.properties.flatMap((property) =>
    property.type === "SpreadElement" ? objectsIn(file, property.argument) : [],
  );
  return [object, ...spread];
}

function isUnknown(spread: TSESTree.Node): boolean {
  const inner = unwrap(spread);
  return inner.type === "Identifier" || inner.type === "MemberExpression" || inner.type === "CallExpression";
}

function isClientClass(file: SourceFile, callee: TSESTree.Node): boolean {
  const inner = unwrap(callee);
  const member = asMember(inner);
  if (member) return memberName(member) === "PrismaClient";
  if (inner.type !== "Identifier") return false;
  if (/^(?:\w*Prisma\w*)?PrismaClient$|^\w*Prisma\w*Client$/.test(inner.name)) return true;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  return origin?.kind === "import" && origin.imported === "PrismaClient";
}
