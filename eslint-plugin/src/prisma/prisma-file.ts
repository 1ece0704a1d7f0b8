import type { TSESTree } from "@typescript-eslint/utils";
import { mentions } from "../file/mentions.js";
import type { SourceFile } from "../file/source-file.js";
import { isFunction, type FunctionNode } from "../syntax/functions.js";
import { Clients, type Client } from "./client.js";
import { asPrismaCall, type PrismaCall } from "./prisma-call.js";
import { asRawCall, type RawCall } from "./raw-call.js";
import { asTransaction, type Transaction } from "./transactions.js";

/** What a file does with Prisma. */
export class PrismaFile {
  readonly #file: SourceFile;
  readonly #clients: Clients;
  readonly #byNode = new Map<TSESTree.Node, PrismaCall>();
  #calls: readonly PrismaCall[] | undefined;
  #rawCalls: readonly RawCall[] | undefined;
  #transactions: readonly Transaction[] | undefined;
  #byCallback: ReadonlyMap<FunctionNode | undefined, Transaction> | undefined;

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

  /** All SQL that is sent as text or as a template, calls first. */
  get rawCalls(): readonly RawCall[] {
    if (this.#rawCalls) return this.#rawCalls;
    const isMentioned = mentions(this.#file.text, ["Raw", "Prisma"]);
    const nodes = [...this.#file.nodes("CallExpression"), ...this.#file.nodes("TaggedTemplateExpression")];
    return (this.#rawCalls = isMentioned ? nodes.flatMap((node) => asRawCall(node) ?? []) : []);
  }

  /** Every call of `$transaction`, outer ones first. */
  get transactions(): readonly Transaction[] {
    return (this.#transactions ??= this.#file
      .nodes("CallExpression")
      .flatMap((node) => asTransaction(this.#file, node) ?? []));
  }

  /** The innermost transaction whose callback holds the node. */
  transactionAround(node: TSESTree.Node): Transaction | undefined {
    this.#byCallback ??= new Map(this.transactions.map((transaction) => [transaction.callback, transaction]));
    if (this.#byCallback.size === 0) return undefined;
    for (let outer = node.parent; outer; outer = outer.parent) {
      const transaction = isFunction(outer) ? this.#byCallback.get(outer) : undefined;
      if (transaction) return transaction;
    }
    return undefined;
  }

  /** The client that an expression holds; `undefined` if it holds none. */
  clientOf(expression: TSESTree.Node): Client | undefined {
    return this.#clients.of(expression);
  }
}
