import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import type { Client } from "../prisma/client.js";
import { isWrite } from "../prisma/operations.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";

/** A query, or a transaction, on a client that is no transaction's for all its name and type say. */
export interface OuterQuery {
  readonly node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
  readonly client: Client;
  readonly kind: "read" | "write" | "transaction";
  /** `prisma.user.create`, `prisma.$queryRaw`: without what stands around the names. */
  readonly name: string;
}

const known = new WeakMap<SourceFile, readonly OuterQuery[]>();

/** Every such query of the file, in the order of the source. */
export function outerQueriesOf(file: SourceFile): readonly OuterQuery[] {
  let queries = known.get(file);
  if (queries === undefined) {
    queries = [...modelQueries(file), ...rawQueries(file), ...transactions(file)]
      .filter(({ client }) => client.kind === "outer")
      .toSorted((left, right) => left.node.range[0] - right.node.range[0]);
    known.set(file, queries);
  }
  return queries;
}

function modelQueries(file: SourceFile): readonly OuterQuery[] {
  return file.prisma.calls.map(({ node, client, operation }) => ({
    node,
    client,
    kind: isWrite(operation) ? "write" : "read",
    name: nameOf(file, node.callee),
  }));
}

function rawQueries(file: SourceFile): readonly OuterQuery[] {
  return file.prisma.rawCalls.flatMap(({ node }) => {
    const method = node.type === "CallExpression" ? node.callee : node.tag;
    const member = asMember(method);
    if (!member || !memberName(member)?.startsWith("$")) return [];
    const client = file.prisma.clientOf(member.object);
    const kind = memberName(member)?.startsWith("$query") ? "read" : "write";
    return client ? [{ node, client, kind, name: nameOf(file, method) } as const] : [];
  });
}

function transactions(file: SourceFile): readonly OuterQuery[] {
  return file.prisma.transactions.flatMap(({ node, receiver }) => {
    const client = receiver && file.prisma.clientOf(receiver);
    return client ? [{ node, client, kind: "transaction", name: nameOf(file, node.callee) } as const] : [];
  });
}

function nameOf(file: SourceFile, callee: TSESTree.Node): string {
  return file.textOf(unwrap(callee)).replace(/\s+/g, "");
}
