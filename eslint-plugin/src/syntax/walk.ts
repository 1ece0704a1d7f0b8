import type { TSESTree } from "@typescript-eslint/utils";

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** TypeScript's nodes that hold code, not only types. */
const TYPESCRIPT_CODE: ReadonlySet<string> = new Set([
  ...["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression", "TSTypeAssertion", "TSInstantiationExpression"],
  ...["TSEnumDeclaration", "TSEnumBody", "TSEnumMember", "TSModuleDeclaration", "TSModuleBlock", "TSExportAssignment"],
  ...["TSParameterProperty", "TSImportEqualsDeclaration"],
]);

/** Where a type hangs on code. */
const TYPE_KEYS: ReadonlySet<string> = new Set([
  ...["typeAnnotation", "returnType", "typeParameters", "typeArguments", "superTypeArguments", "implements"],
]);

/** For each parser's table, by type of node: the keys that may lead to code. */
const codeKeys = new WeakMap<VisitorKeys, Map<string, readonly string[]>>();

/** Calls `visit` with every node of code below `root` (types are left out), parents first, in the order of the source. */
export function walk(root: TSESTree.Node, visitorKeys: VisitorKeys, visit: (node: TSESTree.Node) => void): void {
  const known = codeKeys.get(visitorKeys) ?? new Map<string, readonly string[]>();
  codeKeys.set(visitorKeys, known);
  walkBelow(root, visitorKeys, known, visit);
}

function walkBelow(
  root: TSESTree.Node,
  visitorKeys: VisitorKeys,
  known: Map<string, readonly string[]>,
  visit: (node: TSESTree.Node) => void,
): void {
  visit(root);
  // Which keys hold nodes, the parser says; no type does.
  const children = root as unknown as Readonly<Record<string, unknown>>;
  for (const key of known.get(root.type) ?? codeKeysOf(root, visitorKeys, known)) {
    const child = children[key];
    if (Array.isArray(child)) {
      for (const element of child as unknown[]) if (isCode(element)) walkBelow(element, visitorKeys, known, visit);
    } else if (isCode(child)) {
      walkBelow(child, visitorKeys, known, visit);
    }
  }
}

function codeKeysOf(
  node: TSESTree.Node,
  visitorKeys: VisitorKeys,
  known: Map<string, readonly string[]>,
): readonly string[] {
  const stated = visitorKeys[node.type];
  const keys = (stated ?? fallbackKeys(node)).filter((key) => !TYPE_KEYS.has(key));
  // Without a table each node has keys of its own.
  if (stated !== undefined) known.set(node.type, keys);
  return keys;
}

function isCode(value: unknown): value is TSESTree.Node {
  if (typeof value !== "object" || value === null) return false;
  const { type } = value as { readonly type?: unknown };
  return typeof type === "string" && (!type.startsWith("TS") || TYPESCRIPT_CODE.has(type));
}

/** A parser that does not tell the keys of a node. */
function fallbackKeys(node: TSESTree.Node): string[] {
  return Object.keys(node).filter((key) => !["parent", "loc", "range", "tokens", "comments"].includes(key));
}
