import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { calledFunction } from "../../syntax/called-function.js";
import { contains } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap, wrapped } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

/** A query of a transaction, or a call that is given the transaction's client. */
interface Query {
  readonly node: TSESTree.Node;
  readonly client: TSESTree.Node;
}

/** Finds lists of promises of which two or more are queries of one transaction. */
export class TransactionQueries {
  readonly #file: SourceFile;
  readonly #queries: readonly Query[];
  /** Those of a transaction that was there before the list. */
  #around: readonly Query[] = [];

  constructor(file: SourceFile) {
    this.#file = file;
    const { calls } = file.prisma;
    const own = calls.map(({ node, client }) => ({ node, client: client.node }));
    const raw = file.prisma.rawCalls.flatMap(({ node }) => {
      const receiver = asMember(node.type === "CallExpression" ? node.callee : node.tag)?.object;
      return receiver ? [{ node, client: unwrap(receiver) }] : [];
    });
    const handed = file
      .nodes("CallExpression")
      .flatMap((node) => node.arguments.flatMap((argument) => clientsIn(argument).map((client) => ({ node, client }))));
    this.#queries = [...own, ...raw, ...handed].filter(({ client }) => this.#isOfTransaction(client));
  }

  /** The client of the queries that start together if the list is handed to `Promise.all`. */
  parallelIn(list: TSESTree.Node): TSESTree.Node | undefined {
    // A transaction of each element has a connection of its own.
    this.#around = this.#queries.filter(({ client }) => this.#isDeclaredAround(client, list));
    return this.#parallelIn(list, 0);
  }

  #parallelIn(list: TSESTree.Node, depth: number): TSESTree.Node | undefined {
    if (this.#around.length === 0 || depth > 3) return undefined;
    const inner = unwrap(list);
    switch (inner.type) {
      case "ArrayExpression":
        return this.#inElements(inner.elements, depth);
      case "CallExpression":
        return this.#inCall(inner, depth);
      case "Identifier":
        return this.#inVariable(inner, depth);
      default:
        return undefined;
    }
  }

  #inElements(
    elements: readonly (TSESTree.Expression | TSESTree.SpreadElement | null)[],
    depth: number,
  ): TSESTree.Node | undefined {
    const queries: Query[] = [];
    for (const element of elements) {
      if (element === null) continue;
      if (element.type === "SpreadElement") {
        const spread = this.#parallelIn(element.argument, depth + 1);
        if (spread) return spread;
        continue;
      }
      const query = this.#queryIn(element);
      if (query) queries.push(query);
    }
    return queries.length > 1 ? queries[0]?.client : undefined;
  }

  /** `ids.map((id) => …)`, `ids.map(updateOne)`, and `.flat()` and the like of such a list. */
  #inCall(call: TSESTree.CallExpression, depth: number): TSESTree.Node | undefined {
    const member = asMember(call.callee);
    const name = member && memberName(member);
    if (member && (name === "flat" || name === "filter" || name === "concat"))
      return this.#parallelIn(member.object, depth + 1);
    for (const argument of call.arguments) {
      const callback = calledFunction(this.#file, argument);
      const query = callback && this.#queryIn(callback);
      if (query) return query.client;
    }
    return undefined;
  }

  /** `const queries = [tx.a(), tx.b()]`, and `queries.push(tx.a())`. */
  #inVariable(identifier: TSESTree.Identifier, depth: number): TSESTree.Node | undefined {
    const variable = this.#file.variableOf(identifier);
    const origin = variable && originOf(variable);
    if (origin?.kind !== "value") return undefined;
    const initial = this.#parallelIn(origin.value, depth + 1);
    if (initial || unwrap(origin.value).type !== "ArrayExpression") return initial;
    for (const reference of variable?.references ?? []) {
      const push = pushOf(reference.identifier as TSESTree.Identifier);
      const pushed = push?.arguments.map((argument) => this.#queryIn(argument)).find((query) => query !== undefined);
      if (pushed) return pushed.client;
    }
    return undefined;
  }

  /** One that the promise stands for: not what was awaited before the list was made. */
  #queryIn(node: TSESTree.Node): Query | undefined {
    const helper = node.type === "CallExpression" ? calledFunction(this.#file, node.callee) : undefined;
    return (
      this.#around.find((query) => contains(node, query.node) && !isAwaitedBefore(node, query.node)) ??
      (helper && this.#around.find((query) => contains(helper, query.node)))
    );
  }

  #isDeclaredAround(client: TSESTree.Node, list: TSESTree.Node): boolean {
    const variable = client.type === "Identifier" ? this.#file.variableOf(client) : undefined;
    if (variable) return contains(variable.scope.block, list);
    return this.#file.prisma.transactionAround(list) !== undefined;
  }

  #isOfTransaction(node: TSESTree.Node): boolean {
    const client = this.#file.prisma.clientOf(node);
    if (client?.kind !== "transaction") return false;
    return client.evidence === "certain" || this.#file.prisma.transactionAround(node) !== undefined;
  }
}

/** `await` between the element and the query, in the same function: it has answered before the list is there. */
function isAwaitedBefore(element: TSESTree.Node, query: TSESTree.Node): boolean {
  let isAwaited = false;
  for (let current: TSESTree.Node | undefined = query; current; current = current.parent) {
    if (current.type === "AwaitExpression") isAwaited = true;
    if (
      current.type === "ArrowFunctionExpression" ||
      current.type === "FunctionExpression" ||
      current.type === "FunctionDeclaration"
    ) {
      isAwaited = false;
    }
    if (current === element) return isAwaited;
  }
  return false;
}

/** `tx`, `{ tx }`, `{ client: tx }` among the arguments of a call. */
function clientsIn(argument: TSESTree.Node): readonly TSESTree.Node[] {
  const inner = unwrap(argument);
  if (inner.type === "Identifier" || inner.type === "MemberExpression") return [inner];
  if (inner.type !== "ObjectExpression") return [];
  return inner.properties.flatMap((property) => {
    const value = property.type === "Property" ? unwrap(property.value) : undefined;
    return value?.type === "Identifier" ? [value] : [];
  });
}

function pushOf(identifier: TSESTree.Identifier): TSESTree.CallExpression | undefined {
  const member = wrapped(identifier).parent;
  if (member?.type !== "MemberExpression" || unwrap(member.object) !== identifier || memberName(member) !== "push")
    return undefined;
  const call = wrapped(member).parent;
  return call?.type === "CallExpression" && unwrap(call.callee) === member ? call : undefined;
}
