import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { lastNameOf } from "../../log-calls/last-name.js";
import { snakeCase } from "../../log-calls/sensitive-name.js";
import { asMember, literalText, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";

/** A text in the source that becomes a value. */
export interface LiteralValue {
  readonly node: TSESTree.Node;
  readonly text: string;
  /** The variable of the environment that is used instead where it is set. */
  readonly fallbackOf: string | undefined;
}

/** `"text"`, and `"text"` of `process.env.X ?? "text"`, also as a default in a pattern. */
export function literalValue(expression: TSESTree.Node | null | undefined): LiteralValue | undefined {
  if (!expression) return undefined;
  const node = unwrap(expression);
  const text = literalText(node);
  if (text !== undefined) return text === "" ? undefined : { node, text, fallbackOf: undefined };
  if (node.type === "LogicalExpression" && node.operator !== "&&") {
    const variable = environmentVariable(node.left);
    const fallback = variable === undefined ? undefined : literalValue(node.right);
    return fallback && { ...fallback, fallbackOf: variable };
  }
  // `Buffer.from("text")`, `new TextEncoder().encode("text")`: the same secret in bytes.
  if (node.type === "CallExpression" && /^(?:from|encode)$/.test(lastNameOf(node.callee) ?? "")) {
    return literalValue(node.arguments[0]);
  }
  return undefined;
}

/** The name in `process.env.NAME`, `env["NAME"]`, `import.meta.env.NAME`, `config.get("NAME")`. */
export function environmentVariable(expression: TSESTree.Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === "LogicalExpression") return environmentVariable(node.right) ?? environmentVariable(node.left);
  if (node.type === "CallExpression") {
    const method = lastNameOf(node.callee) ?? "";
    const [argument] = node.arguments;
    return argument && /^(?:get|getOrThrow|env|optional)$/.test(method) ? literalText(argument) : undefined;
  }
  const member = asMember(node);
  return member && lastNameOf(member.object) === "env" ? memberName(member) : undefined;
}

/** Whether the file refuses to start in production without the variable. */
export function isCheckedElsewhere(file: SourceFile, variable: string): boolean {
  const isNamedTwice = file.text.split(variable).length > 2;
  return isNamedTwice && /NODE_ENV|isProd/.test(file.text) && /\bthrow\b|process\.exit/.test(file.text);
}

/** Around a value that is only shown: examples, forms, mocks, documentation. */
const SHOWN =
  /(?:^|_)(?:examples?|samples?|mocks?|fakes?|dummy|fixtures?|placeholders?|demo|tests?|docs?|open_?api|swagger|initial_values?|default_values?|labels?|messages?|translations?|errors?|schema|credentials_provider|storybook|args)(?:_|$)/;

/** Whether a value stands in something that is only shown, by the names around it. */
export function isShown(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    const name = nameAround(outer);
    if (name !== undefined && SHOWN.test(snakeCase(name))) return true;
  }
  return false;
}

function nameAround(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "Property":
    case "PropertyDefinition":
      return node.key.type === "Identifier" ? node.key.name : literalText(node.key);
    case "VariableDeclarator":
      return node.id.type === "Identifier" ? node.id.name : undefined;
    case "CallExpression":
      return lastNameOf(node.callee);
    case "FunctionDeclaration":
      return node.id?.name;
    default:
      return undefined;
  }
}
