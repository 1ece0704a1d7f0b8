import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { SchemaModel } from "../schema/schema-facts.js";
import { asMember, asObject, isOpen, keyName, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";
import type { Client, Clients } from "./client.js";
import { asOperation, isOwnName, isPrismaArgument, type ModelOperation } from "./operations.js";

/** `<client>.<model>.<operation>(args)`. */
export interface PrismaCall {
  readonly node: TSESTree.CallExpression;
  readonly client: Client;
  /** As the client names it: `user`; `undefined` for `prisma[name]`. */
  readonly model: string | undefined;
  /** What the schema says of the model; `undefined` if no schema was found. */
  readonly entry: SchemaModel | undefined;
  readonly operation: ModelOperation;
  /** The first argument; `undefined` for none. */
  readonly args: TSESTree.CallExpressionArgument | undefined;
  /** The name of the operation in the source, for a squiggle of the right size. */
  readonly operationNode: TSESTree.Node;
}

/** The call as one of Prisma's model operations; `undefined` if it is none. */
export function asPrismaCall(
  file: SourceFile,
  clients: Clients,
  node: TSESTree.CallExpression,
): PrismaCall | undefined {
  const method = asMember(node.callee);
  const operation = method && asOperation(memberName(method));
  if (!method || operation === undefined || node.arguments.length > 1) return undefined;
  const [args] = node.arguments;
  if (args && !mayBeArguments(args)) return undefined;
  const delegate = delegateOf(file, clients, method.object);
  if (!delegate) return undefined;
  const { client, model } = delegate;
  const { models, files } = file.schema;
  const entry = model === undefined ? undefined : models.get(model);
  if (model !== undefined) {
    if (files.length > 0 && entry === undefined) return undefined;
    if (!/^[a-z_]/.test(model) && entry === undefined) return undefined;
  }
  if (client.evidence === "likely" && !looksLikePrisma(operation, args, entry !== undefined)) return undefined;
  return { node, client, model, entry, operation, args, operationNode: method.property };
}

interface Delegate {
  readonly client: Client;
  readonly model: string | undefined;
}

/** `prisma.user`, `prisma[model]`, `const { user } = prisma`, `const users = prisma.user`. */
function delegateOf(file: SourceFile, clients: Clients, expression: TSESTree.Node): Delegate | undefined {
  const inner = unwrap(expression);
  if (inner.type === "MemberExpression") {
    const model = memberName(inner);
    if (model?.startsWith("$") || model?.startsWith("#") || (model === undefined && !inner.computed)) return undefined;
    const client = clients.of(inner.object);
    return client && { client, model };
  }
  if (inner.type !== "Identifier") return undefined;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  if (origin?.kind === "value") {
    const value = unwrap(origin.value);
    return value.type === "MemberExpression" ? delegateOf(file, clients, value) : undefined;
  }
  if (origin?.kind !== "part" || origin.path.length !== 1) return undefined;
  const client = clients.of(origin.value);
  return client && { client, model: origin.path[0] };
}

/** An operation takes one object. */
function mayBeArguments(args: TSESTree.CallExpressionArgument): boolean {
  const inner = unwrap(args);
  return ![
    "Literal",
    "TemplateLiteral",
    "ArrowFunctionExpression",
    "FunctionExpression",
    "ArrayExpression",
    "NewExpression",
  ].includes(inner.type);
}

/** For a client that is only called `db` or the like. */
function looksLikePrisma(
  operation: ModelOperation,
  args: TSESTree.CallExpressionArgument | undefined,
  isModel: boolean,
): boolean {
  const object = asObject(args);
  if (object) {
    const keys = object.properties.flatMap((property) => (property.type === "Property" ? [keyName(property)] : []));
    const areKnown = keys.every((key) => key === undefined || isPrismaArgument(key));
    return areKnown && (isModel || keys.length > 0 || (isOpen(object) && isOwnName(operation)));
  }
  return isModel || (isOwnName(operation) && operation !== "groupBy");
}
