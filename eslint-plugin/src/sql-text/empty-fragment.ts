import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { literalText } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { valueKind } from "./value-kind.js";

export interface EmptyFragment {
  /** Where `Prisma.empty` belongs: a literal, or all of `condition && fragment`. */
  readonly node: TSESTree.Node;
  /** As it stands in the source. */
  readonly text: string;
  /** The condition and the fragment of `condition && fragment`. */
  readonly guarded: { readonly condition: string; readonly fragment: string } | undefined;
  /** What `empty` belongs to: `Prisma`; `undefined` where the tag has been imported alone. */
  readonly namespace: string | undefined;
}

/** ``condition ? Prisma.sql`…` : ""`` and ``condition && Prisma.sql`…` ``, also behind a `const`. */
export function emptyFragment(file: SourceFile, node: TSESTree.Node): EmptyFragment | undefined {
  const inner = unwrap(node);
  if (inner.type === "Identifier") {
    const variable = file.variableOf(inner);
    const origin = variable && originOf(variable);
    return origin?.kind === "value" && unwrap(origin.value).type !== "Identifier"
      ? emptyFragment(file, origin.value)
      : undefined;
  }
  if (inner.type === "ConditionalExpression") {
    const { consequent, alternate } = inner;
    if (isNothing(alternate) && valueKind(file, consequent) === "sql") return found(file, alternate, consequent);
    if (isNothing(consequent) && valueKind(file, alternate) === "sql") return found(file, consequent, alternate);
    return emptyFragment(file, consequent) ?? emptyFragment(file, alternate);
  }
  if (inner.type !== "LogicalExpression") return undefined;
  const { operator, left, right } = inner;
  if (operator !== "&&")
    return isNothing(right) && valueKind(file, left) === "sql" ? found(file, right, left) : undefined;
  if (valueKind(file, right) !== "sql") return undefined;
  return { ...found(file, inner, right), guarded: { condition: file.textOf(left), fragment: file.textOf(right) } };
}

function found(file: SourceFile, node: TSESTree.Node, sql: TSESTree.Node): EmptyFragment {
  const inner = unwrap(sql);
  const maker =
    inner.type === "TaggedTemplateExpression" ? inner.tag : inner.type === "CallExpression" ? inner.callee : inner;
  const namespace = maker.type === "MemberExpression" ? file.textOf(maker.object) : undefined;
  return { node, text: file.textOf(node), guarded: undefined, namespace };
}

/** `""`, `null`, `undefined`: sent as a value, not as nothing. */
function isNothing(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name === "undefined";
  return (inner.type === "Literal" && inner.value === null && !("regex" in inner)) || literalText(inner)?.trim() === "";
}
