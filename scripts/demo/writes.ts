import { Prisma } from "../../generated/client/client.js";
import type { Shop, ShopClient } from "./shop.js";
import { codeLine, heading, table } from "./terminal.js";

const POST = 10;

/** What a post and its comments, which go with it (onDelete: Cascade), are in the database. */
const STORED = Prisma.sql`
  SELECT count(*) AS stored, count(*) FILTER (WHERE "isActive") AS active
    FROM (SELECT "isActive" FROM posts WHERE id = ${POST}
          UNION ALL SELECT "isActive" FROM comments WHERE post_id = ${POST}) AS rows`;

/** Deletes a post, in a transaction that fails and then for good, and prints what the database holds. */
export async function showDelete(shop: Shop): Promise<void> {
  console.log(heading("A delete sets rows inactive, in the transaction that it stands in, and can be undone"));
  for (const line of [
    "await prisma.$transaction(async (tx) => {",
    `  await tx.post.delete({ where: { id: ${POST} } });`,
    '  throw new Error("the payment failed");',
    "});",
  ]) {
    console.log(codeLine(line));
  }
  printStored("after the rollback", [
    ["plain Prisma", ...(await rolledBack(shop.plain))],
    ["hardened", ...(await rolledBack(shop.hardened))],
  ]);

  console.log(`\n${codeLine(`await prisma.post.delete({ where: { id: ${POST} } });`)}`);
  console.log(codeLine(`await prisma.post.restore({ where: { id: ${POST} } });`));
  printStored("after the restore", [["hardened", ...(await restored(shop))]]);
}

async function rolledBack(client: ShopClient): Promise<readonly string[]> {
  const before = await stored(client);
  let between = "";
  const failure = new Error("the payment failed");
  await client
    .$transaction(async (tx) => {
      await tx.post.delete({ where: { id: POST } });
      between = await stored(tx);
      throw failure;
    })
    .catch((error: unknown) => {
      if (error !== failure) throw error;
    });
  return [before, between, await stored(client)];
}

async function restored({ hardened, restorePost }: Shop): Promise<readonly string[]> {
  const before = await stored(hardened);
  await hardened.post.delete({ where: { id: POST } });
  const between = await stored(hardened);
  await restorePost(POST);
  return [before, between, await stored(hardened)];
}

async function stored(client: Prisma.TransactionClient): Promise<string> {
  const [row] = await client.$queryRaw<{ stored: bigint; active: bigint }[]>(STORED);
  if (!row || row.stored === 0n) return "gone for good";
  return `${row.stored} stored, ${row.active} active`;
}

function printStored(end: string, rows: readonly (readonly string[])[]): void {
  const head = ["The post and its comments", "before", "after the delete", end];
  console.log(`\n${table([head, ...rows], ["left", "left", "left", "left"])}`);
}
