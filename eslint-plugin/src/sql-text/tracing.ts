import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { FunctionNode } from "../syntax/functions.js";

/** How a text comes to depend on something that the file does not fix. */
export type Cause = "parameter" | "result" | "rows" | "environment" | "value";

/** The expression that makes a text dynamic. */
export interface Dynamic {
  readonly node: TSESTree.Node;
  readonly cause: Cause;
  /** The part of it that is meant, where the node does not say it: of `input` the key `sort`. */
  readonly path?: Path;
}

/** Which part of a value is asked for: keys and indexes, `ANY` for some element or property, `KEYS` for the keys themselves. */
export type Path = readonly string[];
export const ANY = "*";
export const KEYS = "@keys";
export const WHOLE: Path = [];

export type Argument = TSESTree.CallExpressionArgument;

/** The calls of the file's own functions that led to the expression in hand: what their parameters are. */
export interface Env {
  readonly call:
    | {
        readonly of: FunctionNode;
        readonly arguments: readonly Argument[];
        /** What of the arguments is handed on: of `names.map(quote)` an element. */
        readonly part: Path;
        readonly from: Env;
      }
    | undefined;
  /** What is being traced just now: a text that is made of itself adds nothing to itself. */
  readonly active: Set<TSESTree.Node>;
  readonly depth: number;
}

export function rootEnv(): Env {
  return { call: undefined, active: new Set(), depth: 0 };
}

/** Outside of any call, for what a class or a caller says: what is being traced already stays known. */
export function outerEnv({ active, depth }: Env): Env {
  return { call: undefined, active, depth: depth + 1 };
}

export function callEnv(of: FunctionNode, args: readonly Argument[], from: Env, part: Path = WHOLE): Env {
  return { call: { of, arguments: args, part, from }, active: new Set(), depth: from.depth + 1 };
}

/** Whoever finds out what text an expression can hold. */
export interface Tracer {
  readonly file: SourceFile;
  /** Names such as `escapeIdentifier` and `sqlstring.escape`. */
  readonly sanitizers: ReadonlySet<string>;
  /** What makes a part of a value dynamic; `undefined`: every text it can be stands in the source, or is a number's. */
  trace(node: TSESTree.Node, path: Path, env: Env): Dynamic | undefined;
}

/** The first of several parts that is dynamic. */
export function firstOf<Item>(items: readonly Item[], trace: (item: Item) => Dynamic | undefined): Dynamic | undefined {
  for (const item of items) {
    const found = trace(item);
    if (found) return found;
  }
  return undefined;
}

/** What is left of a path behind a prefix; `undefined` if it leads elsewhere. A shorter path asks for all below. */
export function behind(path: Path, prefix: Path): Path | undefined {
  for (const [index, key] of prefix.entries()) {
    const step = path[index];
    if (step === undefined) return WHOLE;
    if (step === KEYS) return undefined;
    if (step !== key && step !== ANY && key !== ANY) return undefined;
  }
  return path.slice(prefix.length);
}

export function isIndex(step: string | undefined): boolean {
  return step !== undefined && (step === ANY || /^\d+$/.test(step));
}

/** `TABLE_NAMES`, `MAX`: by convention a constant. */
export function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name) && name.length > 1;
}
