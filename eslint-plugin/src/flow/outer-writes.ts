import type { SourceFile } from "../file/source-file.js";
import { isWrite } from "../prisma/operations.js";
import type { PrismaCall } from "../prisma/prisma-call.js";
import { mayBeTransaction } from "./outer-client.js";

/** The writes of a file that are on an outer client for all one can see, and whose model is known. */
export function outerWrites(file: SourceFile): readonly PrismaCall[] {
  return file.prisma.calls.filter(
    ({ operation, model, client }) =>
      isWrite(operation) && model !== undefined && client.kind === "outer" && !mayBeTransaction(file, client.node),
  );
}

/** As a message names it: `prisma.user.create`, without what stands around the names. */
export function writeName(file: SourceFile, { node }: PrismaCall): string {
  return file.textOf(node.callee).replace(/\s+/g, "");
}

/** The same for clients that are written the same, `prisma!` and `prisma.$primary()` included. */
export function clientText(file: SourceFile, { client }: PrismaCall): string {
  return file
    .textOf(client.node)
    .replace(/\?\./g, ".")
    .replace(/\s+|!(?!=)/g, "")
    .replace(/\.\$(?:primary|replica)\(\)$/, "");
}
