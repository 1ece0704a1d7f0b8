import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { enclosingFunction } from "../../syntax/functions.js";
import { asMember, literalText, memberName } from "../../syntax/property.js";
import { unwrap, unwrapAwait } from "../../syntax/unwrap.js";
import { originOf, type Origin } from "../../syntax/variables.js";
import { HARMLESS, ioOfFunction, ioOfMethod, ioOfSource, isService, type Io } from "./io-sources.js";

/** What a call does outside the database; `undefined`: nothing that is known. */
export function ioOf(file: SourceFile, node: TSESTree.CallExpression, functions: readonly string[]): Io | undefined {
  const callee = unwrap(node.callee);
  if (functions.includes(file.textOf(callee).replaceAll(/\s+/g, ""))) return "request";
  // An outbox: what is sent stands in the same transaction.
  if (node.arguments.some((argument) => handsOnTransaction(file, argument))) return undefined;
  if (callee.type === "Identifier") return ofFunction(file, node, callee);
  const member = asMember(callee);
  return member && ofMethod(file, node, member);
}

function ofFunction(file: SourceFile, node: TSESTree.CallExpression, callee: TSESTree.Identifier): Io | undefined {
  const variable = file.variableOf(callee);
  if (!variable) {
    if (callee.name === "fetch" || callee.name === "$fetch") return "request";
    return callee.name === "setTimeout" && isSleep(node) ? "wait" : undefined;
  }
  const origin = originOf(variable);
  const source = sourceOf(origin);
  if (source !== undefined) {
    const io = HARMLESS.test(callee.name) ? undefined : ioOfSource(source);
    return io ?? (/^(?:node:)?timers$/.test(source) && isSleep(node) ? "wait" : ioOfFunction(callee.name));
  }
  return undefined;
}

function ofMethod(file: SourceFile, node: TSESTree.CallExpression, member: TSESTree.MemberExpression): Io | undefined {
  const method = memberName(member);
  if (method === undefined) return undefined;
  if (method === "send" && isCommand(node.arguments[0])) return "request";
  const chain = chainOf(member.object);
  if (!chain || isOfPrisma(file, member)) return undefined;
  const { root, names } = chain;
  // `axios.create()` makes a client, `stripe.customers.create()` a customer.
  const isOwn = names.length === (names[0] === "this" ? 2 : 1);
  if (isOwn && HARMLESS.test(method)) return undefined;
  const receiver = names.at(-1) ?? "";
  if (root && isLocalCollection(file, root)) return undefined;
  const ofSource = root && ofRoot(file, root, names.length);
  if (ofSource !== undefined) return ofSource;
  const [first, second] = names;
  const service = first === "this" ? second : first;
  if (service !== undefined && !isOwn && isService(service)) {
    return names.includes("webhooks") ? undefined : "request";
  }
  if (names.length === 1 && (first === "window" || first === "globalThis") && method === "fetch") return "request";
  if (first === "Bun" && method === "sleep") return "wait";
  const io = ioOfMethod(receiver, method);
  // A queue of functions is one of this process.
  return io === "queue" && node.arguments[0] && isFunctionLike(node.arguments[0]) ? undefined : io;
}

/** By the import that the first name of the chain is, or was made with: `new Resend()`, `createTransport()`. */
function ofRoot(file: SourceFile, root: TSESTree.Identifier, depth: number): Io | undefined {
  const variable = file.variableOf(root);
  const origin = variable && originOf(variable);
  if (!origin) return undefined;
  const source = sourceOf(origin);
  if (source !== undefined) return ioOfSource(source);
  if (origin.kind !== "value" || depth > 4) return undefined;
  const value = unwrapAwait(origin.value);
  const maker = value.type === "NewExpression" || value.type === "CallExpression" ? chainOf(value.callee) : undefined;
  const made = maker?.root && maker.root !== root ? file.variableOf(maker.root) : undefined;
  const madeFrom = made && sourceOf(originOf(made));
  if (madeFrom === undefined) return undefined;
  const io = ioOfSource(madeFrom);
  // What a call answers with is a response or a file's content, not a client.
  return value.type === "NewExpression" || isFactory(maker?.names.at(-1)) ? io : undefined;
}

