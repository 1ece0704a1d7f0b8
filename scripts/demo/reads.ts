import { Prisma } from "../../generated/client/client.js";
import { codeOfQueries } from "./code.js";
import type { Evidence, Measured } from "./measure.js";
import { QUERIES, type Query } from "./queries.js";
import type { Shop, ShopClient } from "./shop.js";
import { answerLine, codeLine, heading, INDENT, note, numbered, table } from "./terminal.js";
import { digits } from "./words.js";

/**
 * Asks both clients the same, and prints what each answers and how much of it is wrong.
 *
 * @returns how many rows are wrong in what the hardened client answered
 */
export async function showQueries(shop: Shop, evidence: Evidence): Promise<number> {
  const codes = codeOfQueries(new URL("queries.ts", import.meta.url));
  const measured: { plain: Measured; hardened: Measured }[] = [];
  console.log(heading(`The same ${QUERIES.length} queries, without and with the extension`));
  for (const [index, query] of QUERIES.entries()) {
    const plain = await measure(shop.plain, query, evidence);
    const hardened = await measure(shop.hardened, query, evidence);
    measured.push({ plain, hardened });
    console.log(numbered(index + 1, query.title));
    for (const line of codes[index] ?? []) console.log(codeLine(line));
    console.log(answerLine("plain Prisma", plain));
    console.log(answerLine("hardened", hardened));
  }
  const plain = total(measured.map((both) => both.plain));
  const hardened = total(measured.map((both) => both.hardened));
  console.log(heading("Total"));
  console.log(
    table(
      [
        ["", "leaked rows", "missing rows"],
        ["plain Prisma", digits(plain.leaked), digits(plain.missing)],
        ["hardened", digits(hardened.leaked), digits(hardened.missing)],
      ],
      ["left", "right", "right"],
    ),
  );
  console.log(
    note(`
${INDENT}leaked   an inactive row that the answer shows, found by its id among all inactive ids; or one
${INDENT}         that it counts or matches by, found by SQL that leaves inactive rows out
${INDENT}missing  an active row that the answer lacks because of an inactive one`),
  );
  return hardened.leaked + hardened.missing;
}

/** Everything that a query changes is rolled back, so that the next one finds the same rows. */
async function measure(client: ShopClient, query: Query, evidence: Evidence): Promise<Measured> {
  const rollback = new Error("rollback");
  const asked: Awaited<ReturnType<Query["ask"]>>[] = [];
  try {
    await client.$transaction(async (tx) => {
      asked.push(await query.ask(tx));
      throw rollback;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError) return refused(error);
    if (error !== rollback) throw error;
  }
  const [measureAnswer] = asked;
  if (!measureAnswer) throw new Error(`${query.title}: no answer`);
  return measureAnswer(evidence);
}

function refused({ code, meta }: Prisma.PrismaClientKnownRequestError): Measured {
  const cause = meta?.["cause"];
  return { text: `${code}: ${typeof cause === "string" ? cause : "no such record"}`, leaked: 0, missing: 0 };
}

function total(all: readonly Measured[]): Omit<Measured, "text"> {
  return {
    leaked: all.reduce((sum, one) => sum + one.leaked, 0),
    missing: all.reduce((sum, one) => sum + one.missing, 0),
  };
}
