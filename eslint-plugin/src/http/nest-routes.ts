import type { TSESTree } from "@typescript-eslint/utils";
import { mentions } from "../file/mentions.js";
import type { SourceFile } from "../file/source-file.js";
import { literalText, propertyOf } from "../syntax/property.js";

/** A method of a Nest controller that answers POST requests. */
export interface NestRoute {
  /** That of the controller and of the method together. */
  readonly path: string;
  /** The decorator of the method. */
  readonly node: TSESTree.Node;
}

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function nestRoutesOf(file: SourceFile): readonly NestRoute[] {
  if (!mentions(file.text, ["@Controller("])) return [];
  return [...file.nodes("ClassDeclaration"), ...file.nodes("ClassExpression")].flatMap(routesOfClass);
}

function routesOfClass(node: Class): readonly NestRoute[] {
  const controller = decoratorOf(node, "Controller");
  const prefix = controller && pathOf(controller);
  if (prefix === undefined) return [];
  return node.body.body.flatMap((member) => {
    const post = member.type === "MethodDefinition" ? decoratorOf(member, "Post") : undefined;
    const path = post && pathOf(post);
    return post && path !== undefined ? [{ path: `/${[prefix, path].filter(Boolean).join("/")}`, node: post }] : [];
  });
}

interface Decorated {
  /** Not there in the tree of a parser that knows no decorators. */
  readonly decorators?: readonly TSESTree.Decorator[];
}

function decoratorOf({ decorators = [] }: Decorated, name: string): TSESTree.CallExpression | undefined {
  for (const { expression } of decorators) {
    if (expression.type !== "CallExpression" || expression.callee.type !== "Identifier") continue;
    if (expression.callee.name === name) return expression;
  }
  return undefined;
}

/** `@Post("login")`, `@Controller({ path: "auth" })`; `undefined` where it cannot be read. */
function pathOf({ arguments: [argument] }: TSESTree.CallExpression): string | undefined {
  if (argument === undefined) return "";
  const value = argument.type === "ObjectExpression" ? propertyOf(argument, "path")?.value : argument;
  return value ? literalText(value)?.replaceAll(/^\/+|\/+$/g, "") : "";
}
