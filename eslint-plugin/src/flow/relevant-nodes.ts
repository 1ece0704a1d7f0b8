import type { TSESTree } from "@typescript-eslint/utils";

/** The part of a tree that leads to given nodes: all that a walk along the paths has to look at. */
export class RelevantNodes {
  readonly #children = new Map<TSESTree.Node, TSESTree.Node[]>();

  add(node: TSESTree.Node): void {
    if (this.#children.has(node)) return;
    this.#children.set(node, []);
    let inner = node;
    for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
      const siblings = this.#children.get(outer);
      if (siblings) {
        siblings.push(inner);
        return;
      }
      this.#children.set(outer, [inner]);
    }
  }

  has(node: TSESTree.Node): boolean {
    return this.#children.has(node);
  }

  /** Those that lead to something, in the order of the source. */
  childrenOf(node: TSESTree.Node): readonly TSESTree.Node[] {
    const children = this.#children.get(node) ?? [];
    return children.length < 2 ? children : children.toSorted((left, right) => left.range[0] - right.range[0]);
  }
}
