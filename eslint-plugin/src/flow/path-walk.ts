import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, type FunctionNode } from "../syntax/functions.js";
import { conditionsOf, exclude } from "./conditions.js";
import { goesOn, neverReturns, setApart, swallows } from "./exits.js";
import { clientText } from "./outer-writes.js";
import type { FunctionWrites, WritePair, WritePaths, WriteStep } from "./write-paths.js";

/** What may have been written where a path has come to; `undefined`: no path leads here. */
type Reached = ReadonlySet<WriteStep> | undefined;

/** Where `break` and `continue` lead. */
interface Frame {
  readonly isLoop: boolean;
  breaks: Reached;
  continues: Reached;
}

const NONE: ReadonlySet<WriteStep> = new Set();
/** A function that writes so much in so many ways before a second model comes is left alone. */
const MAX_STEPS = 64;

/**
 * Walks once through a function along its paths. Where paths meet, what each of them may have written is put together, so
 * the cost grows with the length of the function and not with the number of its paths. A loop counts as one round.
 */
export class PathWalk {
  readonly #paths: WritePaths;
  readonly #frames: Frame[] = [];
  readonly #steps: WriteStep[] = [];
  #pair: WritePair | undefined;

  constructor(paths: WritePaths) {
    this.#paths = paths;
  }

  run(owner: FunctionNode | TSESTree.Program): FunctionWrites {
    if (owner.type === "Program") this.#all(owner.body, NONE);
    else if (owner.body.type === "BlockStatement") this.#all(owner.body.body, NONE);
    else this.#expression(owner.body, NONE);
    // Once the function has a transaction, its callers have nothing left to report.
    return { steps: this.#pair ? [] : this.#steps, pair: this.#pair };
  }

  #all(statements: readonly TSESTree.Statement[], reached: Reached): Reached {
    return statements.reduce((now, statement) => (now ? this.#statement(statement, now) : now), reached);
  }

  #statement(node: TSESTree.Statement, reached: ReadonlySet<WriteStep>): Reached {
    if (this.#pair) return undefined;
    switch (node.type) {
      case "BlockStatement":
        return this.#all(node.body, reached);
      case "IfStatement": {
        const tested = this.#expression(node.test, reached);
        const otherwise = node.alternate ? this.#statement(node.alternate, tested) : tested;
        return join(this.#statement(node.consequent, tested), otherwise);
      }
      case "SwitchStatement":
        return this.#switch(node, reached);
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return this.#loop(node, reached);
      case "TryStatement":
        return this.#try(node, reached);
      case "LabeledStatement":
        return this.#statement(node.body, reached);
      case "BreakStatement":
      case "ContinueStatement":
        // A jump to a label ends the path here: rather a finding less than a path that is none.
        if (!node.label) this.#jump(node.type, reached);
        return undefined;
      case "ReturnStatement":
      case "ThrowStatement":
        if (node.argument) this.#expression(node.argument, reached);
        return undefined;
      case "ExpressionStatement": {
        const after = this.#expression(node.expression, reached);
        return neverReturns(node.expression) ? undefined : after;
      }
      default:
        return this.#expression(node, reached);
    }
  }

  #switch(node: TSESTree.SwitchStatement, reached: ReadonlySet<WriteStep>): Reached {
    const tested = this.#expression(node.discriminant, reached);
    const frame: Frame = { isLoop: false, breaks: undefined, continues: undefined };
    this.#frames.push(frame);
    let fallen: Reached;
    for (const { consequent } of node.cases) fallen = this.#all(consequent, join(tested, fallen));
    this.#frames.pop();
    const hasDefault = node.cases.some(({ test }) => test === null);
    return join(join(fallen, frame.breaks), hasDefault ? undefined : tested);
  }

  #loop(
    node:
      | TSESTree.ForStatement
      | TSESTree.ForInStatement
      | TSESTree.ForOfStatement
      | TSESTree.WhileStatement
      | TSESTree.DoWhileStatement,
    reached: ReadonlySet<WriteStep>,
  ): Reached {
    const head = this.#children(node, reached, node.body);
    const frame: Frame = { isLoop: true, breaks: undefined, continues: undefined };
    this.#frames.push(frame);
    const round = this.#statement(node.body, head);
    this.#frames.pop();
    return join(join(head, round), join(frame.breaks, frame.continues));
  }

  /** What the `catch` does makes up for what the `try` did not: the two do not count together. */
  #try({ block, handler, finalizer }: TSESTree.TryStatement, reached: ReadonlySet<WriteStep>): Reached {
    const tried = this.#statement(block, reached);
    const caught = handler ? this.#statement(handler.body, reached) : undefined;
    const after = join(tried, caught);
    if (!finalizer) return after;
    const last = this.#statement(finalizer, after ?? reached);
    return after && last;
  }

