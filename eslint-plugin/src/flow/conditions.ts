import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { isFunction } from "../syntax/functions.js";
import { unwrap } from "../syntax/unwrap.js";

/** What holds where a node runs: `kind === "card"`, `!user`. */
export interface Condition {
  readonly subject: TSESTree.Node;
  /** The source of the subject. */
  readonly text: string;
  /** The source of what it equals; `undefined`: it is compared with nothing, only truthy or falsy. */
  readonly value: string | undefined;
  readonly holds: boolean;
}

/** As many as matter: an `else` excludes its `if` without them. */
const MAX_CONDITIONS = 24;

/** The conditions around a node, up to its function. */
export function conditionsOf(file: SourceFile, node: TSESTree.Node): readonly Condition[] {
  const conditions: Condition[] = [];
  let inner = node;
  for (let outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (conditions.length >= MAX_CONDITIONS) break;
    switch (outer.type) {
      case "IfStatement":
      case "ConditionalExpression":
        if (inner !== outer.test) collect(file, outer.test, inner === outer.consequent, conditions);
        break;
      case "LogicalExpression":
        if (inner === outer.right && outer.operator !== "??") {
          collect(file, outer.left, outer.operator === "&&", conditions);
        }
        break;
      case "SwitchCase":
        if (outer.test && inner !== outer.test) {
          collectEquality(file, outer.parent.discriminant, outer.test, true, conditions);
        }
        break;
      default:
    }
  }
  return conditions;
}

function collect(file: SourceFile, test: TSESTree.Node, holds: boolean, conditions: Condition[]): void {
  const inner = unwrap(test);
  switch (inner.type) {
    case "UnaryExpression":
      if (inner.operator === "!") {
        collect(file, inner.argument, !holds, conditions);
        return;
      }
      break;
    case "LogicalExpression":
      // Both sides of `a && b` hold where it holds, neither side of `a || b` where it does not.
      if ((inner.operator === "&&") === holds && inner.operator !== "??") {
        collect(file, inner.left, holds, conditions);
        collect(file, inner.right, holds, conditions);
      }
      return;
    case "BinaryExpression": {
      const isEqual = inner.operator === "===" || inner.operator === "==";
      if (isEqual || inner.operator === "!==" || inner.operator === "!=") {
        collectEquality(file, inner.left, inner.right, holds === isEqual, conditions);
        return;
      }
      break;
    }
    default:
  }
  conditions.push({ subject: inner, text: file.textOf(inner), value: undefined, holds });
}

function collectEquality(
  file: SourceFile,
  left: TSESTree.Node,
  right: TSESTree.Node,
  holds: boolean,
  conditions: Condition[],
): void {
  const [subject, value] = left.type === "Literal" ? [right, left] : [left, right];
  const text = file.textOf(unwrap(subject));
  // `switch (true)` and `isNew === true` are about truth.
  if (value.type === "Literal" && typeof value.value === "boolean") {
    collect(file, subject, value.value === holds, conditions);
    return;
  }
  conditions.push({ subject: unwrap(subject), text, value: file.textOf(value), holds });
}

/** Whether two lots of conditions cannot hold in one run of a function. */
export function exclude(file: SourceFile, left: readonly Condition[], right: readonly Condition[]): boolean {
  return left.some((one) => right.some((other) => one.text === other.text && contradict(file, one, other)));
}

function contradict(file: SourceFile, one: Condition, other: Condition): boolean {
  return (
    (one.value === undefined && other.value === undefined
      ? one.holds !== other.holds
      : one.value === undefined
        ? contradictsTruth(other, one.holds)
        : other.value === undefined
          ? contradictsTruth(one, other.holds)
          : one.holds && other.holds
            ? one.value !== other.value
            : one.holds !== other.holds && one.value === other.value) &&
    !isWrittenBetween(file, one.subject, other.subject)
  );
}

/** `x === null` against a truthy `x`, `x === "card"` against a falsy one. */
function contradictsTruth({ value, holds }: Condition, isTruthy: boolean): boolean {
  const isNothing = /^(?:null|undefined|0|""|'')$/.test(value ?? "");
  return isNothing ? holds === isTruthy : holds && !isTruthy;
}

/** Whether the variable got another value in between, so that the two conditions speak of different things. */
function isWrittenBetween(file: SourceFile, one: TSESTree.Node, other: TSESTree.Node): boolean {
  const variable = one.type === "Identifier" ? file.variableOf(one) : undefined;
  const from = Math.min(one.range[1], other.range[1]);
  const to = Math.max(one.range[0], other.range[0]);
  return (variable?.references ?? []).some(
    (reference) => reference.isWrite() && reference.identifier.range[0] >= from && reference.identifier.range[1] <= to,
  );
}
