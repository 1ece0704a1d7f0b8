import type { TSESTree } from "@typescript-eslint/utils";
import { asMember, asObject, memberName, propertyOf } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { isAllowedByPredicate } from "./list-check.js";
import { isAllowListPattern } from "./pattern-text.js";
import { isIndex, type Path, rootEnv, type Tracer } from "./tracing.js";

/** Of zod and valibot: what is left of a text behind these can stand in SQL. */
const FIXED: ReadonlySet<string> = new Set([
  ...["enum", "enum_", "nativeEnum", "picklist", "literal", "number", "int", "int32", "float32", "float64", "bigint"],
  ...["boolean", "date", "uuid", "uuidv4", "guid", "cuid", "cuid2", "ulid", "nanoid", "datetime", "stringbool"],
  ...["toNumber", "isoDate", "isoTimestamp", "decimal", "null", "undefined"],
]);
/** `z.optional(inner)` and `inner.optional()`. */
const AROUND: ReadonlySet<string> = new Set([
  "optional",
  "nullable",
  "nullish",
  "readonly",
  "exactOptional",
  "fallback",
]);

/** `schema.parse(value)`, `parse(schema, value)`: a part that the schema leaves only fixed texts. */
export function isCheckedResult(tracer: Tracer, call: TSESTree.CallExpression, path: Path): boolean {
  const member = asMember(call.callee);
  const name = member ? memberName(member) : call.callee.type === "Identifier" ? call.callee.name : undefined;
  const method = /^(parse|safeParse)(?:Async)?$/.exec(name ?? "")?.[1];
  if (method === undefined) return false;
  const [first] = call.arguments;
  const schema = call.arguments.length > 1 || !member ? first : member.object;
  if (!schema) return false;
  if (method === "parse") return allows(tracer, schema, path);
  return (path[0] === "data" || path[0] === "output") && allows(tracer, schema, path.slice(1));
}

/** By the parameter's key, the methods that say what it is: `.input(schema).query(({ input }) => …)`. */
const INPUTS: { readonly [key: string]: RegExp } = {
  input: /^input(?:Schema)?$/,
  parsedInput: /^(?:schema|inputSchema)$/,
  data: /^(?:validator|inputValidator)$/,
};

/** Whether a builder around the callback has checked this part of its parameter. */
export function checkedInput(tracer: Tracer, call: TSESTree.CallExpression, path: Path): boolean {
  const [key = "", ...rest] = path;
  const pattern = Object.hasOwn(INPUTS, key) ? INPUTS[key] : undefined;
  for (let current: TSESTree.Node | undefined = call.callee; pattern && current;) {
    const inner: TSESTree.Node = unwrap(current);
    if (inner.type === "MemberExpression") current = inner.object;
    else if (inner.type === "Identifier") current = constant(tracer, inner);
    else if (inner.type === "CallExpression") {
      const member = asMember(inner.callee);
      const [schema] = inner.arguments;
      if (schema && member && pattern.test(memberName(member) ?? "") && allows(tracer, schema, rest)) return true;
      current = inner.callee;
    } else return false;
  }
  return false;
}

function constant(tracer: Tracer, node: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = tracer.file.variableOf(node);
  const origin = variable && originOf(variable);
  return origin?.kind === "value" ? origin.value : undefined;
}

/** Whether a schema leaves only fixed texts, numbers or ids to a part of the value. */
function allows(tracer: Tracer, schema: TSESTree.Node, path: Path, depth = 0): boolean {
  const node = unwrap(schema);
  if (depth > 12) return false;
  const again = (inner: TSESTree.Node | undefined, rest: Path): boolean =>
    inner !== undefined && allows(tracer, inner, rest, depth + 1);
  if (node.type === "Identifier") return again(constant(tracer, node), path);
  if (node.type !== "CallExpression") return false;
  const member = asMember(node.callee);
  const name = member ? memberName(member) : node.callee.type === "Identifier" ? node.callee.name : undefined;
  if (name === undefined) return false;
  const receiver = member?.object;
  const [first, second] = node.arguments;
  const [step, ...rest] = path;
  if (FIXED.has(name)) return true;
  if (AROUND.has(name)) return again(first, path) || again(receiver, path);
  switch (name) {
    case "object":
    case "strictObject":
    case "looseObject":
    case "extend": {
      const fields = asObject(first);
      const field = fields && step !== undefined ? propertyOf(fields, step) : undefined;
      if (field) return again(field.value, rest);
      return name === "extend" && again(receiver, path);
    }
    case "array":
    case "set":
      if (!isIndex(step)) return false;
      return again(first, rest) || again(receiver, rest);
    case "record":
      return step !== undefined && again(second ?? first, rest);
    case "union":
    case "variant":
    case "discriminatedUnion": {
      const options = [first, second].find((argument) => argument?.type === "ArrayExpression");
      if (options?.type !== "ArrayExpression") return false;
      return options.elements.every((option) => option !== null && again(option, path));
    }
    case "regex":
      if (first && isAllowListPattern(tracer.file, first) === true) return true;
      return again(receiver, path);
    case "refine":
    case "check":
      return (first !== undefined && isAllowedByPredicate(tracer, first, rootEnv())) || again(receiver, path);
    case "transform":
      return (first?.type === "Identifier" && first.name === "Number") || again(receiver, path);
    case "preprocess":
      return again(second, path);
    case "pipe":
      return node.arguments.some((argument) => again(argument, path)) || again(receiver, path);
    default:
      // `.default("id")`, `.min(1)`, `.describe("…")`.
      return again(receiver, path);
  }
}
