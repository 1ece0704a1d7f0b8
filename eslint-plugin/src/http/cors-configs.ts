import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName, propertyOf } from "../syntax/property.js";
import { constantObject } from "./constant.js";
import { openOptions, openOrigin, type OpenOrigin } from "./cors-origin.js";
import { calleeName, importedOf } from "./imported.js";

/** A place that says which sites may read the answers. */
export interface CorsConfig {
  readonly node: TSESTree.Node;
  readonly origin: OpenOrigin;
  /** The path that it is for, where it is mounted on one. */
  readonly path: string | undefined;
}

const MIDDLEWARE: ReadonlySet<string> = new Set(["cors", "hono/cors", "@koa/cors", "kcors", "koa2-cors", "koa-cors"]);
const PLUGINS: ReadonlySet<string> = new Set(["@fastify/cors", "fastify-cors"]);

/** A CORS middleware or option that lets every site in; `undefined` if the call is none, or not all of it is to be seen. */
export function asOpenCors(
  file: SourceFile,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): CorsConfig | undefined {
  if (node.type === "NewExpression") return ofServer(file, node);
  return ofMiddleware(file, node) ?? ofPlugin(file, node) ?? ofNest(file, node) ?? ofGateway(file, node);
}

/** `cors()` of Express, Hono and Koa, whatever it is called here. */
function ofMiddleware(file: SourceFile, node: TSESTree.CallExpression): CorsConfig | undefined {
  const imported = importedOf(file, node.callee);
  if (!imported || !MIDDLEWARE.has(imported.source)) return undefined;
  if (imported.path.length > 1 || (imported.path.length === 1 && imported.path[0] !== "cors")) return undefined;
  const origin = openOptions(file, node.arguments[0]);
  return origin && { node, origin, path: mountPath(node) };
}

/** `app.register(cors, options)` of Fastify. */
function ofPlugin(file: SourceFile, node: TSESTree.CallExpression): CorsConfig | undefined {
  const method = asMember(node.callee);
  const [plugin, options] = node.arguments;
  if (!method || memberName(method) !== "register" || !plugin) return undefined;
  const imported = importedOf(file, plugin);
  if (!imported || !PLUGINS.has(imported.source)) return undefined;
  const origin = openOptions(file, options);
  return origin && { node, origin, path: undefined };
}

/** `app.enableCors()`, `NestFactory.create(AppModule, { cors: true })`. */
function ofNest(file: SourceFile, node: TSESTree.CallExpression): CorsConfig | undefined {
  const method = asMember(node.callee);
  const name = method && memberName(method);
  if (name === "enableCors") {
    const origin = openOptions(file, node.arguments[0]);
    return origin && { node, origin, path: undefined };
  }
  if (name !== "create" || importedOf(file, node.callee)?.source !== "@nestjs/core") return undefined;
  return ofOption(file, node.arguments.at(-1));
}

/** `@WebSocketGateway({ cors: { origin: "*" } })`. */
function ofGateway(file: SourceFile, node: TSESTree.CallExpression): CorsConfig | undefined {
  return calleeName(node.callee) === "WebSocketGateway" ? ofOption(file, node.arguments.at(-1)) : undefined;
}

/** `new Server(httpServer, { cors: { origin: "*" } })` of Socket.IO. */
function ofServer(file: SourceFile, node: TSESTree.NewExpression): CorsConfig | undefined {
  const source = importedOf(file, node.callee)?.source;
  return source === "socket.io" ? ofOption(file, node.arguments.at(-1)) : undefined;
}

/** The option `cors` of something else. */
function ofOption(file: SourceFile, options: TSESTree.Node | undefined): CorsConfig | undefined {
  const object = constantObject(file, options);
  const cors = object && propertyOf(object, "cors");
  if (!cors) return undefined;
  const { value } = cors;
  const inner = constantObject(file, value);
  const origin = inner ? propertyOf(inner, "origin") : undefined;
  const open = origin ? openOrigin(file, origin.value) : value.type === "Literal" && value.value === true && "any";
  return open ? { node: cors, origin: open, path: undefined } : undefined;
}

/** `/assets` of `app.use("/assets", cors())` and of `app.get("/assets/:file", cors(), handler)`. */
function mountPath(node: TSESTree.CallExpression): string | undefined {
  const call = node.parent;
  if (call.type !== "CallExpression" || !asMember(call.callee)) return undefined;
  const [first] = call.arguments;
  return first && first !== node ? literalText(first) : undefined;
}
