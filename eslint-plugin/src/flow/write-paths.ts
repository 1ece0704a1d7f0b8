import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { PrismaCall } from "../prisma/prisma-call.js";
import { enclosingFunction, isFunction, type FunctionNode } from "../syntax/functions.js";
import { callGraphOf, type CallGraph } from "./call-graph.js";
import type { Condition } from "./conditions.js";
import { fateOf } from "./fate.js";
import { PathWalk } from "./path-walk.js";
import { RelevantNodes } from "./relevant-nodes.js";
import { functionRunBy } from "./run-in-place.js";
import type { TransactionScope } from "./transaction-scope.js";

/** A write as the function sees it that runs it, itself or through another function of the file. */
export interface WriteStep {
  readonly write: PrismaCall;
  /** The client as it is written. */
  readonly client: string;
  /** The write, or the call that leads to it. */
  readonly at: TSESTree.Node;
  /** The function that is called by its name and has the write. */
  readonly through: FunctionNode | undefined;
  readonly conditions: readonly Condition[];
  /** The `try` or `catch` that sets it apart from the rest of the function. */
  readonly apart: TSESTree.Node | undefined;
}

/** Two writes to different models that one run of a function does, the first one first. */
export interface WritePair {
  readonly first: WriteStep;
  readonly second: WriteStep;
}

export interface FunctionWrites {
  /** All that a caller has to count: not those whose failure the function keeps to itself. */
  readonly steps: readonly WriteStep[];
  readonly pair: WritePair | undefined;
}

/** Through how many calls a write is followed. */
const MAX_CALLS = 16;
const NOTHING: FunctionWrites = { steps: [], pair: undefined };

/** The writes on the paths through the functions of a file, each function looked at once. */
export class WritePaths {
  readonly file: SourceFile;
  readonly relevant = new RelevantNodes();
  readonly #scope: TransactionScope;
  readonly #calls: CallGraph;
  readonly #writes: ReadonlyMap<TSESTree.Node, PrismaCall>;
  readonly #known = new Map<TSESTree.Node, FunctionWrites>();
  #depth = 0;

  /** @param writes - those that count, in the order of the source. */
  constructor(file: SourceFile, scope: TransactionScope, writes: readonly PrismaCall[]) {
    this.file = file;
    this.#scope = scope;
    this.#calls = callGraphOf(file);
    this.#writes = new Map(writes.map((write) => [write.node, write]));
    this.#markRelevant();
  }

  /** Every function that has a write in it, the outer ones too; also the file itself. */
  get owners(): ReadonlySet<FunctionNode | TSESTree.Program> {
    const owners = new Set<FunctionNode | TSESTree.Program>();
    for (const write of this.#writes.keys()) {
      for (let owner = enclosingFunction(write); owner; owner = enclosingFunction(owner)) owners.add(owner);
    }
    return owners.add(this.file.code.ast);
  }

  of(owner: FunctionNode | TSESTree.Program): FunctionWrites {
    const known = this.#known.get(owner);
    if (known) return known;
    if (this.#depth >= MAX_CALLS) return NOTHING;
    // A function that calls itself adds nothing by that.
    this.#known.set(owner, NOTHING);
    const isCounted = this.relevant.has(owner) && !(isFunction(owner) && this.#scope.covers(owner));
    this.#depth += 1;
    const writes = isCounted ? new PathWalk(this).run(owner) : NOTHING;
    this.#depth -= 1;
    this.#known.set(owner, writes);
    return writes;
  }

  /** The write that a call is, if it runs there and its failure counts. */
  writeAt(call: TSESTree.CallExpression): PrismaCall | undefined {
    const write = this.#writes.get(call);
    return write && fateOf(this.file, call) === "runs" ? write : undefined;
  }

  /** The function that a call runs and waits for. */
  calledBy(call: TSESTree.CallExpression): { readonly called: FunctionNode; readonly isByName: boolean } | undefined {
    const inPlace = functionRunBy(this.file, call);
    if (inPlace) return { called: inPlace, isByName: enclosingFunction(inPlace) !== enclosingFunction(call) };
    const called = this.#calls.targetOf(call);
    return called && fateOf(this.file, call) === "runs" ? { called, isByName: true } : undefined;
  }

  /** The writes, and the calls that lead to them through any number of functions. */
  #markRelevant(): void {
    const pending: FunctionNode[] = [];
    const reached = new Set<FunctionNode>();
    const reach = (node: TSESTree.Node): void => {
      this.relevant.add(node);
      for (let owner = enclosingFunction(node); owner && !reached.has(owner); owner = enclosingFunction(owner)) {
        reached.add(owner);
        pending.push(owner);
      }
    };
    for (const write of this.#writes.keys()) reach(write);
    for (let owner = pending.pop(); owner; owner = pending.pop()) this.#calls.callsOf(owner).forEach(reach);
  }
}
