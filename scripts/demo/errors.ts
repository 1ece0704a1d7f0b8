import type { Shop } from "./shop.js";
import { codeLine, heading, INDENT, note } from "./terminal.js";

/** A mistake that happens: a field that the model does not have, with something in it that nobody should read. */
const DATA = { email: "ada@example.com", name: "Ada", city: "London", password: "correct horse battery" };

/** The same mistake, as Prisma tells it and as it is told now. */
export async function showError(shop: Shop): Promise<void> {
  console.log(heading("An error says what was wrong, and not what was passed"));
  console.log(codeLine("await prisma.customer.create({ data: { ...form, password } });"));
  print("plain Prisma", await messageOf(shop.plain));
  print("hardened", await messageOf(shop.hardened));
}

async function messageOf(client: Shop["plain"]): Promise<string> {
  try {
    await client.customer.create({ data: DATA as never });
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

function print(who: string, message: string): void {
  console.log(`\n${note(`${INDENT}${who}`)}`);
  for (const line of message.split("\n")) console.log(`${INDENT}  ${line}`.trimEnd());
}
