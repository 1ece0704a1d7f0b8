import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf, type Origin } from "../../syntax/variables.js";
import { isOptionalAt } from "./optional-type.js";

const REQUEST = /^(?:req|request)$/;
/** Somebody here checks what comes in, so that what is read of it is there. */
const VALIDATION = /validat|\b(?:zod|joi|celebrate|yup|valibot|ajv|typebox|superstruct|arktype)\b|\bschema\s*:/i;

/** Finds out what part of an expression may make it undefined. Where the file does not show it, nothing does. */
export class Definedness {
  readonly #file: SourceFile;
  #isValidated: boolean | undefined;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** The part that may be undefined; `undefined`: there is none. */
  doubtIn(node: TSESTree.Node, depth = 0): TSESTree.Node | undefined {
    if (depth > 5) return undefined;
    switch (node.type) {
      // `x!`: somebody has thought of it.
      case "TSNonNullExpression":
        return undefined;
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        return this.doubtIn(node.expression, depth + 1);
      case "ChainExpression":
        return node.expression.type === "TSNonNullExpression" ? undefined : node;
      case "LogicalExpression":
        return node.operator === "&&" ? undefined : this.doubtIn(node.right, depth + 1);
      case "ConditionalExpression":
        return this.#inBranches(node, depth);
      case "MemberExpression":
        return this.#isDoubtfulMember(node) ? node : undefined;
      case "Identifier":
        return this.#inVariable(node, depth);
      default:
        return undefined;
    }
  }

  #inBranches(node: TSESTree.ConditionalExpression, depth: number): TSESTree.Node | undefined {
    const isOpen = [node.consequent, node.alternate].some((branch) => {
      const inner = unwrap(branch);
      return inner.type === "Identifier" && inner.name === "undefined";
    });
    return isOpen ? node : this.doubtIn(node.alternate, depth + 1);
  }

  #isDoubtfulMember(node: TSESTree.MemberExpression): boolean {
    const path = pathOf(node);
    if (path === undefined) return false;
    const { root, keys } = path;
    if (isInput(root.name, keys.slice(0, -1))) return !this.#isChecked(keys);
    const origin = this.#originOf(root);
    return origin?.kind === "parameter" && isOptionalAt(this.#file, origin.parameter, keys);
  }

  #inVariable(node: TSESTree.Identifier, depth: number): TSESTree.Node | undefined {
    const origin = this.#originOf(node);
    switch (origin?.kind) {
      case "value":
        return this.doubtIn(origin.value, depth + 1) && node;
      case "part":
        return this.#isOfInput(origin.value, origin.path) && !hasDefault(origin.declarator.id, node.name)
          ? node
          : undefined;
      case "parameter":
        return isOptionalAt(this.#file, origin.parameter, [], node.name) ? node : undefined;
      default:
        return undefined;
    }
  }

  /** `const { id } = req.body`, `const { id } = await request.json()`. */
  #isOfInput(value: TSESTree.Node, path: readonly string[]): boolean {
    const inner = unwrap(value);
    const last = path.slice(-1);
    if (inner.type === "AwaitExpression") return isJsonBody(inner.argument) && !this.#isChecked(last);
    if (inner.type === "LogicalExpression") return this.#isOfInput(inner.left, path);
    const source = inner.type === "MemberExpression" || inner.type === "Identifier" ? pathOf(inner) : undefined;
    return (
      source !== undefined &&
      isInput(source.root.name, [...source.keys, ...path].slice(0, -1)) &&
      !this.#isChecked(last)
    );
  }

  /** Whether the key is a part of the page's path (`[id].ts`), or the file validates its input. */
  #isChecked(keys: readonly string[]): boolean {
    this.#isValidated ??= VALIDATION.test(this.#file.text);
    const key = keys.at(-1);
    return this.#isValidated || (key !== undefined && this.#file.relativePath.includes(`[${key}]`));
  }

  #originOf(identifier: TSESTree.Identifier): Origin | undefined {
    const variable = this.#file.variableOf(identifier);
    return variable && originOf(variable);
  }
}

interface Path {
  readonly root: TSESTree.Identifier;
  readonly keys: readonly string[];
}

/** `req.body.id` as `req` and `["body", "id"]`. */
export function pathOf(node: TSESTree.Node): Path | undefined {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return { root: inner, keys: [] };
  if (inner.type !== "MemberExpression") return undefined;
  const key = memberName(inner);
  const path = pathOf(inner.object);
  return path && key !== undefined ? { root: path.root, keys: [...path.keys, key] } : undefined;
}

/** Whether `<root>.<keys>` is what a user sent, as nobody has checked it: of `req.body.id` the first two. */
function isInput(root: string, keys: readonly string[]): boolean {
  const [first, second] = keys;
  if (REQUEST.test(root)) return keys.length >= 1 && (first === "body" || first === "query");
  if (!/^(?:ctx|context|c)$/.test(root)) return false;
  if (first === "query") return true;
  return keys.length >= 2 && (first === "request" || first === "req") && (second === "body" || second === "query");
}

/** `request.json()`. */
function isJsonBody(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== "CallExpression") return false;
  const path = pathOf(inner.callee);
  return path !== undefined && REQUEST.test(path.root.name) && path.keys.length === 1 && path.keys[0] === "json";
}

/** `{ id = 1 }` */
function hasDefault(pattern: TSESTree.Node, name: string): boolean {
  if (pattern.type !== "ObjectPattern") return false;
  return pattern.properties.some((property) => {
    if (property.type !== "Property") return true;
    const { value } = property;
    if (value.type === "AssignmentPattern") return value.left.type !== "Identifier" || value.left.name === name;
    return value.type === "ObjectPattern" && hasDefault(value, name);
  });
}
