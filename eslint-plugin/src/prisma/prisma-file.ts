import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { Clients, type Client } from "./client.js";
import { asPrismaCall, type PrismaCall } from "./prisma-call.js";
import { asTransaction, enclosingTransaction, type Transaction } from "./transactions.js";

/** What a file does with Prisma. */
export class PrismaFile {
  readonly #file: SourceFile;
  readonly #clients: Clients;
  readonly #byNode = new Map<TSESTree.Node, PrismaCall>();
  #calls: readonly PrismaCall[] | undefined;
  #transactions: readonly Transaction[] | undefined;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#clients = new Clients(file);
  }

  /** Every call of a model operation, in the order of the source. */
  get calls(): readonly PrismaCall[] {
    if (this.#calls) return this.#calls;
    const calls = this.#file
      .nodes("CallExpression")
      .flatMap((node) => asPrismaCall(this.#file, this.#clients, node) ?? []);
    for (const call of calls) this.#byNode.set(call.node, call);
    return (this.#calls = calls);
  }

  /** The model operation that a node is. */
  callAt(node: TSESTree.Node): PrismaCall | undefined {
    return this.calls.length > 0 ? this.#byNode.get(node) : undefined;
  }

  /** Every call of `$transaction`, outer ones first. */
  get transactions(): readonly Transaction[] {
    return (this.#transactions ??= this.#file
      .nodes("CallExpression")
      .flatMap((node) => asTransaction(this.#file, node) ?? []));
  }

  /** The innermost transaction whose callback holds the node. */
  transactionAround(node: TSESTree.Node): Transaction | undefined {
    return enclosingTransaction(this.transactions, node);
  }

  /** The client that an expression holds; `undefined` if it holds none. */
  clientOf(expression: TSESTree.Node): Client | undefined {
    return this.#clients.of(expression);
  }
}
