import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { SchemaModel } from "../schema/schema-facts.js";
import { enclosingFunction, functionName, type FunctionNode } from "../syntax/functions.js";
import { memberName } from "../syntax/property.js";
import { wrapped } from "../syntax/unwrap.js";
import { isCalledOnList, takerOf } from "./callback-takers.js";
import { usesOfFunction } from "./function-uses.js";
import { isDiscardedVariable, variableOfDeclarator } from "./unused-variable.js";

/** A place where a promise is lost that nobody has awaited, returned, stored, collected, handed on or chained. */
export interface Loss {
  /**
   * `statement`: its value is dropped. `void`: so it is, on purpose. `callback`: it goes to somebody who ignores it. `list`:
   * the array that it is in is dropped, or awaited itself. `variable`: it stands in a variable that nobody awaits. `test`:
   * it is taken for its result.
   */
  readonly how: "statement" | "void" | "callback" | "list" | "variable" | "test";
  /** The expression whose value is lost: the promise, or the call of a function of this file that returns it. */
  readonly node: TSESTree.Node;
  /** Of who ignores the callback, or of the variable. */
  readonly name: string;
  /** The function that returned the promise to the place, if it was not made there. */
  readonly through: string | undefined;
}

/** Functions that return the query of a function, and so on: further than this nobody can follow. */
const MAX_DEPTH = 3;

/** Where a promise that an expression makes is lost; empty: it is kept, or nobody can tell. */
export class Losses {
  readonly #file: SourceFile;
  readonly #entry: SchemaModel | undefined;

  /** @param entry - the model whose rows the promise brings. */
  constructor(file: SourceFile, entry: SchemaModel | undefined) {
    this.#file = file;
    this.#entry = entry;
  }

  of(expression: TSESTree.Node): readonly Loss[] {
    return this.#of(expression, expression, undefined, 0);
  }

  #of(place: TSESTree.Node, node: TSESTree.Node, through: string | undefined, depth: number): readonly Loss[] {
    const outer = wrapped(place);
    const { parent } = outer;
    const lost = (how: Loss["how"], name = ""): readonly Loss[] => [{ how, node, name, through }];
    const onward = (next: TSESTree.Node) => this.#of(next, node, through, depth);
    switch (parent?.type) {
      case "ExpressionStatement":
        return lost("statement");
      case "UnaryExpression":
        return parent.operator === "void" ? lost("void") : parent.operator === "!" ? lost("test") : [];
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return lost("test");
      case "SequenceExpression":
        return parent.expressions.at(-1) === outer ? onward(parent) : lost("statement");
      case "LogicalExpression":
        return parent.operator === "&&" && parent.left === outer ? lost("test") : onward(parent);
      case "ConditionalExpression":
        return parent.test === outer ? lost("test") : onward(parent);
      case "ArrayExpression":
        return this.#ofList(parent, node, through);
      case "VariableDeclarator":
        return isDiscardedVariable(this.#file, parent, this.#entry) ? lost("variable", nameOf(parent)) : [];
      case "MemberExpression":
        return this.#isRelation(parent) && parent.parent.type === "CallExpression" ? onward(parent.parent) : [];
      case "ArrowFunctionExpression":
        return parent.body === outer ? this.#ofResult(parent, node, depth) : [];
      case "ReturnStatement": {
        const owner = enclosingFunction(parent);
        return owner ? this.#ofResult(owner, node, depth) : [];
      }
      default:
        return [];
    }
  }

  /** An array that holds the promise. */
  #ofList(list: TSESTree.Node, node: TSESTree.Node, through: string | undefined): readonly Loss[] {
    const outer = wrapped(list);
    const { parent } = outer;
    switch (parent?.type) {
      case "ExpressionStatement":
        return [{ how: "list", node, name: "", through }];
      case "UnaryExpression":
        return parent.operator === "void" ? [{ how: "list", node, name: "", through }] : [];
      case "AwaitExpression": {
        const isList = list.type !== "CallExpression" || isCalledOnList(list);
        return isList ? [{ how: "list", node, name: "", through }] : [];
      }
      case "VariableDeclarator": {
        const isUnused = variableOfDeclarator(this.#file, parent)?.references.every((use) => !use.isRead()) ?? false;
        return isUnused ? [{ how: "variable", node, name: nameOf(parent), through }] : [];
      }
      default:
        return [];
    }
  }

  /** What a function returns goes to those who call it. An async one has awaited it by then. */
  #ofResult(owner: FunctionNode, node: TSESTree.Node, depth: number): readonly Loss[] {
    if (owner.async || owner.generator || depth >= MAX_DEPTH) return [];
    return usesOfFunction(this.#file, owner).flatMap((use) => {
      const outer = wrapped(use);
      const call = outer.parent;
      if (call?.type !== "CallExpression") return [];
      if (call.callee === outer) {
        const isLiteral = outer === wrapped(owner);
        return this.#of(call, isLiteral ? node : call, isLiteral ? undefined : functionName(owner), depth + 1);
      }
      const index = call.arguments.findIndex((argument) => argument === outer);
      return this.#ofCallback(call, index, node, owner, outer);
    });
  }

  #ofCallback(
    call: TSESTree.CallExpression,
    index: number,
    node: TSESTree.Node,
    owner: FunctionNode,
    use: TSESTree.Node,
  ): readonly Loss[] {
    const isLiteral = use === wrapped(owner);
    const place = isLiteral ? node : use;
    const through = isLiteral ? undefined : functionName(owner);
    const taker = takerOf(this.#file, call, index);
    switch (taker.kind) {
      case "ignores":
        return [{ how: "callback", node: place, name: taker.name, through }];
      case "collects":
        return this.#ofList(call, place, through);
      case "other":
        return [];
    }
  }

  /** `prisma.user.findUnique(…).posts()` is a query as well. */
  #isRelation(member: TSESTree.MemberExpression): boolean {
    const field = this.#entry?.fields.get(memberName(member) ?? "");
    return field !== undefined && (field.kind === "list" || field.kind === "optional" || field.kind === "required");
  }
}

function nameOf({ id }: TSESTree.VariableDeclarator): string {
  return id.type === "Identifier" ? id.name : "";
}
