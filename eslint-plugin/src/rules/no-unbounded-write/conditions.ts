import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { asObject, keyName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { constantObject } from "./constant-object.js";
import { isGuarded } from "./guards.js";
import { Definedness } from "./definedness.js";

/** How far a filter narrows down the rows. */
export type Bound =
  /** At least one condition holds, or nobody can tell. */
  | { readonly kind: "bounded" }
  /** No condition at all. */
  | { readonly kind: "all" }
  /** None, if the value is undefined. */
  | { readonly kind: "maybe"; readonly node: TSESTree.Node };

const BOUNDED: Bound = { kind: "bounded" };
const ALL: Bound = { kind: "all" };

/** What conditions remain of a `where` once Prisma has left out those that are undefined. */
export class Conditions {
  readonly #file: SourceFile;
  readonly #definedness: Definedness;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#definedness = new Definedness(file);
  }

  ofWhere(where: TSESTree.Node): Bound {
    const object = constantObject(this.#file, where);
    if (object) return this.#ofObject(object, (property) => this.#ofProperty(property));
    // A filter as a whole is its maker's: `where: isAll ? undefined : filter`, `where: options.where`.
    return isUndefined(where) ? ALL : BOUNDED;
  }

  #ofObject(object: TSESTree.ObjectExpression, of: (property: TSESTree.Property) => Bound): Bound {
    return allOf(
      object.properties.map((property) =>
        property.type === "SpreadElement" ? this.#ofSpread(property.argument, of) : of(property),
      ),
    );
  }

  #ofProperty(property: TSESTree.Property): Bound {
    const key = keyName(property);
    if (key === undefined) return BOUNDED;
    if (key === "AND" || key === "NOT") return this.#ofList(property.value);
    // A branch without a condition matches nothing: only without any list at all every row is left.
    if (key === "OR") return isUndefined(property.value) ? ALL : BOUNDED;
    return this.#ofFilter(property.value);
  }

  /** `AND: [a, b]`, `NOT: a`: without conditions they narrow nothing. */
  #ofList(value: TSESTree.Node): Bound {
    const inner = unwrap(value);
    if (inner.type !== "ArrayExpression") return this.ofWhere(value);
    return allOf(
      inner.elements.map((element) =>
        element === null || element.type === "SpreadElement" ? BOUNDED : this.ofWhere(element),
      ),
    );
  }

  /** A field's condition: a value, or `{ in: ids }`. A relation's without conditions still asks for the related row. */
  #ofFilter(value: TSESTree.Node): Bound {
    const object = asObject(value);
    if (!object) return this.#ofValue(value);
    return this.#ofObject(object, (property) => {
      const key = keyName(property);
      if (key === "mode") return ALL;
      const isScalarFilter = key !== undefined && SCALAR_FILTERS.has(key);
      return isScalarFilter ? this.#ofValue(property.value) : BOUNDED;
    });
  }

  /** `...(id && { id })`, `...(id ? { id } : {})`. */
  #ofSpread(argument: TSESTree.Node, of: (property: TSESTree.Property) => Bound): Bound {
    const inner = unwrap(argument);
    switch (inner.type) {
      case "ObjectExpression":
        return this.#ofObject(inner, of);
      case "LogicalExpression":
        return inner.operator === "&&" && asObject(inner.right)
          ? this.#maybe(evidenceOf(inner.left, inner), inner.left)
          : BOUNDED;
      case "ConditionalExpression": {
        const branches = [inner.consequent, inner.alternate];
        const isEmpty = branches.some((branch) => isUndefined(branch) || asObject(branch)?.properties.length === 0);
        return isEmpty ? this.#maybe(evidenceOf(inner.test, inner), inner.test) : BOUNDED;
      }
      default:
        return BOUNDED;
    }
  }

  #ofValue(value: TSESTree.Node): Bound {
    if (isUndefined(value)) return ALL;
    const doubtful = this.#definedness.doubtIn(value);
    return doubtful ? this.#maybe(doubtful) : BOUNDED;
  }

  /** @param guarded - what a guard would look at. */
  #maybe(node: TSESTree.Node, guarded = node): Bound {
    return isGuarded(this.#file, guarded) ? BOUNDED : { kind: "maybe", node };
  }
}

const SCALAR_FILTERS: ReadonlySet<string> = new Set([
  ...["equals", "not", "in", "notIn", "lt", "lte", "gt", "gte", "contains", "startsWith", "endsWith", "search"],
  ...["has", "hasEvery", "hasSome", "isEmpty"],
]);

/** What a message names: the value that was tested, else the whole expression. */
function evidenceOf(test: TSESTree.Node, whole: TSESTree.Node): TSESTree.Node {
  return ["Identifier", "MemberExpression", "ChainExpression"].includes(test.type) ? test : whole;
}

/** Conditions that all must hold: one is enough. */
function allOf(bounds: readonly Bound[]): Bound {
  return bounds.find(({ kind }) => kind === "bounded") ?? bounds.find(({ kind }) => kind === "maybe") ?? ALL;
}

/** `undefined`, `void 0`. */
export function isUndefined(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return (
    (inner.type === "Identifier" && inner.name === "undefined") ||
    (inner.type === "UnaryExpression" && inner.operator === "void")
  );
}
