import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { keyName } from "../syntax/property.js";
import { unwrapAwait } from "../syntax/unwrap.js";
import { isAllowListed } from "./allow-list.js";
import { traceCall } from "./call-text.js";
import { traceMember } from "./member-text.js";
import { beforeQuotedName, isQuotedName } from "./sanitizers.js";
import { isSqlTag, isClientTag } from "./sql-value.js";
import {
  ANY,
  type Dynamic,
  type Env,
  firstOf,
  isIndex,
  KEYS,
  type Path,
  rootEnv,
  type Tracer,
  WHOLE,
} from "./tracing.js";
import { traceIdentifier } from "./variable-text.js";

/** More steps than any text of real code takes; what takes more is left alone. */
const STEPS = 3_000;
/** Of expressions in one another; far from the end of the stack. */
const NESTING = 250;
const DEPTH = 8;

/** Finds out which texts an expression can hold, without running it: across variables, functions and classes of one file. */
export class SqlText implements Tracer {
  readonly file: SourceFile;
  readonly sanitizers: ReadonlySet<string>;
  #steps = 0;
  #nesting = 0;
  #builders: ReadonlySet<TSESTree.Node> = new Set();

  constructor(file: SourceFile, sanitizers: ReadonlySet<string>) {
    this.file = file;
    this.sanitizers = sanitizers;
  }

  /**
   * What makes the text dynamic; `undefined`: it can only be what the file says, with numbers and placeholders.
   *
   * @param builders - calls whose result is taken for SQL with placeholders.
   */
  dynamicPartOf(text: TSESTree.Node, builders: ReadonlySet<TSESTree.Node>): Dynamic | undefined {
    this.#steps = 0;
    this.#nesting = 0;
    this.#builders = builders;
    return this.trace(text, WHOLE, rootEnv());
  }

  trace(node: TSESTree.Node, path: Path, env: Env): Dynamic | undefined {
    const inner = unwrapAwait(node);
    if (this.#builders.has(inner) || env.active.has(inner)) return undefined;
    if (env.depth > DEPTH || path.length > DEPTH || this.#nesting > NESTING || this.#steps++ > STEPS) return undefined;
    env.active.add(inner);
    this.#nesting++;
    const found = this.#trace(inner, path, env);
    const isFree = found === undefined || isAllowListed(this, inner, env);
    this.#nesting--;
    env.active.delete(inner);
    return isFree ? undefined : found;
  }

  #trace(node: TSESTree.Node, path: Path, env: Env): Dynamic | undefined {
    const whole = (part: TSESTree.Node): Dynamic | undefined => this.trace(part, WHOLE, env);
    const same = (part: TSESTree.Node): Dynamic | undefined => this.trace(part, path, env);
    switch (node.type) {
      case "TemplateLiteral":
        return firstOf([...node.expressions.entries()], ([index, part]) =>
          isQuotedName(node, index) ? undefined : whole(part),
        );
      case "TaggedTemplateExpression":
        if (isSqlTag(this.file, node)) return undefined;
        return isClientTag(node) ? { node, cause: "rows" } : firstOf(node.quasi.expressions, whole);
      case "Identifier":
        return traceIdentifier(this, node, path, env);
      case "MemberExpression":
        return traceMember(this, node, path, env);
      case "CallExpression":
      case "NewExpression":
        return traceCall(this, node, path, env);
      case "BinaryExpression":
        return node.operator === "+" ? firstOf([beforeQuotedName(node) ?? node.left, node.right], whole) : undefined;
      case "LogicalExpression":
        return node.operator === "&&" ? same(node.right) : firstOf([node.left, node.right], same);
      case "ConditionalExpression":
        return firstOf([node.consequent, node.alternate], same);
      case "AssignmentExpression":
        if (node.operator === "=") return same(node.right);
        return node.operator === "+=" ? firstOf([node.left, node.right], whole) : undefined;
      case "SequenceExpression":
        return firstOf(node.expressions.slice(-1), same);
      case "ArrayExpression":
        return this.#traceArray(node, path, env);
      case "ObjectExpression":
        return this.#traceObject(node, path, env);
      case "YieldExpression":
        return { node, cause: "value" };
      default:
        // Numbers, booleans, functions, and what no parser makes yet.
        return undefined;
    }
  }

  #traceArray(node: TSESTree.ArrayExpression, path: Path, env: Env): Dynamic | undefined {
    const [step, ...rest] = path;
    if (step === KEYS || (step !== undefined && !isIndex(step))) return undefined;
    const isSpread = node.elements.some((element) => element?.type === "SpreadElement");
    const only = step !== undefined && step !== ANY && !isSpread ? node.elements[Number(step)] : undefined;
    return firstOf(only ? [only] : node.elements, (element) => {
      if (element === null) return undefined;
      if (element.type === "SpreadElement") return this.trace(element.argument, step ? [ANY, ...rest] : path, env);
      return this.trace(element, rest, env);
    });
  }

  #traceObject(node: TSESTree.ObjectExpression, path: Path, env: Env): Dynamic | undefined {
    const [step, ...rest] = path;
    const isNamed = step !== undefined && step !== ANY && step !== KEYS;
    return firstOf(node.properties, (property) => {
      if (property.type === "SpreadElement") return this.trace(property.argument, path, env);
      const key = keyName(property);
      const dynamicKey = property.computed && key === undefined ? property.key : undefined;
      if (step === KEYS) return dynamicKey && this.trace(dynamicKey, WHOLE, env);
      return isNamed && key !== undefined && key !== step ? undefined : this.trace(property.value, rest, env);
    });
  }
}
