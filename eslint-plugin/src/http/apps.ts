import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { memberOf } from "../prisma/class-members.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf, type Variable } from "../syntax/variables.js";
import { importedOf } from "./imported.js";

/** An expression that holds an HTTP application, or a router that is mounted on one. */
export interface App {
  readonly kind: "app" | "router";
  readonly framework: "express" | "fastify" | "hono" | "koa" | "nest" | "unknown";
  /** `built`: its construction stands in the file. `given`: a parameter or an import with its type or name. */
  readonly evidence: "built" | "given";
}

const BUILDERS: { readonly [source: string]: Omit<App, "evidence"> } = {
  express: { kind: "app", framework: "express" },
  "express-promise-router": { kind: "router", framework: "express" },
  fastify: { kind: "app", framework: "fastify" },
  hono: { kind: "app", framework: "hono" },
  "@hono/zod-openapi": { kind: "app", framework: "hono" },
  koa: { kind: "app", framework: "koa" },
  "koa-router": { kind: "router", framework: "koa" },
  "@koa/router": { kind: "router", framework: "koa" },
  "@nestjs/core": { kind: "app", framework: "nest" },
};
/** Methods of an application that answer with it, or with a part of it. */
const CHAINED: ReadonlySet<string | undefined> = new Set([
  ...["use", "get", "post", "put", "patch", "delete", "all", "on", "route", "basePath", "register", "options"],
  ...["withTypeProvider", "openapi", "mount", "notFound", "onError"],
]);
const TYPES = /^(?:Express|Application|Router|IRouter|FastifyInstance|Hono|OpenAPIHono|Koa|NestExpressApplication)$/;
const APP_NAMES = /^(?:app|server|fastify|hono|expressApp)$|App$/;
const ROUTER_NAMES = /^(?:router|routes)$|(?:Router|Routes)$/;

/** The application or router that an expression is; `undefined` if it is none. */
export function appOf(file: SourceFile, expression: TSESTree.Node, depth = 0): App | undefined {
  if (depth > 12) return undefined;
  const node = unwrapAwait(expression);
  switch (node.type) {
    case "Identifier":
      return ofIdentifier(file, node, depth);
    case "NewExpression":
      return built(file, node.callee);
    case "CallExpression": {
      const method = asMember(node.callee);
      const name = method && memberName(method);
      const made = built(file, node.callee);
      if (made) return made;
      return method && CHAINED.has(name) ? appOf(file, method.object, depth + 1) : undefined;
    }
    case "MemberExpression":
      return unwrap(node.object).type === "ThisExpression" ? ofField(file, node, depth) : undefined;
    default:
      return undefined;
  }
}

/** `express()`, `express.Router()`, `new Hono()`, `NestFactory.create(…)`. */
function built(file: SourceFile, callee: TSESTree.Node): App | undefined {
  const imported = importedOf(file, callee);
  const builder = imported && Object.hasOwn(BUILDERS, imported.source) ? BUILDERS[imported.source] : undefined;
  if (!imported || !builder) return undefined;
  const name = imported.path.join(".");
  switch (builder.framework) {
    case "nest":
      return name === "NestFactory.create" ? { ...builder, evidence: "built" } : undefined;
    case "express":
      if (name === "Router") return { kind: "router", framework: "express", evidence: "built" };
      return name === "" || name === "express" ? { ...builder, evidence: "built" } : undefined;
    case "fastify":
      return name === "" || name === "fastify" || name === "Fastify" ? { ...builder, evidence: "built" } : undefined;
    default:
      return name.includes(".") ? undefined : { ...builder, evidence: "built" };
  }
}

function ofIdentifier(file: SourceFile, node: TSESTree.Identifier, depth: number): App | undefined {
  const variable = file.variableOf(node);
  const origin = variable && originOf(variable);
  switch (origin?.kind) {
    case "value":
      return appOf(file, origin.value, depth + 1);
    case "parameter": {
      const type = typeName(variable);
      return type === undefined ? named(node.name) : TYPES.test(type) ? named(node.name, type) : undefined;
    }
    case "import":
      return /^[./@~#]/.test(origin.source) ? named(node.name) : undefined;
    default:
      return undefined;
  }
}

/** `this.router`, unless the class makes it something else or gives it another type. */
function ofField(file: SourceFile, node: TSESTree.MemberExpression, depth: number): App | undefined {
  const name = memberName(node) ?? "";
  const member = memberOf(node, name);
  const made = member?.value && appOf(file, member.value, depth + 1);
  if (made) return made;
  const type = member && nameOfType(member.type);
  return type === undefined || TYPES.test(type) ? named(name.replace(/^#/, "")) : undefined;
}

function named(name: string, type?: string): App | undefined {
  const given = { framework: "unknown", evidence: "given" } as const;
  if (ROUTER_NAMES.test(name) || type?.includes("Router") === true) return { kind: "router", ...given };
  return APP_NAMES.test(name) || type !== undefined ? { kind: "app", ...given } : undefined;
}

function typeName(variable: Variable | undefined): string | undefined {
  const identifier = variable?.defs[0]?.name;
  return nameOfType(identifier?.type === "Identifier" ? identifier.typeAnnotation?.typeAnnotation : undefined);
}

/** `Router` of `router: Router` and of `router: express.Router`; `""` for a type of another form. */
function nameOfType(type: TSESTree.TypeNode | undefined): string | undefined {
  if (type?.type !== "TSTypeReference") return type && "";
  if (type.typeName.type === "Identifier") return type.typeName.name;
  return type.typeName.type === "TSQualifiedName" ? type.typeName.right.name : "";
}
