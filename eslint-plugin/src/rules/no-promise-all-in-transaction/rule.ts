import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule } from "../../define-rule.js";
import { asMember, memberName } from "../../syntax/property.js";
import { TransactionQueries } from "./transaction-queries.js";

const COMBINATORS: ReadonlySet<string> = new Set(["all", "allSettled", "race", "any"]);

export default defineRule({
  id: "no-promise-all-in-transaction",
  description: "disallow `Promise.all` over queries of an interactive transaction",
  recommended: "off",
  type: "problem",
  options: {},
  defaults: {},
  messages: {
    parallel:
      "A transaction has one connection, so `Promise.{{ method }}` runs these queries of `{{ client }}` one after another; if one fails, the others run on while the transaction rolls back. Await them in turn, or use one `createMany`.",
  },
  mentions: ["$transaction", "TransactionClient"],
  check(file, report) {
    let queries: TransactionQueries | undefined;
    for (const node of file.nodes("CallExpression")) {
      const method = combinatorOf(node);
      const [list] = node.arguments;
      if (method === undefined || !list) continue;
      queries ??= new TransactionQueries(file);
      const client = queries.parallelIn(list);
      if (client) report({ node, messageId: "parallel", data: { method, client: file.textOf(client) } });
    }
  },
});

function combinatorOf({ callee }: TSESTree.CallExpression): string | undefined {
  const member = asMember(callee);
  if (member?.object.type !== "Identifier" || member.object.name !== "Promise") return undefined;
  const name = memberName(member);
  return name !== undefined && COMBINATORS.has(name) ? name : undefined;
}
