import type { TSESTree } from "@typescript-eslint/utils";
import { matchesAny } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { importsOf, type Import } from "../../log-calls/imports.js";
import { functionName, isFunction } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";

/** Packages that only a process which serves others has a use for. */
const SERVER_PACKAGES =
  /^(?:express|fastify|koa|hono|restify|polka|h3|nitro(?:pack)?|elysia|moleculer|@hapi\/hapi|@nestjs\/(?!cli|schematics|testing)[\w-]+|@trpc\/server|@feathersjs\/[\w-]+|@hono\/[\w-]+|@fastify\/[\w-]+|fastify-[\w-]+|@koa\/[\w-]+|koa-[\w-]+|@apollo\/server|apollo-server[\w-]*|graphql-yoga|type-graphql|mercurius|express-[\w-]+|body-parser|cookie-parser|cors|helmet|multer|morgan|passport|passport-[\w-]+|jsonwebtoken|bcrypt|bcryptjs|argon2|nodemailer|bullmq|bull|bee-queue|agenda|amqplib|kafkajs|inngest|@trigger\.dev\/sdk|node-cron|ioredis|redis|socket\.io|server-only|next\/server|next\/headers|next\/cache|aws-lambda|@aws-sdk\/client-(?:sqs|sns|ses)|@remix-run\/node|@react-router\/node|firebase-functions|firebase-admin|@google-cloud\/(?:tasks|pubsub)|stripe)(?:\/|$)/;
/** Names that make an import of another package one of a server. */
const SERVER_NAMES: ReadonlySet<string> = new Set([
  ...["NextApiRequest", "NextApiResponse", "NextApiHandler", "PrismaClient", "getServerSession", "createTRPCRouter"],
  ...["publicProcedure", "protectedProcedure", "createServer"],
]);
/** Packages that only a page has a use for, and such that only a terminal has. */
const BROWSER_PACKAGES =
  /^(?:react(?!-email|-pdf|\/server)|react-dom(?!\/server)|preact|vue|vuex|pinia|svelte|solid-js|@angular|rxjs|next\/(?:navigation|router|link|image|dynamic)|next-auth\/react|expo|@tanstack\/(?:react|vue)|@reduxjs|redux|zustand|jotai|swr|jquery|workbox-|idb|@trpc\/(?:client|react-query|next))(?:[-/]|$)/;
const TERMINAL_PACKAGES =
  /^(?:commander|yargs|inquirer|@inquirer\/|ink|prompts|enquirer|ora|chalk|picocolors|kleur|meow|cac|@clack\/|@oclif\/|citty|minimist|cli-table3?|zx|listr2?|yeoman-generator|nest-commander|figlet|boxen)(?:\/|$)?/;

const SERVER_PATHS = [
  "**/pages/api/**",
  "**/app/**/route.{ts,js,mts,mjs}",
  "**/{server,backend}/**/{routes,controllers,services,middleware,middlewares,handlers,jobs,workers,api}/**",
] as const;

/** Whether a file's code runs in a process that serves requests or jobs, and whose output is a log. Without evidence: no. */
export function isServerCode(file: SourceFile, call: TSESTree.Node): boolean {
  if (isScript(file)) return false;
  const imports = importsOf(file);
  if (imports.some(({ source }) => TERMINAL_PACKAGES.test(source))) return false;
  if (hasDirective(file.code.ast.body, "use client")) return false;
  if (isInServerFunction(call)) return true;
  if (hasDirective(file.code.ast.body, "use server")) return true;
  if (hasMarkup(file) || /(?:^|\/)(?:use[A-Z]\w*|sw|service-?worker)\.[cm]?[jt]sx?$/.test(file.relativePath))
    return false;
  const hasStrongEvidence = file.prisma.calls.some(({ client }) => client.evidence === "certain");
  if (hasStrongEvidence) return true;
  if (imports.some(isOfBrowser) || usesBrowser(file)) return false;
  return (
    imports.some(isOfServer) || matchesAny(file.relativePath, SERVER_PATHS) || hasRequestHandler(file) || listens(file)
  );
}

