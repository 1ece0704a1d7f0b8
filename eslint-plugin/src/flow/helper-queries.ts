import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { clientNameStrength } from "../prisma/client-names.js";
import { enclosingFunction, type FunctionNode } from "../syntax/functions.js";
import { keyName } from "../syntax/property.js";
import { callGraphOf } from "./call-graph.js";
import { fateOf } from "./fate.js";
import type { OuterQuery } from "./outer-queries.js";
import { runsWithin } from "./run-within.js";
import { isTransactionParameter } from "./transaction-scope.js";

/** Through how many functions of the file a query is looked for. */
const MAX_CALLS = 4;

/** The queries that functions of a file run on a client of their own, not on one that they are handed. */
export class HelperQueries {
  readonly #file: SourceFile;
  readonly #queries = new Map<FunctionNode, OuterQuery[]>();
  readonly #calls = new Map<FunctionNode, TSESTree.CallExpression[]>();

  /** @param queries - those that count. */
  constructor(file: SourceFile, queries: readonly OuterQuery[]) {
    this.#file = file;
    for (const query of queries) enter(this.#queries, query.node, query);
    for (const call of file.nodes("CallExpression")) {
      if (callGraphOf(file).targetOf(call)) enter(this.#calls, call, call);
    }
  }

  /** The calls by name in a function, at any depth. */
  callsIn(owner: FunctionNode): readonly TSESTree.CallExpression[] {
    return this.#calls.get(owner) ?? [];
  }

  /** The first query that a call leads to; `undefined` also if the function takes a client. */
  queryOf(
    call: TSESTree.CallExpression,
    counts: (query: OuterQuery) => boolean,
    isSeen: ReadonlySet<FunctionNode> = new Set(),
  ): OuterQuery | undefined {
    const called = callGraphOf(this.#file).targetOf(call);
    if (!called || isSeen.has(called) || isSeen.size >= MAX_CALLS || this.#takesClient(called)) return undefined;
    const own = this.#queries.get(called)?.find((query) => counts(query) && runsWithin(this.#file, query.node, called));
    if (own) return own;
    const seen = new Set([...isSeen, called]);
    for (const inner of this.callsIn(called)) {
      if (fateOf(this.#file, inner) !== "runs" || !runsWithin(this.#file, inner, called)) continue;
      const query = this.queryOf(inner, counts, seen);
      if (query) return query;
    }
    return undefined;
  }

  #takesClient({ params }: FunctionNode): boolean {
    return params.some(
      (parameter) => isTransactionParameter(parameter) || namesOf(parameter).some((name) => this.#isClient(name)),
    );
  }

  #isClient(name: string): boolean {
    return clientNameStrength(name, this.#file.settings.clientNames) !== "none";
  }
}

function enter<Entry>(lists: Map<FunctionNode, Entry[]>, node: TSESTree.Node, entry: Entry): void {
  for (let owner = enclosingFunction(node); owner; owner = enclosingFunction(owner)) {
    const list = lists.get(owner);
    if (list) list.push(entry);
    else lists.set(owner, [entry]);
  }
}

function namesOf(parameter: TSESTree.Parameter): readonly string[] {
  switch (parameter.type) {
    case "Identifier":
      return [parameter.name];
    case "AssignmentPattern":
      return parameter.left.type === "Identifier" ? [parameter.left.name] : [];
    case "ObjectPattern":
      return parameter.properties.flatMap((property) =>
        property.type === "Property" ? (keyName(property) ?? []) : [],
      );
    default:
      return [];
  }
}
