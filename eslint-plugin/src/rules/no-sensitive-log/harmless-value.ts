import type { TSESTree } from "@typescript-eslint/utils";
import { lastNameOf } from "../../log-calls/last-name.js";
import { sensitivityOf, snakeCase } from "../../log-calls/sensitive-name.js";
import { unwrapAwait } from "../../syntax/unwrap.js";
import { originOf, type Variable } from "../../syntax/variables.js";

/** What a name says of a value that stands under the key `token`, and is none. */
const ABOUT_THE_VALUE =
  /(?:^|_)(?:is|has|masked?|redacted|hidden|short|truncated|preview|prefix|suffix|hint|safe|sanitized|ids?|names?|length|size|count|types?|kind|status|state|expir\w*|at|exists|valid|present|scopes?|last4?|index|usage|tokens|number|num|max|min|total|limit|err|error|message|label|title|description|provider|source|address|symbol|undefined|na_n)(?:_|$)/;

/** Whether the name of a value says that it is something about a secret: `token.id`, `hasPassword`, `maskedKey`. */
export function isAboutTheValue(node: TSESTree.Node): boolean {
  return ABOUT_THE_VALUE.test(snakeCase(lastNameOf(node) ?? ""));
}

/** Whether a variable, whatever it is called, was set to a constant, an answer to a question, or a masked text. */
export function isHarmlessVariable(variable: Variable): boolean {
  if (isOfHarmlessType(variable)) return true;
  const origin = originOf(variable);
  return origin.kind === "value" && isHarmlessValue(unwrapAwait(origin.value));
}

function isHarmlessValue(value: TSESTree.Node): boolean {
  switch (value.type) {
    case "Literal":
    case "UnaryExpression":
    case "UpdateExpression":
    case "ObjectExpression":
    case "ArrayExpression":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "ClassExpression":
    case "NewExpression":
      return true;
    case "TemplateLiteral":
      return value.expressions.length === 0;
    case "BinaryExpression":
      return value.operator !== "+";
    case "ConditionalExpression":
      return isHarmlessValue(unwrapAwait(value.consequent)) && isHarmlessValue(unwrapAwait(value.alternate));
    case "LogicalExpression":
      return value.operator === "&&" && isHarmlessValue(unwrapAwait(value.right));
    case "CallExpression":
      return masks(value);
    default:
      return false;
  }
}

/** Calls whose result is no longer the secret. */
const MASKS =
  /mask|redact|sanit|trunc|obfusc|censor|hide|scrub|shorten|fingerprint|preview|^(?:Boolean|Number|omit|pick|slice|substring|substr|some|every|includes|has|is[A-Z]\w*|has[A-Z]\w*|verify\w*|validate\w*|check\w*|compare\w*|test|indexOf|findIndex|require|deleteMany|updateMany|count|decode|verifyToken|useRef|useState|del|delete)$/i;

function masks(call: TSESTree.CallExpression): boolean {
  return MASKS.test(lastNameOf(call.callee) ?? "");
}

/** Whether the call under a sensitive key brings the secret: `getToken()`, `jwt.sign(…)`, `randomBytes(…).toString()`. */
export function makesSecret(call: TSESTree.CallExpression): boolean {
  const name = lastNameOf(call.callee) ?? "";
  if (masks(call)) return false;
  const noun = snakeCase(name).replace(/^(?:get|generate|create|sign|issue|make|read|decrypt|fetch|extract)_/, "");
  return noun !== snakeCase(name) && sensitivityOf(noun) !== "none";
}

function isOfHarmlessType({ name, defs }: Variable): boolean {
  const [definition] = defs;
  const id = definition?.name;
  const type = id?.type === "Identifier" ? id.typeAnnotation?.typeAnnotation.type : undefined;
  if (type === "TSBooleanKeyword" || type === "TSNumberKeyword") return true;
  // `(token: Token)`: an object of some kind.
  return type === "TSTypeReference" && sensitivityOf(name) === "in-context";
}

/** `for (const token of tokens)`. */
export function isLoopVariable({ defs }: Variable): boolean {
  const declaration = defs[0]?.parent;
  const around = declaration?.parent;
  return around?.type === "ForOfStatement" || around?.type === "ForInStatement";
}
