import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { contains, enclosingClass, type FunctionNode } from "../syntax/functions.js";
import { asMember, keyName, memberName } from "../syntax/property.js";
import { wrapped } from "../syntax/unwrap.js";
import type { Variable } from "../syntax/variables.js";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** All calls of a function, if the file shows them all and has at least one; `undefined`: others may call it. */
export function callersOf(file: SourceFile, owner: FunctionNode): readonly Call[] | undefined {
  const { parent } = owner;
  if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") return callersOfMember(file, parent);
  const id = owner.type === "FunctionDeclaration" ? owner.id : nameOfLiteral(owner);
  if (!id || isExported(owner)) return undefined;
  const variable = file.variableOf(id);
  return variable && callsOf(variable);
}

function nameOfLiteral(owner: FunctionNode): TSESTree.Identifier | undefined {
  const { parent } = wrapped(owner);
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : undefined;
}

function isExported(node: TSESTree.Node): boolean {
  let outer: TSESTree.Node | undefined = wrapped(node).parent;
  if (outer?.type === "VariableDeclarator") outer = outer.parent.parent;
  return outer?.type === "ExportNamedDeclaration" || outer?.type === "ExportDefaultDeclaration";
}

/** A reference that is no call hands the function, or the class, to somebody. */
function callsOf(variable: Variable): readonly Call[] | undefined {
  const calls: Call[] = [];
  for (const { identifier, init } of variable.references) {
    if (init) continue;
    const outer = wrapped(identifier);
    const call = outer.parent;
    if (call?.type !== "CallExpression" && call?.type !== "NewExpression") {
      if (call?.type.startsWith("TS")) continue;
      return undefined;
    }
    if (call.callee !== outer) return undefined;
    calls.push(call);
  }
  return calls.length > 0 ? calls : undefined;
}

function callersOfMember(
  file: SourceFile,
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): readonly Call[] | undefined {
  const owner = enclosingClass(member);
  const name = keyName(member);
  if (!owner || name === undefined) return undefined;
  if (name === "constructor" && member.type === "MethodDefinition") {
    const variable = owner.id && file.variableOf(owner.id);
    return variable && !isExported(owner) ? callsOf(variable) : undefined;
  }
  if (member.accessibility !== "private" && !name.startsWith("#")) return undefined;
  const uses = file.nodes("MemberExpression").filter((use) => memberName(use) === name && contains(owner, use));
  const calls = uses.map((use) => {
    const outer = wrapped(use);
    return outer.parent?.type === "CallExpression" && asMember(outer.parent.callee) === use ? outer.parent : undefined;
  });
  const known = calls.filter((call) => call !== undefined);
  return known.length > 0 && known.length === calls.length ? known : undefined;
}