  #jump(type: "BreakStatement" | "ContinueStatement", reached: ReadonlySet<WriteStep>): void {
    const frame = this.#frames.findLast(({ isLoop }) => isLoop || type === "BreakStatement");
    if (!frame) return;
    if (type === "BreakStatement") frame.breaks = join(frame.breaks, reached);
    else frame.continues = join(frame.continues, reached);
  }

  #expression(node: TSESTree.Node, reached: ReadonlySet<WriteStep>): ReadonlySet<WriteStep> {
    if (this.#pair || !this.#paths.relevant.has(node) || isFunction(node)) return reached;
    switch (node.type) {
      case "ConditionalExpression": {
        const tested = this.#expression(node.test, reached);
        return union(this.#expression(node.consequent, tested), this.#expression(node.alternate, tested));
      }
      case "LogicalExpression": {
        const left = this.#expression(node.left, reached);
        // The right side of `||` and `??` stands in for the left one.
        return union(left, this.#expression(node.right, node.operator === "&&" ? left : reached));
      }
      case "ClassDeclaration":
      case "ClassExpression":
        return reached;
      case "CallExpression":
        return this.#call(node, this.#children(node, reached));
      default:
        return this.#children(node, reached);
    }
  }

  #children(node: TSESTree.Node, reached: ReadonlySet<WriteStep>, except?: TSESTree.Node): ReadonlySet<WriteStep> {
    return this.#paths.relevant
      .childrenOf(node)
      .reduce((now, child) => (child === except ? now : this.#expression(child, now)), reached);
  }

  #call(node: TSESTree.CallExpression, reached: ReadonlySet<WriteStep>): ReadonlySet<WriteStep> {
    const write = this.#paths.writeAt(node);
    if (write) return this.#take(node, [this.#stepAt(node, { write, at: node, through: undefined })], reached);
    const run = this.#paths.calledBy(node);
    if (!run) return reached;
    const { called, isByName } = run;
    const steps = this.#paths.of(called).steps.map((step) =>
      this.#stepAt(node, {
        write: step.write,
        at: isByName ? node : step.at,
        through: isByName ? called : step.through,
        conditions: step.conditions,
      }),
    );
    return this.#take(node, steps, reached);
  }

  #stepAt(
    node: TSESTree.Node,
    step: Pick<WriteStep, "write" | "at" | "through"> & Partial<Pick<WriteStep, "conditions">>,
  ): WriteStep {
    const conditions = [...conditionsOf(this.#paths.file, node), ...(step.conditions ?? [])];
    return { ...step, client: clientText(this.#paths.file, step.write), conditions, apart: setApart(node, goesOn) };
  }

  #take(node: TSESTree.Node, steps: readonly WriteStep[], reached: ReadonlySet<WriteStep>): ReadonlySet<WriteStep> {
    for (const second of steps) {
      for (const first of reached) {
        if (!this.#belongTogether(first, second)) continue;
        this.#pair = { first, second };
        return reached;
      }
    }
    if (setApart(node, swallows) === undefined) this.#steps.push(...steps);
    return reached.size + steps.length > MAX_STEPS ? reached : new Set([...reached, ...steps]);
  }

  #belongTogether(first: WriteStep, second: WriteStep): boolean {
    return (
      modelOf(first) !== modelOf(second) &&
      first.apart === second.apart &&
      // Two helpers one after the other are two pieces of work: whether they belong together the file does not say.
      (first.through === undefined || second.through === undefined) &&
      first.client === second.client &&
      !exclude(this.#paths.file, first.conditions, second.conditions)
    );
  }
}

function modelOf({ write }: WriteStep): string | undefined {
  return write.entry?.name ?? write.model;
}

function join(left: Reached, right: Reached): Reached {
  return left && right ? union(left, right) : (left ?? right);
}

function union(left: ReadonlySet<WriteStep>, right: ReadonlySet<WriteStep>): ReadonlySet<WriteStep> {
  if (left === right || right.size === 0) return left;
  return left.size === 0 ? right : new Set([...left, ...right]);
}
