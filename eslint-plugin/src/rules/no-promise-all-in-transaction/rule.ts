import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule } from "../../define-rule.js";
import type { SourceFile } from "../../file/source-file.js";
import { asMember, memberName } from "../../syntax/property.js";
import { contains } from "../../syntax/functions.js";

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
  mentions: ["$transaction"],
  check(file, report) {
    for (const node of file.nodes("CallExpression")) {
      const method = combinatorOf(node);
      if (method === undefined) continue;
      const client = transactionClientIn(file, node);
      if (client !== undefined) report({ node, messageId: "parallel", data: { method, client } });
    }
  },
});

function combinatorOf({ callee }: TSESTree.CallExpression): string | undefined {
  const member = asMember(callee);
  if (member?.object.type !== "Identifier" || member.object.name !== "Promise") return undefined;
  const name = memberName(member);
  return name !== undefined && COMBINATORS.has(name) ? name : undefined;
}

/** The client of the first query among the arguments that belongs to a transaction around the call. */
function transactionClientIn(file: SourceFile, node: TSESTree.CallExpression): string | undefined {
  const { prisma } = file;
  if (prisma.transactionAround(node) === undefined) return undefined;
  const query = prisma.calls.find(
    (call) => call.client.kind === "transaction" && node.arguments.some((argument) => contains(argument, call.node)),
  );
  return query && file.textOf(query.client.node);
}
