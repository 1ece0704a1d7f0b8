import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName, propertyOf } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import { constantObject } from "./constant.js";
import { importedOf } from "./imported.js";
import { statusClass, type StatusClass } from "./status.js";

/** A place where something is said to the client. */
export interface HttpResponse {
  readonly node: TSESTree.Node;
  /** What the client gets to read. */
  readonly bodies: readonly TSESTree.Node[];
  readonly status: StatusClass;
}

/** Of Express, Fastify, Node and Koa: `res.json(body)`. */
const ANSWERS: ReadonlySet<string | undefined> = new Set(["json", "jsonp", "send", "end", "write", "render"]);
/** Of Hono's context: `c.json(body, status)`. */
const CONTEXT_ANSWERS: ReadonlySet<string | undefined> = new Set(["json", "text", "body", "html", "newResponse"]);
const RESPONSE_NAME = /^_?(?:res|response|resp|reply|rep|httpRes|expressRes)$/;
const RESPONSE_TYPE =
  /^(?:Response|ExpressResponse|NextApiResponse|ServerResponse|FastifyReply|HttpResponse|OutgoingMessage)$/;
const CONTEXT_NAME = /^_?(?:c|ctx|context)$/;
/** Functions that make a `Response`. */
const JSON_MODULES = /^(?:@sveltejs\/kit|@remix-run\/\w+|react-router|@tanstack\/[\w-]*start)$/;

/** The call, `new` or assignment as an answer to the client; `undefined` if it is none. */
export function asResponse(
  file: SourceFile,
  node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression,
): HttpResponse | undefined {
  if (node.type === "CallExpression") return ofMethod(file, node) ?? ofFunction(file, node);
  return node.type === "NewExpression" ? ofConstructor(file, node) : ofAssignment(file, node);
}

function ofMethod(file: SourceFile, node: TSESTree.CallExpression): HttpResponse | undefined {
  const method = asMember(node.callee);
  const name = method && memberName(method);
  if (!method || node.arguments.length === 0) return undefined;
  const [first, second] = node.arguments;
  if (name === "json" && isResponseClass(method.object)) {
    return { node, bodies: present(first), status: statusOfInit(file, second) };
  }
  if (ANSWERS.has(name)) {
    const root = chainRoot(method.object);
    if (isResponse(file, root.node)) {
      const bodies = present(name === "render" ? second : first);
      return { node, bodies, status: statusOf(file, node, root.status, root.node) };
    }
  }
  if (!CONTEXT_ANSWERS.has(name) || !isContext(file, method.object)) return undefined;
  const status = second ? statusOfInit(file, second) : statusBefore(file, node, method.object);
  return { node, bodies: present(first), status };
}

/** `json(body, { status })` of SvelteKit, Remix and the like, `createError({ message })` of h3. */
function ofFunction(file: SourceFile, node: TSESTree.CallExpression): HttpResponse | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier") return undefined;
  const [first, second] = node.arguments;
  if (callee.name === "createError") return ofH3Error(file, node, callee);
  if (callee.name !== "json") return undefined;
  const imported = importedOf(file, callee);
  if (imported === undefined || !JSON_MODULES.test(imported.source)) return undefined;
  return { node, bodies: present(first), status: statusOfInit(file, second) };
}

function ofH3Error(
  file: SourceFile,
  node: TSESTree.CallExpression,
  callee: TSESTree.Identifier,
): HttpResponse | undefined {
  const imported = importedOf(file, callee);
  const isH3 = imported
    ? /^(?:h3|nitro\w*|nuxt|#imports|#app)(?:\/|$)/.test(imported.source)
    : !file.variableOf(callee);
  const [argument] = node.arguments;
  if (!isH3 || argument?.type !== "ObjectExpression") return undefined;
  const statusCode = propertyOf(argument, "statusCode") ?? propertyOf(argument, "status");
  const status = statusCode ? statusClass(file, statusCode.value) : "server";
  const shown = ["message", "statusMessage", "data"].flatMap((key) => propertyOf(argument, key)?.value ?? []);
  return status === "server" ? { node, bodies: shown, status } : undefined;
}

function ofConstructor(file: SourceFile, node: TSESTree.NewExpression): HttpResponse | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier") return undefined;
  const [first, second] = node.arguments;
  switch (callee.name) {
    case "Response":
    case "NextResponse":
      return { node, bodies: present(first), status: statusOfInit(file, second) };
    case "TRPCError": {
      const options = constantObject(file, first);
      const message = options && propertyOf(options, "message");
      if (!options || !message) return undefined;
      return { node, bodies: [message.value], status: statusClass(file, propertyOf(options, "code")?.value) };
    }
    case "HttpException": {
      const status = statusClass(file, second);
      return status === "server" && isOfNest(file, callee) ? { node, bodies: present(first), status } : undefined;
    }
    case "InternalServerErrorException": {
      // The second argument is `{ cause }` or goes into the body as `error`.
      const shown = [...present(first), ...(second?.type === "ObjectExpression" ? [] : present(second))];
      return isOfNest(file, callee) ? { node, bodies: shown, status: "server" } : undefined;
    }
    default:
      return undefined;
  }
}

