import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName, propertyOf } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { appOf, type App } from "./apps.js";
import { constantOf } from "./constant.js";

/** `router.post("/login", limit, handler)`. */
export interface Route {
  readonly node: TSESTree.CallExpression;
  readonly app: App;
  /** What it was called on, as the file writes it. */
  readonly receiver: string;
  /** In lower case; `all` for every method. */
  readonly method: string;
  readonly path: string;
  readonly pathNode: TSESTree.Node;
  readonly middleware: readonly TSESTree.Node[];
  readonly handler: TSESTree.Node;
}

const METHODS: ReadonlySet<string | undefined> = new Set(["get", "post", "put", "patch", "delete", "all"]);
/** What may stand where a handler stands; an object or a text is a body, and the call a client's. */
const HANDLERS: ReadonlySet<string> = new Set([
  ...["ArrowFunctionExpression", "FunctionExpression", "Identifier", "MemberExpression", "CallExpression"],
  "ArrayExpression",
]);

/** Every route whose path the file tells, in the order of the source. */
export function routesOf(file: SourceFile): readonly Route[] {
  return file.nodes("CallExpression").flatMap((node) => asRoute(file, node) ?? []);
}

function asRoute(file: SourceFile, node: TSESTree.CallExpression): Route | undefined {
  const member = asMember(node.callee);
  const method = member && memberName(member);
  if (!member || !(METHODS.has(method) || method === "route")) return undefined;
  const [first, ...rest] = node.arguments;
  if (first === undefined) return undefined;
  if (method === "route") return ofOptions(file, node, member, first);
  const onPath = routeCall(member.object);
  const pathNode = onPath ? onPath.path : first;
  const path = literalText(constantOf(file, pathNode));
  const handlers = onPath ? node.arguments : rest;
  const handler = handlers.at(-1);
  if (path === undefined || !handler || !HANDLERS.has(unwrap(handler).type)) return undefined;
  const receiver = onPath ? onPath.receiver : member.object;
  const app = appOf(file, receiver);
  if (!app) return undefined;
  const middleware = handlers.slice(0, -1);
  return { node, app, receiver: file.textOf(receiver), method: method ?? "", path, pathNode, middleware, handler };
}

/** `router.route("/login")` of `router.route("/login").get(…).post(…)`. */
function routeCall(
  expression: TSESTree.Node,
): { readonly receiver: TSESTree.Node; readonly path: TSESTree.Node } | undefined {
  const call = unwrap(expression);
  const member = call.type === "CallExpression" ? asMember(call.callee) : undefined;
  if (call.type !== "CallExpression" || !member) return undefined;
  const [path] = call.arguments;
  if (memberName(member) === "route") {
    return path && call.arguments.length === 1 ? { receiver: member.object, path } : undefined;
  }
  return METHODS.has(memberName(member)) ? routeCall(member.object) : undefined;
}

/** Fastify's `app.route({ method: "POST", url: "/login", handler })`. */
function ofOptions(
  file: SourceFile,
  node: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  options: TSESTree.Node,
): Route | undefined {
  if (options.type !== "ObjectExpression") return undefined;
  const pathNode = (propertyOf(options, "url") ?? propertyOf(options, "path"))?.value;
  const path = pathNode && literalText(pathNode);
  const methodNode = propertyOf(options, "method")?.value;
  const handler = propertyOf(options, "handler")?.value;
  const app = pathNode && appOf(file, object);
  if (!app || path === undefined || !methodNode || !handler) return undefined;
  const method = literalText(methodNode)?.toLowerCase() ?? "all";
  const middleware = options.properties.filter(
    (property) => property.type === "Property" && property.value !== handler,
  );
  return { node, app, receiver: file.textOf(object), method, path, pathNode, middleware, handler };
}
