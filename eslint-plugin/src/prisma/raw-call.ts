import type { TSESTree } from "@typescript-eslint/utils";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";

export type RawMethod = "$queryRaw" | "$executeRaw" | "$queryRawUnsafe" | "$executeRawUnsafe" | "raw" | "sql";

/** SQL that goes to Prisma as text or as a tagged template: of a client, or `Prisma.sql` and `Prisma.raw`. */
export type RawCall =
  /** ``prisma.$queryRaw`…` ``, ``Prisma.sql`…` `` */
  | { readonly form: "template"; readonly node: TSESTree.TaggedTemplateExpression; readonly method: RawMethod }
  /** `prisma.$queryRawUnsafe(sql)`, `Prisma.raw(sql)`, `prisma.$queryRaw(sql)` */
  | {
      readonly form: "call";
      readonly node: TSESTree.CallExpression;
      readonly method: RawMethod;
      readonly text: TSESTree.CallExpressionArgument | undefined;
    };

const CLIENT_METHODS = ["$queryRaw", "$executeRaw", "$queryRawUnsafe", "$executeRawUnsafe"] as const;
const PRISMA_METHODS = ["raw", "sql"] as const;

/** The node as raw SQL; `undefined` if it is none. A method of a client is known by its name: nothing else is called so. */
export function asRawCall(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): RawCall | undefined {
  const method = methodOf(node.type === "CallExpression" ? node.callee : node.tag);
  if (method === undefined) return undefined;
  if (node.type === "TaggedTemplateExpression") return { form: "template", node, method };
  return { form: "call", node, method, text: node.arguments[0] };
}

function methodOf(callee: TSESTree.Node): RawMethod | undefined {
  const inner = unwrap(callee);
  if (inner.type === "Identifier") return CLIENT_METHODS.find((method) => method === inner.name);
  const member = asMember(inner);
  const name = member && memberName(member);
  // Asked of every call of a file, and nearly none is one.
  if (name === undefined || !(name.startsWith("$") || name === "raw" || name === "sql")) return undefined;
  const own = CLIENT_METHODS.find((method) => method === name);
  if (own !== undefined || member === undefined) return own;
  const object = unwrap(member.object);
  const isNamespace = object.type === "Identifier" && object.name === "Prisma";
  return isNamespace ? PRISMA_METHODS.find((method) => method === name) : undefined;
}
