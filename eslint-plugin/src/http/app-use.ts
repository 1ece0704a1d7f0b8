import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap, wrapped } from "../syntax/unwrap.js";
import { calleeName, importedOf } from "./imported.js";

/** What becomes of an application in the file that makes it. */
export interface Reach {
  /** Whether it answers clients and all its set-up stands in the file. */
  readonly isServing: boolean;
}

const MOUNTS: ReadonlySet<string | undefined> = new Set([
  ...["use", "get", "post", "put", "patch", "delete", "all", "route", "register"],
]);
/** `createServer(app)`, `serverless(app)`, `onRequest(app)`: they serve it and change nothing of it. */
const SERVERS =
  /^(?:createServer|createSecureServer|serverless|serverlessExpress|serverlessHttp|onRequest|toNodeHandler)$/;
/** Middleware and functions that may set headers, by their names. */
const SET_UP =
  /secur|header|harden|middleware|protect|config|setup|set[A-Z]|init|load|bootstrap|apply|configure|prepare|create|build|enhance|express/i;
/** Nobody opens these in a browser. */
const PROBE = /^\/?(?:healthz?|livez?|readyz?|readiness|liveness|metrics|ping|status)?$/;

/** @param name - the variable that holds the application. */
export function reachOf(file: SourceFile, name: TSESTree.Identifier, framework: string): Reach {
  const references = file.variableOf(name)?.references ?? [];
  const uses = references.filter((reference) => reference.isRead()).map(({ identifier }) => useOf(file, identifier));
  if (
    references.some((reference) => reference.isWrite() && !reference.init) ||
    uses.some(({ kind }) => kind === "lost")
  ) {
    return { isServing: false };
  }
  const mounts = uses.filter(({ kind, isProbe }) => kind === "mount" && !isProbe);
  const isListening = uses.some(({ kind }) => kind === "listen");
  const isHandedOut = uses.some(({ kind }) => kind === "handed-out") || isExported(name);
  switch (framework) {
    case "nest":
      return { isServing: isListening };
    case "express":
      // An application that is handed out may be a part of another: it has its own routes or parsers, then, by all its looks.
      return {
        isServing: mounts.length > 0 && (isListening || (isHandedOut && mounts.some(({ hasRoute }) => hasRoute))),
      };
    default:
      return { isServing: mounts.length > 0 && isListening };
  }
}

interface Use {
  readonly kind: "mount" | "listen" | "handed-out" | "lost" | "other";
  /** A route that only a machine asks. */
  readonly isProbe: boolean;
  /** A mount on a path, or of a body parser. */
  readonly hasRoute: boolean;
}

function useOf(file: SourceFile, identifier: TSESTree.Node): Use {
  const outer = wrapped(identifier);
  const parent = outer.parent;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === outer ? ofMember(file, parent) : use("other");
    case "CallExpression":
    case "NewExpression":
      return ofArgument(file, parent);
    case "ReturnStatement":
    case "ExportDefaultDeclaration":
      return use("handed-out");
    case "ExportSpecifier": {
      // `export { app as handlers }` is a part of another application.
      const name = parent.exported.type === "Identifier" ? parent.exported.name : parent.exported.value;
      return use(name === "default" || name === file.textOf(outer) ? "handed-out" : "other");
    }
    case "AssignmentExpression": {
      const target = asMember(parent.left);
      const isExport = target && /^(?:module\.)?exports\b/.test(file.textOf(target));
      return use(parent.right === outer && isExport ? "handed-out" : "lost");
    }
    case "Property":
      return use(isHandedOut(file, parent.parent) ? "handed-out" : "other");
    case "VariableDeclarator":
    case "ArrayExpression":
      return use("lost");
    default:
      return use("other");
  }
}

function ofMember(file: SourceFile, member: TSESTree.MemberExpression): Use {
  const name = memberName(member);
  const call = wrapped(member).parent;
  if (name === undefined) return use("lost");
  if (call?.type !== "CallExpression") return use("other");
  if (name === "listen") return use("listen");
  if (!MOUNTS.has(name)) return use("other");
  const [first] = call.arguments;
  const path = first && literalText(first);
  // `app.get("port")` reads a setting.
  if (path !== undefined && call.arguments.length === 1) return use("other");
  if (call.arguments.some((argument) => maySetHeaders(file, argument))) return use("lost");
  const isProbe = path !== undefined && name !== "use" && PROBE.test(path) && path !== "/";
  return { kind: "mount", isProbe, hasRoute: path !== undefined || /\b(?:json|urlencoded)\(/.test(file.textOf(call)) };
}

/** A middleware whose name says that it may, or a plugin of the application's own. */
function maySetHeaders(file: SourceFile, argument: TSESTree.Node): boolean {
  const inner = unwrap(argument);
  const callee = inner.type === "CallExpression" ? inner.callee : inner;
  const name = calleeName(callee);
  if (name === undefined || asMember(callee)) return false;
  const source = importedOf(file, callee)?.source ?? "";
  return /secur|header|harden|middlewares$|protect/i.test(name) || /secur|headers?\b|harden/i.test(source);
}

function ofArgument(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): Use {
  const name = calleeName(call.callee) ?? "";
  if (SERVERS.test(name)) return use("listen");
  const source = importedOf(file, call.callee)?.source;
  const isOwn = source === undefined || /^[./@~#]/.test(source);
  return use(isOwn && SET_UP.test(name) ? "lost" : "other");
}

/** `module.exports = { app }`, `return { app, server }`. */
function isHandedOut(file: SourceFile, object: TSESTree.Node): boolean {
  const { parent } = wrapped(object);
  if (parent?.type === "ReturnStatement") return true;
  return parent?.type === "AssignmentExpression" && /^(?:module\.)?exports\b/.test(file.textOf(parent.left));
}

/** `export const app = express()`. */
function isExported(name: TSESTree.Node): boolean {
  return name.parent?.parent?.parent?.type === "ExportNamedDeclaration";
}

function use(kind: Use["kind"]): Use {
  return { kind, isProbe: false, hasRoute: false };
}
