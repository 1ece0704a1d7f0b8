import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { Transaction } from "../prisma/transactions.js";

const byNode = new WeakMap<SourceFile, ReadonlyMap<TSESTree.Node, Transaction>>();

/** The transaction that a call is. */
export function transactionAt(file: SourceFile, node: TSESTree.Node): Transaction | undefined {
  let transactions = byNode.get(file);
  if (transactions === undefined) {
    transactions = new Map(file.prisma.transactions.map((transaction) => [transaction.node, transaction]));
    byNode.set(file, transactions);
  }
  return transactions.get(node);
}
