import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, type Report } from "../../define-rule.js";
import type { SourceFile } from "../../file/source-file.js";
import { callGraphOf } from "../../flow/call-graph.js";
import { fateOf } from "../../flow/fate.js";
import { HelperQueries } from "../../flow/helper-queries.js";
import { outerQueriesOf, type OuterQuery } from "../../flow/outer-queries.js";
import { runsWithin } from "../../flow/run-within.js";
import { isSameClient, isSharedClient } from "../../flow/same-client.js";
import type { Transaction } from "../../prisma/transactions.js";
import { contains, functionName, type FunctionNode } from "../../syntax/functions.js";
import { unwrap } from "../../syntax/unwrap.js";
import { useParameter, useTransactionClient } from "./suggestion.js";

type MessageId = "outer" | "nested" | "noParameter" | "helper" | "useTransaction" | "addParameter";

/** An interactive transaction whose callback and client the file shows. */
interface Interactive {
  readonly transaction: Transaction;
  readonly receiver: TSESTree.Node;
  readonly callback: FunctionNode;
}

export default defineRule<MessageId, { readonly allowReads: boolean }>({
  id: "no-outer-client-in-transaction",
  description: "disallow the outer client inside an interactive transaction",
  recommended: "error",
  type: "problem",
  hasSuggestions: true,
  options: {
    allowReads: { type: "boolean", description: "Whether reads may go past the transaction on purpose." },
  },
  defaults: { allowReads: false },
  messages: {
    outer:
      "`{{ query }}` takes another connection than the transaction around it: it sees none of its changes, is not rolled back with it, and waits for a row that it has locked until it times out. Use `{{ tx }}` instead of `{{ client }}`.",
    nested:
      "`{{ query }}` begins a second transaction on another connection: it commits by itself, even if the one around it (line {{ line }}) rolls back. Go on with `{{ tx }}`.",
    noParameter:
      "The callback of `{{ transaction }}` takes no `tx`, so `{{ query }}` runs outside the transaction, which is empty: nothing in it is ever rolled back. Write `async (tx) => { … }` and use `tx` instead of `{{ client }}`.",
    helper:
      "`{{ helper }}` runs `{{ query }}` (line {{ line }}) on the outer client: outside the transaction, and not rolled back with it. Hand `{{ tx }}` to `{{ helper }}` and use it there.",
    useTransaction: "Use `{{ tx }}` instead of `{{ client }}`.",
    addParameter: "Add the parameter `tx` and use it instead of `{{ client }}` in the callback.",
  },
  mentions: ["$transaction"],
  check(file, report, { allowReads }) {
    const interactive = file.prisma.transactions.flatMap((transaction) => asInteractive(file, transaction) ?? []);
    if (interactive.length === 0) return;
    const queries = outerQueriesOf(file).filter(({ kind }) => !(allowReads && kind === "read"));
    if (queries.length === 0) return;
    const helpers = new HelperQueries(file, queries);
    const queriesIn = byTransaction(file, queries);
    for (const scope of interactive) {
      reportQueries(file, report, scope, queriesIn.get(scope.transaction) ?? []);
      reportHelpers(file, report, scope, helpers);
    }
  },
});

function asInteractive(file: SourceFile, transaction: Transaction): Interactive | undefined {
  const { receiver, callback } = transaction;
  if (!receiver || !callback) return undefined;
  const client = file.prisma.clientOf(receiver);
  return client?.kind === "transaction" ? undefined : { transaction, receiver, callback };
}

function byTransaction(
  file: SourceFile,
  queries: readonly OuterQuery[],
): ReadonlyMap<Transaction, readonly OuterQuery[]> {
  const groups = new Map<Transaction, OuterQuery[]>();
  for (const query of queries) {
    const transaction = file.prisma.transactionAround(query.node);
    if (!transaction) continue;
    const group = groups.get(transaction);
    if (group) group.push(query);
    else groups.set(transaction, [query]);
  }
  return groups;
}

/** @param queries - those of which the transaction is the innermost one around. */
function reportQueries(
  file: SourceFile,
  report: Report<MessageId>,
  scope: Interactive,
  queries: readonly OuterQuery[],
): void {
  const { receiver, callback } = scope;
  const found = queries.filter(
    ({ node, client }) => isSameClient(file, receiver, client, callback) && runsWithin(file, node, callback),
  );
  const nested = found.filter(({ kind }) => kind === "transaction");
  const own = found.filter(({ node }) => !nested.some((inner) => inner.node !== node && contains(inner.node, node)));
  const [first] = own;
  if (!first) return;
  if (callback.params.length === 0) {
    const data = dataOf(file, scope, first);
    const fix = useParameter(file, callback, own);
    report({
      node: first.node,
      messageId: "noParameter",
      data,
      suggest: fix ? [{ messageId: "addParameter", data, fix }] : [],
    });
    return;
  }
  for (const query of own) {
    const data = dataOf(file, scope, query);
    if (query.kind === "transaction") {
      report({
        node: unwrap(query.node.type === "CallExpression" ? query.node.callee : query.node),
        messageId: "nested",
        data,
      });
      continue;
    }
    const fix = useTransactionClient(file, callback, query);
    report({
      node: query.node,
      messageId: "outer",
      data,
      suggest: fix ? [{ messageId: "useTransaction", data, fix }] : [],
    });
  }
}

function reportHelpers(file: SourceFile, report: Report<MessageId>, scope: Interactive, helpers: HelperQueries): void {
  const { transaction, receiver, callback } = scope;
  const counts = ({ client }: OuterQuery): boolean =>
    isSharedClient(file, client) && isSameClient(file, receiver, client, callback);
  for (const call of helpers.callsIn(callback)) {
    const called = callGraphOf(file).targetOf(call);
    if (!called || contains(callback, called) || file.prisma.transactionAround(call) !== transaction) continue;
    if (isHandedClient(file, call, callback) || fateOf(file, call) !== "runs" || !runsWithin(file, call, callback))
      continue;
    const query = helpers.queryOf(call, counts);
    if (!query) continue;
    const helper = functionName(called) ?? file.textOf(call.callee);
    report({
      node: call,
      messageId: "helper",
      data: { ...dataOf(file, scope, query), helper, line: lineOf(query.node) },
    });
  }
}

/** Whether a call hands on the transaction's client, in whatever it is wrapped, or another one. */
function isHandedClient(
  file: SourceFile,
  { arguments: args }: TSESTree.CallExpression,
  callback: FunctionNode,
): boolean {
  const [parameter] = callback.params;
  const tx =
    parameter?.type === "Identifier"
      ? new RegExp(`(?<![\\w$.])${parameter.name.replaceAll("$", "\\$")}(?![\\w$])`)
      : undefined;
  return args.some(
    (argument) => tx?.test(file.textOf(argument)) === true || file.prisma.clientOf(argument) !== undefined,
  );
}

function dataOf(file: SourceFile, { transaction, callback }: Interactive, { client, name }: OuterQuery) {
  const [parameter] = callback.params;
  return {
    query: name,
    client: file.textOf(client.node),
    tx: parameter?.type === "Identifier" ? parameter.name : "tx",
    transaction: file.textOf(unwrap(transaction.node.callee)).replace(/\s+/g, ""),
    line: lineOf(transaction.node),
  };
}

function lineOf(node: TSESTree.Node): string {
  return String(node.loc.start.line);
}