function isFactory(name: string | undefined): boolean {
  return name !== undefined && /^(?:create\w*|extend|defaults|twilio|Stripe|mailgun|client)$/.test(name);
}

/** The module of an import, or of `require`. */
function sourceOf(origin: Origin): string | undefined {
  if (origin.kind === "import") return origin.source;
  if (origin.kind !== "value" && origin.kind !== "part") return undefined;
  let value = unwrapAwait(origin.value);
  while (value.type === "MemberExpression") value = unwrapAwait(value.object);
  if (value.type !== "CallExpression" || value.callee.type !== "Identifier" || value.callee.name !== "require") {
    return undefined;
  }
  const [source] = value.arguments;
  return source && literalText(source);
}

interface Chain {
  readonly root: TSESTree.Identifier | undefined;
  /** From the first to the last: `["this", "mail", "transport"]`. */
  readonly names: readonly string[];
}

/** Calls between count as the name of their function: `getStripe().customers`. */
function chainOf(node: TSESTree.Node): Chain | undefined {
  const inner = unwrapAwait(node);
  switch (inner.type) {
    case "Identifier":
      return { root: inner, names: [inner.name] };
    case "ThisExpression":
      return { root: undefined, names: ["this"] };
    case "CallExpression":
      return chainOf(inner.callee);
    case "MemberExpression": {
      const chain = chainOf(inner.object);
      const name = memberName(inner);
      return chain && name !== undefined ? { ...chain, names: [...chain.names, name.replace(/^#|^_/, "")] } : undefined;
    }
    default:
      return undefined;
  }
}

/** `const queue = new Set()`, `const channel = []`. */
function isLocalCollection(file: SourceFile, root: TSESTree.Identifier): boolean {
  const variable = file.variableOf(root);
  const origin = variable && originOf(variable);
  if (origin?.kind !== "value") return false;
  const value = unwrap(origin.value);
  if (value.type === "ArrayExpression" || value.type === "ObjectExpression") return true;
  return (
    value.type === "NewExpression" &&
    value.callee.type === "Identifier" &&
    /^(?:Set|Map|WeakSet|WeakMap|PQueue|Queue\w*Set)$/.test(value.callee.name)
  );
}

function isOfPrisma(file: SourceFile, member: TSESTree.MemberExpression): boolean {
  const model = asMember(member.object);
  return (
    file.prisma.clientOf(member.object) !== undefined ||
    (model !== undefined && file.prisma.clientOf(model.object) !== undefined)
  );
}

function isCommand(argument: TSESTree.Node | undefined): boolean {
  return (
    argument?.type === "NewExpression" &&
    argument.callee.type === "Identifier" &&
    argument.callee.name.endsWith("Command")
  );
}

function handsOnTransaction(file: SourceFile, argument: TSESTree.Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === "ObjectExpression") {
    return inner.properties.some(
      (property) => property.type === "Property" && handsOnTransaction(file, property.value),
    );
  }
  const isName = inner.type === "Identifier" || inner.type === "MemberExpression";
  const client = isName ? file.prisma.clientOf(inner) : undefined;
  return client !== undefined && client.kind !== "outer";
}

function isFunctionLike({ type }: TSESTree.Node): boolean {
  return type === "ArrowFunctionExpression" || type === "FunctionExpression";
}

/** `new Promise((resolve) => setTimeout(resolve, ms))` */
function isSleep(node: TSESTree.CallExpression): boolean {
  const executor = enclosingFunction(node);
  const promise = executor?.parent;
  if (promise?.type !== "NewExpression" || promise.callee.type !== "Identifier") return false;
  return promise.callee.name === "Promise" && promise.arguments[0] === executor;
}
