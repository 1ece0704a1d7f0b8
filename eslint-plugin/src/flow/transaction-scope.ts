import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { isTransactionName } from "../prisma/client-names.js";
import { clientType } from "../prisma/client-type.js";
import { calledFunction } from "../syntax/called-function.js";
import { enclosingClass, enclosingFunction, type FunctionNode } from "../syntax/functions.js";
import { asMember, keyName, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { callGraphOf, type CallGraph } from "./call-graph.js";

/** Objects that run a callback in a transaction: `transactionManager.run(…)`, `this.uow.execute(…)`. */
const RUNNERS = /^(?:transaction|tx|trx)(?:Manager|Host|Scope|Runner|Service)?$|^uow$|^unitOfWork$/i;

/** Through how many calls a transaction is looked for; beyond, a function counts as covered. */
const MAX_CALLS = 32;

/** Finds out which functions of a file run in a transaction: whole, or because they are handed one. */
export class TransactionScope {
  readonly #file: SourceFile;
  readonly #wrappers: ReadonlySet<string>;
  readonly #calls: CallGraph;
  readonly #callbacks: ReadonlySet<FunctionNode>;
  readonly #known = new Map<FunctionNode, boolean>();
  #depth = 0;

  /** @param wrappers - names of functions whose callback runs in a transaction, and of decorators. */
  constructor(file: SourceFile, wrappers: readonly string[]) {
    this.#file = file;
    this.#wrappers = new Set(wrappers.map((name) => name.toLowerCase()));
    this.#calls = callGraphOf(file);
    this.#callbacks = this.#callbacksOf(file);
  }

  covers(owner: FunctionNode): boolean {
    const known = this.#known.get(owner);
    if (known !== undefined) return known;
    if (this.#depth >= MAX_CALLS) return true;
    // A function that calls itself: its other calls decide.
    this.#known.set(owner, false);
    this.#depth += 1;
    const isCovered = this.#isCovered(owner);
    this.#depth -= 1;
    this.#known.set(owner, isCovered);
    return isCovered;
  }

  #isCovered(owner: FunctionNode): boolean {
    const outer = enclosingFunction(owner);
    return (
      this.#callbacks.has(owner) ||
      this.#isDecorated(owner) ||
      this.#takesTransaction(owner) ||
      this.#isCalledInside(owner) ||
      (outer !== undefined && this.covers(outer))
    );
  }

  #callbacksOf(file: SourceFile): ReadonlySet<FunctionNode> {
    const callbacks = new Set<FunctionNode>();
    for (const { callback } of file.prisma.transactions) if (callback) callbacks.add(callback);
    for (const call of file.nodes("CallExpression")) {
      if (call.arguments.length === 0 || !this.#isWrapper(call.callee)) continue;
      for (const argument of call.arguments) {
        const callback = calledFunction(file, argument);
        if (callback) callbacks.add(callback);
      }
    }
    return callbacks;
  }

  /** `withTransaction(…)`, `this.db.transaction(…)`, `inTransaction(prisma)(…)`, `transactionHost.run(…)`. */
  #isWrapper(callee: TSESTree.Node): boolean {
    const inner = unwrap(callee);
    if (inner.type === "CallExpression") return this.#isWrapper(inner.callee);
    if (inner.type === "Identifier") return this.#isWrapperName(inner.name);
    const member = asMember(inner);
    const name = member && memberName(member);
    if (!member || name === undefined) return false;
    if (this.#isWrapperName(name)) return true;
    if (!/^(?:run|execute|exec|wrap|do|perform|start|with|handle|call)/.test(name)) return false;
    const object = unwrap(member.object);
    const owner = object.type === "Identifier" ? object.name : asMember(object) && lastNameOf(object);
    return owner !== undefined && RUNNERS.test(owner);
  }

  #isWrapperName(name: string): boolean {
    return /transaction(?!s)/i.test(name) || this.#wrappers.has(name.replace(/^[#_$]+/, "").toLowerCase());
  }

  #isDecorated(owner: FunctionNode): boolean {
    const { parent } = owner;
    if (parent.type !== "MethodDefinition" && parent.type !== "PropertyDefinition") return false;
    return [parent, enclosingClass(owner)].some((member) =>
      decoratorsOf(member).some(({ expression }) => this.#isWrapper(expression)),
    );
  }

  #takesTransaction({ params }: FunctionNode): boolean {
    return params.some((parameter) => isTransactionParameter(parameter));
  }

  /** Called only from within transactions, or with a transaction's client. */
  #isCalledInside(owner: FunctionNode): boolean {
    const calls = this.#calls.callsOf(owner);
    if (calls.some((call) => call.arguments.some((argument) => this.#isTransactionClient(argument)))) return true;
    return (
      calls.length > 0 &&
      calls.every((call) => {
        const caller = enclosingFunction(call);
        return caller !== undefined && this.covers(caller);
      })
    );
  }

  #isTransactionClient(argument: TSESTree.Node): boolean {
    const inner = unwrap(argument);
    if (inner.type !== "ObjectExpression") return this.#isOneOf(inner);
    return inner.properties.some(
      (property) =>
        property.type === "Property" && (this.#isOneOf(property.value) || isTransactionName(keyName(property) ?? "")),
    );
  }

  #isOneOf(value: TSESTree.Node): boolean {
    const client = this.#file.prisma.clientOf(value);
    return client !== undefined && client.kind !== "outer" && client.evidence === "certain";
  }
}

/** A parser of plain JavaScript has no list of decorators. */
function decoratorsOf(node: { readonly decorators?: readonly TSESTree.Decorator[] } | undefined) {
  return node?.decorators ?? [];
}

function lastNameOf(node: TSESTree.Node): string | undefined {
  const member = asMember(node);
  return member && memberName(member)?.replace(/^[#_]+/, "");
}

/** A parameter that is a transaction's client by its name or its type. */
export function isTransactionParameter(parameter: TSESTree.Parameter): boolean {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  switch (inner.type) {
    case "Identifier": {
      const type = inner.typeAnnotation ? clientType(inner.typeAnnotation.typeAnnotation) : undefined;
      if (type !== undefined) return type !== "no" && type.kind !== "outer";
      // In finance a `transaction` is a row.
      return isTransactionName(inner.name) && !/^(?:t|transaction)$/.test(inner.name);
    }
    case "AssignmentPattern":
      return inner.left.type === "Identifier" && isTransactionParameter(inner.left);
    case "ObjectPattern":
      return inner.properties.some((property) => {
        const name = property.type === "Property" ? keyName(property) : undefined;
        return name !== undefined && isTransactionName(name) && !/^(?:t|transaction)$/.test(name);
      });
    default:
      return false;
  }
}
