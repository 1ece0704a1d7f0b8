import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { originOf } from "../syntax/variables.js";

export type PrismaName = "sql" | "raw" | "join" | "empty" | "Sql";

const NAMES = ["sql", "raw", "join", "empty", "Sql"] as const;
/** What `Prisma.sql` and its like are made of; both export them by these names. */
const MODULES = /^sql-template-tag$|prisma/i;

/** Which of `Prisma.sql`, `Prisma.raw`, … an expression is, also under another name. */
export function prismaName(file: SourceFile, node: TSESTree.Node): PrismaName | undefined {
  const inner = unwrap(node);
  const member = asMember(inner);
  if (member) {
    const name = memberName(member);
    const known = NAMES.find((entry) => entry === name);
    return known !== undefined && isPrisma(file, member.object) ? known : undefined;
  }
  if (inner.type !== "Identifier") return undefined;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  switch (origin?.kind) {
    case "import": {
      if (!MODULES.test(origin.source)) return undefined;
      if (origin.source === "sql-template-tag" && origin.imported === "default") return "sql";
      return NAMES.find((entry) => entry === origin.imported);
    }
    case "part":
      return origin.path.length === 1 && isPrisma(file, origin.value)
        ? NAMES.find((entry) => entry === origin.path[0])
        : undefined;
    case "value":
      return unwrap(origin.value).type === "MemberExpression" ? prismaName(file, origin.value) : undefined;
    default:
      return undefined;
  }
}

/** `Prisma`, also imported as another name or from a package's namespace. */
export function isPrisma(file: SourceFile, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === "MemberExpression") return memberName(inner) === "Prisma";
  if (inner.type !== "Identifier") return false;
  if (inner.name === "Prisma") return true;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  return origin?.kind === "import" && origin.imported === "Prisma";
}

/** ``Prisma.sql`…` ``. */
export function isSqlTag(file: SourceFile, { tag }: TSESTree.TaggedTemplateExpression): boolean {
  return prismaName(file, tag) === "sql";
}

/** ``prisma.$queryRaw`…` ``: rows come of it. */
export function isClientTag({ tag }: TSESTree.TaggedTemplateExpression): boolean {
  const member = asMember(tag);
  const name = member && memberName(member);
  return name === "$queryRaw" || name === "$executeRaw";
}
