import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { calledFunction } from "../../syntax/called-function.js";
import type { FunctionNode } from "../../syntax/functions.js";
import { asMember, literalText, memberName } from "../../syntax/property.js";
import { isGuarded } from "./guards.js";

/** Where a listener of `$on("query", …)` hands the parameters of a query, or the whole event, to a log that production shows. */
export function loggedParameters(file: SourceFile): readonly TSESTree.Node[] {
  return file.nodes("CallExpression").flatMap((node) => {
    const listener = asQueryListener(file, node);
    if (!listener || isGuarded(file, node)) return [];
    const logged = eventVariables(file, listener).find(
      (value) => isLogged(file, value, listener) && !isGuarded(file, value),
    );
    return logged ? [logged] : [];
  });
}

function asQueryListener(file: SourceFile, node: TSESTree.CallExpression): FunctionNode | undefined {
  const method = asMember(node.callee);
  if (!method || memberName(method) !== "$on") return undefined;
  const [event, listener] = node.arguments;
  if (!event || literalText(event) !== "query" || !listener) return undefined;
  return calledFunction(file, listener);
}

/** Every `e.params`, bare `e` and destructured `params` in the listener. */
function eventVariables(file: SourceFile, listener: FunctionNode): readonly TSESTree.Node[] {
  const [parameter] = listener.params;
  if (parameter?.type === "Identifier") {
    return referencesOf(file, parameter).flatMap((identifier): TSESTree.Node[] => {
      const { parent } = identifier;
      if (parent.type !== "MemberExpression" || parent.object !== identifier) return [identifier];
      return memberName(parent) === "params" ? [parent] : [];
    });
  }
  if (parameter?.type !== "ObjectPattern") return [];
  return parameter.properties.flatMap((property) =>
    property.type === "Property" &&
    property.key.type === "Identifier" &&
    property.key.name === "params" &&
    property.value.type === "Identifier"
      ? referencesOf(file, property.value)
      : [],
  );
}

function referencesOf(file: SourceFile, declaration: TSESTree.Identifier): readonly TSESTree.Identifier[] {
  const references = file.variableOf(declaration)?.references ?? [];
  return references.flatMap(({ identifier }) => (identifier.type === "Identifier" ? [identifier] : []));
}

/** Whether the value goes into a call of a log inside the listener, also as a part of a text or an object. */
function isLogged(file: SourceFile, value: TSESTree.Node, listener: FunctionNode): boolean {
  for (let outer = value.parent; outer && outer !== listener; outer = outer.parent) {
    if (outer.type === "CallExpression") {
      if (isShownLog(file, outer)) return true;
      // What another function makes of it, such as `mask(e.params)`, nobody here knows.
      if (file.textOf(outer.callee) !== "JSON.stringify") return false;
    } else if (outer.type === "IfStatement" || outer.type === "MemberExpression" || outer.type === "BinaryExpression") {
      if (outer.type !== "BinaryExpression" || outer.operator !== "+") return false;
    }
  }
  return false;
}

/** Whether a call writes a log that production shows: `console.log`, `logger.info`, not `logger.debug`. */
function isShownLog(file: SourceFile, node: TSESTree.CallExpression): boolean {
  const method = asMember(node.callee);
  const name = method && memberName(method);
  if (!method) return /^log(?:ger)?$/i.test(file.textOf(node.callee));
  const object = file.textOf(method.object);
  if (/^(?:console|globalThis\.console)$/.test(object)) return true;
  return /log(?:ger)?$/i.test(object) && !/^(?:debug|trace|verbose|silly|child)$/.test(name ?? "");
}
