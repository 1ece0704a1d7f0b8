import type { TSESLint } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { OuterQuery } from "../../flow/outer-queries.js";
import { contains, type FunctionNode } from "../../syntax/functions.js";

/** Writes the transaction's client where the outer one stands, if the name means it there. */
export function useTransactionClient(
  file: SourceFile,
  callback: FunctionNode,
  query: OuterQuery,
): TSESLint.ReportFixFunction | undefined {
  const [parameter] = callback.params;
  if (parameter?.type !== "Identifier" || !standsInQuery(query)) return undefined;
  if (definitionOf(file, query, parameter.name) !== parameter) return undefined;
  return (fixer) => fixer.replaceText(query.client.node, parameter.name);
}

/** Adds the parameter `tx` to `async () => …` and writes it where the outer client stands. */
export function useParameter(
  file: SourceFile,
  callback: FunctionNode,
  queries: readonly OuterQuery[],
): TSESLint.ReportFixFunction | undefined {
  const head = file.text.slice(callback.range[0], callback.body.range[0]);
  const [before] = /^(?:async\s*)?(?:function\s*)?\(/.exec(head) ?? [];
  if (before === undefined || !/^\s*\)/.test(head.slice(before.length))) return undefined;
  // A `tx` of the file's own would be hidden.
  if (/\btx\b/.test(file.textOf(callback))) return undefined;
  const isReplaceable = queries.every((query) => query.kind !== "transaction" && standsInQuery(query));
  if (!isReplaceable) return undefined;
  const place = callback.range[0] + before.length;
  return (fixer) => [
    fixer.insertTextAfterRange([place, place], "tx"),
    ...queries.map(({ client }) => fixer.replaceText(client.node, "tx")),
  ];
}

/** Not so with `const { user } = prisma`. */
function standsInQuery({ node, client }: OuterQuery): boolean {
  return contains(node, client.node) && client.node !== node;
}

function definitionOf(file: SourceFile, { node }: OuterQuery, name: string) {
  for (let scope: TSESLint.Scope.Scope | null = file.code.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable.defs[0]?.name;
  }
  return undefined;
}
