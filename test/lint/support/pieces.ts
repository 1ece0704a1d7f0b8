import tseslint from "typescript-eslint";

/** From and to which offset of a source. */
export type Span = readonly [start: number, end: number];

export interface Pieces {
  readonly tokens: readonly Span[];
  readonly identifiers: readonly Span[];
  readonly expressions: readonly Span[];
  readonly statements: readonly Span[];
}

interface Node {
  readonly type: string;
  readonly range: [number, number];
  readonly [key: string]: unknown;
}

interface Program extends Node {
  readonly tokens: readonly Node[];
}

// The type of the package's export does not tell of the options.
const typescript = tseslint.parser as unknown as {
  parseForESLint(code: string, options: object): { readonly ast: Program };
};

const IS_EXPRESSION = /Expression$|^(?:Identifier|Literal|TemplateLiteral)$/;
const IS_STATEMENT = /Statement$|Declaration$/;

/** The pieces of a source that could stand elsewhere; `undefined` if it is none. */
export function piecesOf(code: string, hasJsx = false): Pieces | undefined {
  const ast = parse(code, hasJsx);
  if (ast === undefined) return undefined;
  const expressions: Span[] = [];
  const statements: Span[] = [];
  walk(ast, ({ type, range }) => {
    if (IS_EXPRESSION.test(type)) expressions.push(range);
    if (IS_STATEMENT.test(type)) statements.push(range);
  });
  const tokens = ast.tokens.map(({ range }) => range);
  const identifiers = ast.tokens.filter(({ type }) => type === "Identifier").map(({ range }) => range);
  return { tokens, identifiers, expressions, statements };
}

function parse(code: string, hasJsx: boolean): Program | undefined {
  try {
    const options = { range: true, tokens: true, ecmaFeatures: { jsx: hasJsx }, filePath: hasJsx ? "a.tsx" : "a.ts" };
    return typescript.parseForESLint(code, options).ast;
  } catch {
    return undefined;
  }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent" || key === "tokens" || key === "comments") continue;
    const children: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const child of children) if (isNode(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}