function isOfNest(file: SourceFile, callee: TSESTree.Identifier): boolean {
  return importedOf(file, callee)?.source === "@nestjs/common";
}

/** Koa's `ctx.body = …`. */
function ofAssignment(file: SourceFile, node: TSESTree.AssignmentExpression): HttpResponse | undefined {
  const target = asMember(node.left);
  if (node.operator !== "=" || !target || memberName(target) !== "body" || !isContext(file, target.object)) {
    return undefined;
  }
  return { node, bodies: [node.right], status: statusBefore(file, node, target.object) };
}

function isResponseClass(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Identifier" && (inner.name === "Response" || inner.name === "NextResponse");
}

/** `res` of `res.status(500).type("json")`, and the status on the way. */
function chainRoot(expression: TSESTree.Node): { node: TSESTree.Node; status: TSESTree.Node | undefined } {
  let status: TSESTree.Node | undefined;
  let node = unwrap(expression);
  while (node.type === "CallExpression") {
    const method = asMember(node.callee);
    if (!method) break;
    const name = memberName(method);
    if (name === "status" || name === "code" || name === "writeHead") status ??= node.arguments[0];
    if (name === "getResponse") break;
    node = unwrap(method.object);
  }
  return { node, status };
}

/** A parameter that is called or typed as a response, `this.res`, `host.switchToHttp().getResponse()` and variables set to it. */
function isResponse(file: SourceFile, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier": {
      const variable = file.variableOf(node);
      const origin = variable && originOf(variable);
      if (origin?.kind === "parameter") return RESPONSE_NAME.test(node.name) || hasType(variable, RESPONSE_TYPE);
      if (origin?.kind === "value") return isResponse(file, unwrap(origin.value));
      return origin?.kind === "part" && RESPONSE_NAME.test(origin.path.at(-1) ?? "");
    }
    case "MemberExpression":
      return RESPONSE_NAME.test(memberName(node) ?? "");
    case "CallExpression": {
      const method = asMember(node.callee);
      return method !== undefined && memberName(method) === "getResponse";
    }
    default:
      return false;
  }
}

/** The context of Hono or Koa: a parameter. */
function isContext(file: SourceFile, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "MemberExpression") return memberName(node) === "response" && isContext(file, node.object);
  const variable = node.type === "Identifier" && CONTEXT_NAME.test(node.name) ? file.variableOf(node) : undefined;
  return variable !== undefined && originOf(variable).kind === "parameter";
}

function hasType(variable: ReturnType<SourceFile["variableOf"]>, name: RegExp): boolean {
  const identifier = variable?.defs[0]?.name;
  const type = identifier?.type === "Identifier" ? identifier.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== "TSTypeReference") return false;
  const { typeName } = type;
  if (typeName.type === "Identifier") return name.test(typeName.name);
  return typeName.type === "TSQualifiedName" && name.test(typeName.right.name);
}

/** `{ status: 500 }`, or the status itself. */
function statusOfInit(file: SourceFile, init: TSESTree.Node | undefined): StatusClass {
  const options = constantObject(file, init);
  if (!options) return statusClass(file, init);
  return statusClass(file, propertyOf(options, "status")?.value);
}

function statusOf(
  file: SourceFile,
  node: TSESTree.Node,
  chained: TSESTree.Node | undefined,
  root: TSESTree.Node,
): StatusClass {
  return chained ? statusClass(file, chained) : statusBefore(file, node, root);
}

/** `res.status(400);`, `res.statusCode = 400;` or `ctx.status = 400;` in a statement before, in the same block. */
function statusBefore(file: SourceFile, node: TSESTree.Node, root: TSESTree.Node): StatusClass {
  let statement = node;
  while (statement.parent && statement.parent.type !== "BlockStatement") statement = statement.parent;
  const block = statement.parent;
  if (block?.type !== "BlockStatement") return "unknown";
  const text = file.textOf(root);
  const before = block.body
    .slice(
      0,
      block.body.findIndex((other) => other === statement),
    )
    .reverse();
  for (const other of before) {
    const status = other.type === "ExpressionStatement" ? statusSetBy(file, unwrap(other.expression), text) : undefined;
    if (status) return statusClass(file, status);
  }
  return "unknown";
}

function statusSetBy(file: SourceFile, expression: TSESTree.Node, root: string): TSESTree.Node | undefined {
  const isSetter = expression.type === "AssignmentExpression";
  const target = isSetter ? expression.left : expression.type === "CallExpression" ? expression.callee : undefined;
  const member = target && asMember(target);
  const name = member && memberName(member);
  if (!member || !["status", "statusCode", "code", "writeHead"].includes(name ?? "")) return undefined;
  if (file.textOf(member.object) !== root) return undefined;
  if (isSetter) return expression.right;
  return expression.type === "CallExpression" ? expression.arguments[0] : undefined;
}

function present(node: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  return node ? [node] : [];
}
