import type { Expression } from "../sql/definitions.js";
import { choiceOf, listOf, nameOf, part, parts, wordOf, type Tree } from "./tree.js";

/** Functions that stand in defaults and have one value for all rows of a statement. Any other counts as volatile. */
const STABLE = new Set(
  `now current_timestamp current_date current_time localtime localtimestamp utc_timestamp utc_date utc_time datetime date time
  strftime unixepoch julianday json json_array json_object lower upper abs coalesce ifnull nullif concat round length
  char_length substr substring trim ltrim rtrim replace`.split(/\s+/),
);

export function expression(tree: Tree): Expression {
  return { text: textOf(tree), isVolatile: isVolatile(tree) };
}

export function isNull(tree: Tree): boolean {
  return choiceOf(part(part(tree, "Value"), "value")).kind === "Null";
}

const SIGNS: { readonly [operator: string]: string } = {
  Plus: "+",
  Minus: "-",
  Multiply: "*",
  Divide: "/",
  Modulo: "%",
  Eq: "=",
  NotEq: "<>",
  Gt: ">",
  GtEq: ">=",
  Lt: "<",
  LtEq: "<=",
  And: "AND",
  Or: "OR",
  StringConcat: "||",
};

function textOf(tree: Tree): string {
  const { kind, body } = choiceOf(tree);
  switch (kind) {
    case "Value":
      return constant(part(body, "value"));
    case "Nested":
      return textOf(body);
    case "Identifier":
      return quoted(wordOf(body));
    case "CompoundIdentifier":
      return listOf(body).map(wordOf).map(quoted).join(".");
    case "UnaryOp":
      if (part(body, "op") === "Minus") return `-${textOf(part(body, "expr"))}`;
      if (part(body, "op") === "Plus") return textOf(part(body, "expr"));
      break;
    case "BinaryOp": {
      const sign = SIGNS[choiceOf(part(body, "op")).kind];
      if (sign === undefined) break;
      return `(${textOf(part(body, "left"))}) ${sign} (${textOf(part(body, "right"))})`;
    }
    case "IsNull":
      return `${textOf(body)} IS NULL`;
    case "IsNotNull":
      return `${textOf(body)} IS NOT NULL`;
    case "Function":
      return call(body);
  }
  return JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value));
}

function call(body: Tree): string {
  const { name } = nameOf(part(body, "name"));
  const args = part(part(body, "args"), "List");
  if (args === undefined) return name.toUpperCase();
  const texts = parts(args, "args").map((one) => {
    const { kind, body: given } = choiceOf(one);
    const { kind: form, body: value } = choiceOf(given);
    return kind === "Unnamed" && form === "Expr" ? textOf(value) : JSON.stringify(one);
  });
  return `${name.toLowerCase()}(${texts.join(", ")})`;
}

function constant(value: Tree): string {
  const { kind, body } = choiceOf(value);
  if (kind === "Null") return "NULL";
  if (kind === "Boolean") return String(body);
  if (kind === "Number") return String(listOf(body)[0]);
  if (kind === "SingleQuotedString" && typeof body === "string") return `'${body.replaceAll("'", "''")}'`;
  return `${kind} ${JSON.stringify(body)}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function isVolatile(tree: Tree): boolean {
  return functionsIn(tree).some((name) => !STABLE.has(name.toLowerCase()));
}

/** Of every function that is called in it. */
function functionsIn(tree: Tree): readonly string[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]: [string, Tree]) => [
    ...(key === "Function" ? [nameOf(part(value, "name")).name] : []),
    ...functionsIn(value),
  ]);
}

/** The columns that an expression names. */
export function columnsIn(tree: Tree): readonly string[] {
  if (typeof tree !== "object" || tree === null) return [];
  const { kind, body } = choiceOf(tree);
  if (kind === "Identifier") return [wordOf(body)];
  if (kind === "CompoundIdentifier") return listOf(body).slice(-1).map(wordOf);
  if (kind === "Function") return columnsIn(part(body, "args"));
  return Object.values(tree).flatMap(columnsIn);
}

/** The columns of which an expression says that they are not null, if it says nothing else. */
export function notNullColumns(tree: Tree): readonly string[] {
  const { kind, body } = choiceOf(tree);
  if (kind === "Nested") return notNullColumns(body);
  if (kind === "IsNotNull") return choiceOf(body).kind === "Identifier" ? columnsIn(body) : [];
  if (kind !== "BinaryOp" || part(body, "op") !== "And") return [];
  const sides = [part(body, "left"), part(body, "right")].map(notNullColumns);
  return sides.every((side) => side.length > 0) ? sides.flat() : [];
}
