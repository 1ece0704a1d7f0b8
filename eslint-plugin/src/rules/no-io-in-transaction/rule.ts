import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import type { SourceFile } from "../../file/source-file.js";
import { calledFunction } from "../../syntax/called-function.js";
import { contains, enclosingFunction, type FunctionNode } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap, wrapped } from "../../syntax/unwrap.js";
import { ioOf } from "./io-call.js";
import type { Io } from "./io-sources.js";

interface Options {
  readonly functions: readonly string[];
}

const DOES: Record<Io, string> = {
  request: "makes a request",
  email: "sends a message",
  queue: "puts a message into a queue",
  file: "goes to the file system",
  process: "starts a process",
  wait: "waits",
};
/** Methods that call what they are given before the transaction goes on. */
const CALLS_AT_ONCE =
  /^(?:map|flatMap|forEach|filter|some|every|find|reduce|reduceRight|sort|then|catch|finally|from|race|all|allSettled)$/;

const LOCKS = "while the transaction holds a connection and its locks: all others wait as long.";
const UNDO = "A rollback does not undo it. Do it after the transaction has committed.";

export default defineRule<"io" | "wait" | "helper", Options>({
  id: "no-io-in-transaction",
  description: "disallow requests, messages, file access and waiting inside an interactive transaction",
  recommended: "off",
  type: "problem",
  options: {
    functions: texts("Further functions that do such a thing, as they are called: `notify`, `this.search.index`."),
  },
  defaults: { functions: [] },
  messages: {
    io: `\`{{ call }}\` {{ does }} ${LOCKS} ${UNDO}`,
    wait: `\`{{ call }}\` waits ${LOCKS} Wait before the transaction or after it.`,
    helper: `\`{{ call }}\` calls \`{{ inner }}\`, which {{ does }} ${LOCKS} Do it after the transaction has committed.`,
  },
  mentions: ["$transaction"],
  check(file, report, { functions }) {
    const search = new IoSearch(file, functions);
    for (const { callback } of file.prisma.transactions) {
      if (!callback) continue;
      for (const { node, io, inner } of search.in(callback)) {
        const data = { call: nameOf(file, node), inner: inner ? nameOf(file, inner) : "", does: DOES[io] };
        report({ node, messageId: inner ? "helper" : io === "wait" ? "wait" : "io", data });
      }
    }
  },
});

interface Found {
  readonly node: TSESTree.CallExpression;
  readonly io: Io;
  /** Where the node is a call of a function of this file: what that one calls. */
  readonly inner: TSESTree.CallExpression | undefined;
}

/** Goes through the calls of functions, and of those of the file that they call. */
class IoSearch {
  readonly #file: SourceFile;
  readonly #functions: readonly string[];
  readonly #found = new Map<FunctionNode, readonly Found[]>();

  constructor(file: SourceFile, functions: readonly string[]) {
    this.#file = file;
    this.#functions = functions;
  }

  in(owner: FunctionNode): readonly Found[] {
    const known = this.#found.get(owner);
    if (known) return known;
    // Of a function that calls itself, nothing more.
    this.#found.set(owner, []);
    const found = this.#file
      .nodes("CallExpression")
      .filter((node) => isRunBy(owner, node))
      .flatMap((node) => this.#at(node));
    this.#found.set(owner, found);
    return found;
  }

  #at(node: TSESTree.CallExpression): readonly Found[] {
    const io = ioOf(this.#file, node, this.#functions);
    if (io !== undefined) return [{ node, io, inner: undefined }];
    const callee = unwrap(node.callee);
    const helper = calledFunction(this.#file, callee);
    if (!helper || contains(node, helper)) return [];
    const [first] = this.in(helper);
    return first ? [{ node, io: first.io, inner: first.inner ?? first.node }] : [];
  }
}

/** Whether the call runs as a part of the function: not in a function that somebody keeps for later. */
function isRunBy(owner: FunctionNode, node: TSESTree.Node): boolean {
  if (node.range[0] < owner.range[0] || owner.range[1] < node.range[1]) return false;
  for (let inner = enclosingFunction(node); inner && inner !== owner; inner = enclosingFunction(inner)) {
    if (!isCalledAtOnce(inner)) return false;
  }
  return contains(owner, node);
}

/** `(async () => …)()`, `ids.map(async (id) => …)`, `new Promise((resolve) => …)`. */
function isCalledAtOnce(node: FunctionNode): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (parent?.type === "NewExpression") return parent.callee.type === "Identifier" && parent.callee.name === "Promise";
  if (parent?.type !== "CallExpression") return false;
  const member = asMember(parent.callee);
  return parent.callee === outer || CALLS_AT_ONCE.test((member && memberName(member)) ?? "");
}

function nameOf(file: SourceFile, { callee }: TSESTree.CallExpression): string {
  const text = file.textOf(unwrap(callee)).replaceAll(/\s+/g, "");
  const member = asMember(callee);
  return text.length > 60 && member ? (memberName(member) ?? text) : text;
}