function isOfServer({ source, names }: Import): boolean {
  return SERVER_PACKAGES.test(source) || names.some((name) => SERVER_NAMES.has(name));
}

/** `import { cache } from "react"` is what a server writes as well. */
function isOfBrowser({ source, names }: Import): boolean {
  return (
    BROWSER_PACKAGES.test(source) &&
    !(source === "react" && names.length > 0 && names.every((name) => name === "cache"))
  );
}

/** A file that is run by hand: it talks to a terminal. */
function isScript({ text, code }: SourceFile): boolean {
  if (text.startsWith("#!") || /\brequire\.main\b|\bimport\.meta\.main\b|\bprocess\.argv\b/.test(text)) return true;
  if (!/\bprocess\.exit\(|\$disconnect\(/.test(text) || /\.listen\(|\bbootstrap\b/.test(text)) return false;
  return code.ast.body.some((statement) => {
    const expression = statement.type === "ExpressionStatement" ? unwrap(statement.expression) : undefined;
    return expression !== undefined && startsWithRun(expression);
  });
}

/** `main()`, `main().catch(…)`, `await seed()`, `(async () => { … })()`. */
function startsWithRun(expression: TSESTree.Node): boolean {
  const inner = unwrap(expression);
  if (inner.type === "AwaitExpression" || inner.type === "UnaryExpression") return startsWithRun(inner.argument);
  if (inner.type !== "CallExpression") return false;
  const callee = unwrap(inner.callee);
  const member = asMember(callee);
  if (member) return /^(?:then|catch|finally)$/.test(memberName(member) ?? "") && startsWithRun(member.object);
  return (
    isFunction(callee) || (callee.type === "Identifier" && callee.name !== "require" && inner.arguments.length === 0)
  );
}

/** What Next.js, Remix and React run on the server in a file of components. */
function isInServerFunction(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (!isFunction(outer)) continue;
    if (outer.body.type === "BlockStatement" && hasDirective(outer.body.body, "use server")) return true;
    const name = functionName(outer);
    if (name === "getServerSideProps") return true;
  }
  return false;
}

function hasDirective(statements: readonly TSESTree.ProgramStatement[], directive: string): boolean {
  const [first] = statements;
  return (
    first?.type === "ExpressionStatement" && first.expression.type === "Literal" && first.expression.value === directive
  );
}

function hasMarkup(file: SourceFile): boolean {
  return (
    /\.[jt]sx$/.test(file.relativePath) || file.nodes("JSXElement").length > 0 || file.nodes("JSXFragment").length > 0
  );
}

const BROWSER_OBJECTS: ReadonlySet<string> = new Set([
  "window",
  "document",
  "localStorage",
  "sessionStorage",
  "navigator",
]);

function usesBrowser(file: SourceFile): boolean {
  if (!/\b(?:window|document|localStorage|sessionStorage|navigator)\b/.test(file.text)) return false;
  return file.nodes("MemberExpression").some(({ object }) => {
    return object.type === "Identifier" && BROWSER_OBJECTS.has(object.name) && file.variableOf(object) === undefined;
  });
}

/** `(req, res) => …`, `(request, reply) => …`, `(error, req, res, next) => …`. */
function hasRequestHandler(file: SourceFile): boolean {
  if (!/\b_?re(?:q|quest)\b/.test(file.text)) return false;
  const functions = [
    ...file.nodes("ArrowFunctionExpression"),
    ...file.nodes("FunctionExpression"),
    ...file.nodes("FunctionDeclaration"),
  ];
  return functions.some(({ params }) => {
    const names = params.map((param) => (param.type === "Identifier" ? param.name : ""));
    const at = names.findIndex((name) => /^_?re(?:q|quest)$/.test(name));
    return at >= 0 && /^_?(?:res|response|reply)$/.test(names[at + 1] ?? "");
  });
}

function listens(file: SourceFile): boolean {
  if (!file.text.includes(".listen(")) return false;
  return file.nodes("CallExpression").some(({ callee }) => {
    const member = asMember(callee);
    return (
      member?.object.type === "Identifier" &&
      memberName(member) === "listen" &&
      /^(?:app|server|httpServer|fastify)$/.test(member.object.name)
    );
  });
}
