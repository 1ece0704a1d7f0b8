import { Prisma } from "../generated/postgresql-canary/client/client.js";

/** The values of one call. All of them can be told from anything else that is ever printed. */
export interface Plant {
  readonly id: number;
  readonly text: string;
  /** A good name, for places where a key stands. */
  readonly name: string;
}

const MARK = "s3cr3t-canary-";
const NAME = "s3cr3tCanary";
const FIRST_ID = 1_908_000_000;
const UUID = "5ec4e700-0000-4000-8000-";

let planted = 0;

export function plant(): Plant {
  planted++;
  return { id: FIRST_ID + planted, text: `${MARK}${planted}-zq`, name: `${NAME}${planted}zq` };
}

/** A row of the model that has a field of every type. */
export function everyType({ id, text }: Plant): Prisma.VaultUncheckedCreateInput {
  return {
    ...{ id, code: text, text, age: id + 172_000, big: 90_817_000_000_000n + BigInt(id), ratio: 9081.72635401 },
    ...{ amount: new Prisma.Decimal("90817.26354"), flag: true, at: new Date("2031-03-17T04:05:06.789Z") },
    ...{
      blob: Buffer.from(text),
      doc: { [text]: text },
      kind: "FANCY",
      token: `${UUID}${String(id).padStart(12, "0")}`,
    },
  };
}

const bytes = [...Buffer.from(MARK)];

/** What is looked for, in small letters: every value of {@link everyType}, as text and as bytes are printed. */
export const NEEDLES: readonly string[] = [
  ...[MARK, NAME, "190800", "190817", "90818908", "9081.72635", "90817.26354", "2031-03-17", UUID],
  Buffer.from(MARK).toString("base64").slice(0, 16),
  Buffer.from(MARK).toString("hex"),
  bytes.map((byte) => byte.toString(16)).join(" "),
  bytes.join(","),
  bytes.map((byte, index) => `"${index}":${byte}`).join(","),
].map((needle) => needle.toLowerCase());

/** The needles that stand in a text. */
export function found(text: string): readonly string[] {
  const small = text.toLowerCase();
  return NEEDLES.filter((needle) => small.includes(needle));
}
