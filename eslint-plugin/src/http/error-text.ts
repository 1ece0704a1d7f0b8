import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import type { Variable } from "../syntax/variables.js";
import { caughtErrorOf, type CaughtError } from "./caught-error.js";
import { calleeName } from "./imported.js";

/** What of a caught error stands in a text or an object. */
export interface ErrorPart {
  readonly error: CaughtError;
  readonly part: "message" | "stack" | "meta" | "whole";
  /** `error.message`, as the file writes it. */
  readonly text: string;
  /** Where it stands in what was looked at. */
  readonly node: TSESTree.Node;
  /** Where it was taken: other than `node` if a variable has carried it. */
  readonly taken: readonly TSESTree.Node[];
  /** Where a variable that has carried it may have been given something else afterwards. */
  readonly replaced: readonly TSESTree.Node[];
}

/** The text stays what it was. */
const TEXT_METHODS: ReadonlySet<string | undefined> = new Set([
  ...["toString", "trim", "slice", "substring", "substr", "concat", "toUpperCase", "toLowerCase", "toLocaleString"],
]);
/** `JSON.stringify(error)`, `String(error)`, `inspect(error)`. */
const PRINTERS: ReadonlySet<string | undefined> = new Set(["stringify", "String", "inspect", "encode"]);

/** The parts of caught errors that an expression's value shows. What a function of the application makes of one is not known. */
export function errorPartsIn(file: SourceFile, expression: TSESTree.Node): readonly ErrorPart[] {
  const found: ErrorPart[] = [];
  new Search(file, found).visit(expression, expression, []);
  return found;
}

class Search {
  readonly #file: SourceFile;
  readonly #found: ErrorPart[];
  readonly #variables = new Set<Variable>();
  /** The writes after the one that is looked at, of each variable on the way. */
  #later: readonly TSESTree.Node[] = [];

  constructor(file: SourceFile, found: ErrorPart[]) {
    this.#file = file;
    this.#found = found;
  }

  /** @param shown - the node of the response, where `expression` is the value of a variable in it. */
  visit(expression: TSESTree.Node, shown: TSESTree.Node | undefined, taken: readonly TSESTree.Node[]): void {
    const node = unwrap(expression);
    const all = (nodes: readonly (TSESTree.Node | null)[]): void => {
      for (const inner of nodes) if (inner) this.visit(inner, taken.length > 0 ? shown : inner, taken);
    };
    switch (node.type) {
      case "Identifier":
        this.#identifier(node, shown ?? node, taken);
        return;
      case "MemberExpression":
        this.#member(node, shown ?? node, taken);
        return;
      case "TemplateLiteral":
        all(node.expressions);
        return;
      case "ObjectExpression":
        all(node.properties.map((property) => (property.type === "Property" ? property.value : property.argument)));
        return;
      case "ArrayExpression":
        all(node.elements);
        return;
      case "SpreadElement":
      case "AwaitExpression":
        all([node.argument]);
        return;
      case "ConditionalExpression":
        all([node.consequent, node.alternate]);
        return;
      case "LogicalExpression":
        all(node.operator === "&&" ? [node.right] : [node.left, node.right]);
        return;
      case "BinaryExpression":
        if (node.operator === "+") all([node.left, node.right]);
        return;
      case "CallExpression":
        all(printed(node));
        return;
      default:
        return;
    }
  }

  #identifier(node: TSESTree.Identifier, shown: TSESTree.Node, taken: readonly TSESTree.Node[]): void {
    const error = caughtErrorOf(this.#file, node);
    if (error) {
      const [part, deeper] = error.path;
      const kind = part === undefined ? "whole" : asPart(part);
      // `let error = err; if (!isKnown(error)) error = new HttpError(500)`: whatever it is in the end, it is not told here.
      const isReplaced = kind === "whole" && this.#later.length > 0;
      if (kind && deeper === undefined && !isReplaced) this.#add(error, kind, node, shown, taken);
      return;
    }
    const variable = this.#file.variableOf(node);
    if (!variable || this.#variables.has(variable) || variable.defs.length !== 1) return;
    if ((variable.defs[0]?.type as string) !== "Variable") return;
    this.#variables.add(variable);
    const writes = variable.references.flatMap(({ writeExpr, identifier }) =>
      writeExpr && isWholeValue(identifier, writeExpr) ? [writeExpr] : [],
    );
    const later = this.#later;
    for (const write of writes) {
      this.#later = [...later, ...writes.filter(({ range }) => range[0] > write.range[0])];
      this.visit(write, shown, [...taken, shown]);
    }
    this.#later = later;
  }

  #member(node: TSESTree.MemberExpression, shown: TSESTree.Node, taken: readonly TSESTree.Node[]): void {
    const object = unwrap(node.object);
    const part = asPart(memberName(node));
    if (!part || object.type !== "Identifier") return;
    const error = caughtErrorOf(this.#file, object);
    if (error?.path.length === 0) this.#add(error, part, node, shown, taken);
  }

  #add(
    error: CaughtError,
    part: ErrorPart["part"],
    node: TSESTree.Node,
    shown: TSESTree.Node,
    taken: readonly TSESTree.Node[],
  ): void {
    this.#found.push({
      error,
      part,
      text: this.#file.textOf(node),
      node: shown,
      taken: [...taken, node],
      replaced: this.#later,
    });
  }
}

function asPart(name: string | undefined): "message" | "stack" | "meta" | undefined {
  return name === "message" || name === "stack" || name === "meta" ? name : undefined;
}

/** `x = value` and `const x = value`, not `const { x } = value`. */
function isWholeValue(identifier: TSESTree.Node, value: TSESTree.Node): boolean {
  const { parent } = identifier;
  if (parent?.type === "VariableDeclarator") return parent.id === identifier && parent.init === value;
  return parent?.type === "AssignmentExpression" && parent.left === identifier && parent.right === value;
}

/** What a call puts into its result as it was. */
function printed(node: TSESTree.CallExpression): readonly TSESTree.Node[] {
  const name = calleeName(node.callee);
  const method = asMember(node.callee);
  const [first, second] = node.arguments;
  if (first && PRINTERS.has(name)) return [first];
  if (method && name === "assign" && second) return [first, second].flatMap((argument) => argument ?? []);
  if (method && first && name === "from") return [first];
  return method && TEXT_METHODS.has(name) ? [method.object] : [];
}
