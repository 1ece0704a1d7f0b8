import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts, type Suggestion } from "../../define-rule.js";
import { mentions } from "../../file/mentions.js";
import { matchesAny, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { constantObject } from "../../http/constant.js";
import { importedOf } from "../../http/imported.js";
import { isOpen, memberName, propertyOf } from "../../syntax/property.js";
import { wrapped } from "../../syntax/unwrap.js";

type MessageId = "implicit" | "unlimited" | "limit" | "limits";

interface Options {
  readonly ignore: readonly string[];
}

interface Parser {
  readonly messageId: "implicit" | "unlimited";
  readonly option: "limit" | "limits";
  readonly suggestion: "limit" | "limits";
  readonly value: string;
}

const BODY: Parser = { messageId: "implicit", option: "limit", suggestion: "limit", value: '"1mb"' };
const MULTER: Parser = {
  messageId: "unlimited",
  option: "limits",
  suggestion: "limits",
  value: "{ fileSize: 1024 * 1024 }",
};
const BODY_PARSERS: ReadonlySet<string> = new Set(["json", "urlencoded", "raw", "text"]);

export default defineRule<MessageId, Options>({
  id: "require-body-limit",
  description: "require a stated limit for the size of request bodies",
  recommended: "warn",
  type: "suggestion",
  hasSuggestions: true,
  options: {
    ignore: texts("Globs of files whose server no client reaches, from the working directory."),
  },
  defaults: { ignore: TEST_FILES },
  messages: {
    implicit:
      '`{{ call }}` states no `limit`. The parser\'s own is 100 KB: whoever needs more meets a 413 in production, and then somebody raises it for every route. State the size that these routes need: `limit: "1mb"`.',
    unlimited:
      "`{{ call }}` has no `limits`, and multer has none of its own for files: one upload fills the memory or the disk. State what a file may be: `limits: { fileSize: … }`.",
    limit: 'Add `limit: "1mb"`.',
    limits: "Add `limits: { fileSize: 1024 * 1024 }`.",
  },
  mentions: ["express", "body-parser", "multer"],
  check(file, report, { ignore }) {
    if (!mentions(file.text, ["json(", "urlencoded(", "raw(", "text(", "multer", "bodyParser("])) return;
    if (matchesAny(file.relativePath, ignore)) return;
    for (const node of file.nodes("CallExpression")) {
      const parser = parserOf(file, node);
      if (!parser || isLimited(file, node, parser) || takesNoFiles(file, node, parser)) continue;
      const suggest = suggestionFor(file, node, parser);
      const data = { call: `${file.textOf(node.callee)}()` };
      report({ node: node.callee, messageId: parser.messageId, data, ...(suggest && { suggest: [suggest] }) });
    }
  },
});

function parserOf(file: SourceFile, node: TSESTree.CallExpression): Parser | undefined {
  const imported = importedOf(file, node.callee);
  if (imported === undefined) return undefined;
  const [name = "", deeper] = imported.path;
  if (deeper !== undefined) return undefined;
  switch (imported.source) {
    case "express":
      return BODY_PARSERS.has(name) ? BODY : undefined;
    case "body-parser":
      return BODY_PARSERS.has(name) || name === "" ? BODY : undefined;
    case "multer":
      return name === "" || name === "multer" ? MULTER : undefined;
    default:
      return undefined;
  }
}

/** Also where the options are not all to be seen. */
function isLimited(file: SourceFile, { arguments: args }: TSESTree.CallExpression, { option }: Parser): boolean {
  const [options] = args;
  if (options === undefined) return false;
  const object = constantObject(file, options);
  return !object || isOpen(object) || propertyOf(object, option) !== undefined;
}

/** `multer().none()`, and `const form = multer()` of which only `form.none()` is used: multer refuses files then. */
function takesNoFiles(file: SourceFile, node: TSESTree.CallExpression, { option }: Parser): boolean {
  if (option !== "limits") return false;
  const outer = wrapped(node);
  if (isNone(outer)) return true;
  if (outer.parent?.type !== "VariableDeclarator" || outer.parent.id.type !== "Identifier") return false;
  const reads = file.variableOf(outer.parent.id)?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.length > 0 && reads.every(({ identifier }) => isNone(identifier));
}

function isNone({ parent }: TSESTree.Node): boolean {
  return parent?.type === "MemberExpression" && memberName(parent) === "none";
}

function suggestionFor(
  file: SourceFile,
  node: TSESTree.CallExpression,
  { option, suggestion, value }: Parser,
): Suggestion<MessageId> | undefined {
  const fix = fixFor(file, node, `${option}: ${value}`);
  return fix && { messageId: suggestion, fix };
}

/** Into the options that stand in the call; those of a constant may be other calls' as well. */
function fixFor(
  file: SourceFile,
  { arguments: args, callee, range }: TSESTree.CallExpression,
  entry: string,
): TSESLint.ReportFixFunction | undefined {
  const [options] = args;
  if (options === undefined) {
    const open = file.text.lastIndexOf("(", range[1]);
    if (open < callee.range[1] || !/^\(\s*\)$/.test(file.text.slice(open, range[1]))) return undefined;
    return (fixer) => fixer.replaceTextRange([open, range[1]], `({ ${entry} })`);
  }
  if (options.type !== "ObjectExpression") return undefined;
  const last = options.properties.at(-1);
  if (last) return (fixer) => fixer.insertTextAfter(last, `, ${entry}`);
  return (fixer) => fixer.replaceText(options, `{ ${entry} }`);
}
