import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, type Finding, type Suggestion } from "../../define-rule.js";
import type { SourceFile } from "../../file/source-file.js";
import { emptyFragment } from "../../sql-text/empty-fragment.js";
import { mayBeValue, startsLikeSql } from "../../sql-text/fragment-text.js";
import { quotedReplacement } from "../../sql-text/quoted-literal.js";
import { isClientTag, isSqlTag } from "../../sql-text/sql-value.js";
import { type Position, positionsOf } from "../../sql-text/template-positions.js";
import { valueKind } from "../../sql-text/value-kind.js";

type MessageId =
  | "quoted"
  | "quotedName"
  | "name"
  | "order"
  | "direction"
  | "interval"
  | "fragment"
  | "empty"
  | "list"
  | "usePart"
  | "useEmpty"
  | "useJoin";

export default defineRule<MessageId, object>({
  id: "no-broken-raw-sql",
  description: "disallow values where raw SQL takes none",
  recommended: "warn",
  type: "problem",
  hasSuggestions: true,
  options: {},
  defaults: {},
  messages: {
    quoted:
      "`{{ value }}` stands inside a quoted literal. The database sees the text of the placeholder there ($1 or ?) and never the value. Interpolate the whole literal: {{ instead }}.",
    quotedName:
      "`{{ value }}` stands inside double quotes, where a placeholder is only text. Leave the quotes out for a value; for a name, take `Prisma.raw` of a constant list.",
    name: "`{{ value }}` is sent as a value, but behind `{{ after }}` stands a name, and no parameter can be one. Write the name, or `Prisma.raw(NAMES[{{ value }}])` of a constant list.",
    order:
      "`{{ value }}` is sent as a value: `{{ after }}` a constant sorts or groups nothing. Write the column, or `Prisma.raw(COLUMNS[{{ value }}])` of a constant list.",
    direction:
      "`{{ value }}` is sent as a value, but `ASC` and `DESC` are keywords, and no parameter can be one. Write ``{{ value }} … ? Prisma.sql`ASC` : Prisma.sql`DESC` ``.",
    interval:
      "`INTERVAL` takes a literal, not a parameter: the database refuses `INTERVAL $1`. Write `${ {{ value }} }::interval`, or `make_interval(days => …)`.",
    fragment:
      "`{{ value }}` is sent as a value where only SQL can stand, so the statement does not parse. Write the SQL as a fragment: Prisma.sql`…`, and `Prisma.empty` for none.",
    empty:
      "`{{ text }}` is sent as a value: the statement gets a placeholder where it should get nothing. Write `Prisma.empty`.",
    list: "`{{ value }}` is one value, an array, and `IN` takes a list of values. Write `IN (${Prisma.join({{ value }})})`, or `= ANY(${ {{ value }} })` on PostgreSQL.",
    usePart: "Interpolate the whole literal: {{ instead }}.",
    useEmpty: "Write `{{ instead }}`.",
    useJoin: "Write `Prisma.join({{ value }})`.",
  },
  mentions: ["$queryRaw", "$executeRaw", "sql`"],
  check(file, report) {
    for (const node of file.nodes("TaggedTemplateExpression")) {
      if (!isClientTag(node) && !isSqlTag(file, node)) continue;
      const { quasi } = node;
      if (quasi.expressions.length === 0) continue;
      const literals = new Set<number>();
      for (const position of positionsOf(file, quasi)) {
        const value = quasi.expressions[position.index];
        if (!value) continue;
        const { literal } = position;
        if (literal && literals.has(literal.start)) continue;
        const finding = findingOf(file, quasi, position, value);
        if (!finding) continue;
        if (literal) literals.add(literal.start);
        report(finding);
      }
    }
  },
});

function findingOf(
  file: SourceFile,
  template: TSESTree.TemplateLiteral,
  position: Position,
  node: TSESTree.Expression,
): Finding<MessageId> | undefined {
  const { kind, after } = position;
  const value = shortened(file, node);
  const valueIs = valueKind(file, node);
  if (kind === "fragment" || kind === "unknown" || kind === "direction" || kind === "order") {
    const empty = emptyFinding(file, node);
    if (empty) return empty;
  }
  switch (kind) {
    case "quoted":
      return valueIs !== "sql" && mayBeValue(file, node) ? quotedFinding(file, template, position, node) : undefined;
    case "quotedName":
      return valueIs !== "sql" && mayBeValue(file, node) ? { node, messageId: kind, data: { value } } : undefined;
    case "name":
    case "order":
    case "direction":
      return valueIs === "text" ? { node, messageId: kind, data: { value, after } } : undefined;
    case "interval":
      return valueIs === "text" || valueIs === "number" ? { node, messageId: kind, data: { value } } : undefined;
    case "fragment":
      return startsLikeSql(file, node) ? { node, messageId: kind, data: { value } } : undefined;
    case "list":
    case "bareList":
      return valueIs === "array" ? listFinding(file, node, kind === "bareList") : undefined;
    case "value":
    case "unknown":
      return undefined;
  }
}

function quotedFinding(
  file: SourceFile,
  template: TSESTree.TemplateLiteral,
  position: Position,
  node: TSESTree.Expression,
): Finding<MessageId> {
  const replacement = quotedReplacement(file, template, position);
  const value = shortened(file, node);
  const instead = replacement && replacement.text.length < 60 ? replacement.text : "${`…${value}…`}";
  const data = { value, instead };
  if (!replacement) return { node, messageId: "quoted", data };
  const { range, text } = replacement;
  const suggestion: Suggestion<MessageId> = {
    messageId: "usePart",
    data,
    fix: (fixer) => fixer.replaceTextRange(range, text),
  };
  return { node, messageId: "quoted", data, suggest: [suggestion] };
}

function emptyFinding(file: SourceFile, node: TSESTree.Expression): Finding<MessageId> | undefined {
  const empty = emptyFragment(file, node);
  if (!empty) return undefined;
  const { namespace, guarded, text } = empty;
  const finding: Finding<MessageId> = { node: empty.node, messageId: "empty", data: { text } };
  if (namespace === undefined) return finding;
  const nothing = `${namespace}.empty`;
  const instead = guarded ? `${guarded.condition} ? ${guarded.fragment} : ${nothing}` : nothing;
  return {
    ...finding,
    suggest: [{ messageId: "useEmpty", data: { instead }, fix: (fixer) => fixer.replaceText(empty.node, instead) }],
  };
}

function listFinding(file: SourceFile, node: TSESTree.Expression, isBare: boolean): Finding<MessageId> {
  const value = shortened(file, node);
  const finding: Finding<MessageId> = { node, messageId: "list", data: { value } };
  const hasPrisma = file.nodes("ImportSpecifier").some(({ local }) => local.name === "Prisma");
  if (!hasPrisma || isBare) return finding;
  const joined = `Prisma.join(${file.textOf(node)})`;
  return {
    ...finding,
    suggest: [{ messageId: "useJoin", data: { value }, fix: (fixer) => fixer.replaceText(node, joined) }],
  };
}

function shortened(file: SourceFile, node: TSESTree.Node): string {
  const text = file.textOf(node).replaceAll(/\s+/g, " ");
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
