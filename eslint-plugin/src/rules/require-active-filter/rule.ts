import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { ExtendedClients } from "./extended-clients.js";
import { isWrite } from "../../prisma/operations.js";
import type { PrismaCall } from "../../prisma/prisma-call.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";
import { alternatives, valuesOf } from "./alternatives.js";
import { decidesAny, softDeleted } from "./conditions.js";
import { unfilteredIn } from "./filters.js";
import { unfilteredSql } from "./raw-reads.js";
import { unfilteredSelection } from "./selection.js";
import { conditionOf, withCondition } from "./suggestions.js";
import type { Unfiltered } from "./unfiltered.js";

/** The file in which the problem of a schema is said: one place is enough. */
const saidIn = new Map<string, string>();

export default defineRule({
  id: "require-active-filter",
  description: "require reads of soft-deleted models to say whether they want inactive rows",
  recommended: "warn",
  type: "problem",
  hasSuggestions: true,
  options: {
    ignore: texts("Globs of files that may read inactive rows, from the working directory."),
  },
  defaults: { ignore: [...TEST_FILES, ...SEED_FILES] },
  messages: {
    root: "`{{ name }}` also answers with inactive rows of `{{ model }}`. Write `where: { {{ condition }} }`, or extend the client with `hardening()`.",
    relation:
      "`{{ name }}` also brings inactive rows of `{{ model }}`. Write `{{ name }}: { where: { {{ condition }} } }`, or extend the client with `hardening()`.",
    required:
      "`{{ name }}` also brings an inactive `{{ model }}`, and a required relation takes no `where`. Extend the client with `hardening()`, filter the rows by `{{ name }}: { {{ condition }} }`, or write `/// @hardening.inactive(keep)` at the relation in the schema if it is meant.",
    count:
      "`_count: true` also counts inactive rows of `{{ model }}`. Write `_count: { select: { {{ name }}: { where: { {{ condition }} } } } }`, or extend the client with `hardening()`.",
    filter:
      "`{{ name }}` also looks at inactive rows of `{{ model }}`. Add `{{ condition }}` to it, or extend the client with `hardening()`.",
    raw: "This SQL reads `{{ table }}` and never mentions `{{ column }}`, so it also answers with inactive rows of `{{ model }}`; `hardening()` does not rewrite SQL. Add the condition.",
    schemaProblem:
      "Which models are soft-deleted is not known: Prisma's parser refuses {{ schema }} ({{ problem }}). `npx prisma validate` shows the place.",
    addCondition: "Add `{{ condition }}`.",
  },
  mentions: [
    "findUnique",
    "findFirst",
    "findMany",
    "count(",
    "aggregate(",
    "groupBy(",
    "$queryRaw",
    "include:",
    "select:",
  ],
  check(file, report, { ignore }) {
    if (matchesAny(file.relativePath, ignore)) return;
    const { models, problem } = file.schema;
    if (problem !== undefined) sayProblem(file, problem, report);
    const soft = [...models.values()].filter(({ active }) => active !== null);
    if (soft.length === 0) return;
    const extended = new ExtendedClients(
      file,
      soft.flatMap(({ active }) => active ?? []),
    );
    const seen = new Set<TSESTree.Node>();
    for (const call of file.prisma.calls) {
      const places = unfilteredOf(file, call).filter(({ node }) => !seen.has(node));
      if (places.length === 0 || isWithInactive(call.node) || extended.has(receiverOf(file, call))) continue;
      for (const { node, kind, name, model, fix } of places) {
        seen.add(node);
        const data = { name, model: model.name, condition: conditionOf(model) };
        report({ node, messageId: kind, data, ...(fix && { suggest: [{ messageId: "addCondition", data, fix }] }) });
      }
    }
    for (const { node, call, model } of unfilteredSql(file, soft)) {
      if (isWithInactive(call)) continue;
      const { table, activeColumn = "" } = model;
      report({ node, messageId: "raw", data: { table, column: activeColumn, model: model.name } });
    }
  },
});

function sayProblem(
  file: SourceFile,
  problem: string,
  report: (finding: { node: TSESTree.Node; messageId: "schemaProblem"; data: Record<string, string> }) => void,
): void {
  const schema = file.schema.files.map((name) => name.split("/").slice(-2).join("/")).join(", ");
  const [call] = file.prisma.calls;
  const key = file.schema.files.join("\n");
  if (!call || (saidIn.get(key) ?? file.filename) !== file.filename) return;
  saidIn.set(key, file.filename);
  report({ node: call.operationNode, messageId: "schemaProblem", data: { schema, problem } });
}

/** What a call reads of soft-deleted models without a word on inactive rows: the rows themselves, relations, filters. */
function unfilteredOf(file: SourceFile, call: PrismaCall): readonly Unfiltered[] {
  const { entry, args, operation, node, operationNode } = call;
  if (!entry) return [];
  const isRead = !isWrite(operation);
  const parts = args ? alternatives(file, args) : [];
  if (!parts) return [];
  const objects = parts.flatMap((part) => (part.type === "ObjectExpression" ? [part] : []));
  const found: Unfiltered[] = [];
  const soft = softDeleted(entry);
  if (isRead && soft && objects.every((object) => decidesAny(file, valuesOf(file, object, "where"), soft) === "no")) {
    found.push({
      node: operationNode,
      kind: "root",
      name: operation,
      model: entry,
      fix: withCondition(file, node, entry),
    });
  }
  for (const object of objects) {
    if (isRead)
      found.push(...(valuesOf(file, object, "where") ?? []).flatMap((where) => unfilteredIn(file, where, entry)));
    if (operation !== "count" && operation !== "aggregate" && operation !== "groupBy") {
      found.push(...unfilteredSelection(file, object, entry, !isRead));
    }
  }
  return found;
}

/** The client as the call names it: what the recogniser gives may be what a variable was made of, before its extension. */
function receiverOf(file: SourceFile, { node, client }: PrismaCall): TSESTree.Node {
  const delegate = asMember(node.callee)?.object;
  return (delegate && clientIn(file, delegate)) ?? client.node;
}

/** `prisma` of `prisma.user`, also where that has a name of its own. */
function clientIn(file: SourceFile, delegate: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrap(delegate);
  if (inner.type === "MemberExpression") return inner.object;
  const variable = inner.type === "Identifier" ? file.variableOf(inner) : undefined;
  const origin = variable && originOf(variable);
  if (origin?.kind === "part") return origin.value;
  return origin?.kind === "value" ? asMember(origin.value)?.object : undefined;
}

/** Whether the node stands in the callback of `$withInactive`: there inactive rows are wanted. */
function isWithInactive(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type !== "CallExpression") continue;
    const method = asMember(outer.callee);
    if (method && memberName(method) === "$withInactive") return true;
  }
  return false;
}
