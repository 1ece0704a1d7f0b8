import { hardening } from "prisma-hardening";
import { decide } from "../src/soft-delete/decide.js";
import { compileModels } from "../src/soft-delete/model.js";
import type { Contestant } from "./contestant.js";
import type { PrismaClient } from "./generated/client/client.js";
import { models } from "./generated/hardening/models.js";
import { peers } from "./peers.js";
import type { Query } from "./queries.js";

export const PLAIN = "plain PrismaClient";
export const FLOOR = "empty extension (floor)";
export const BY_HAND = "floor, filters by hand";
export const OURS = "prisma-hardening";

const OFF = { timeout: false, errors: "pass", raw: "allow", transactions: "off" } as const;
const nothing = (): void => undefined;
const SILENT = { info: nothing, warn: nothing, error: nothing };

const compiled = compileModels(models, "hide", "postgresql");
const POLICY = { deletePolicy: "pass", globalOmit: () => undefined } as const;

/** The arguments that this package would pass on: what a careful caller writes by hand. */
export function argsByHand({ model: name, operation }: Query, args: object): object {
  const model = compiled.get(name);
  if (model === undefined) throw new Error(`The models have no ${name}.`);
  return decide({ model, operation, args: { ...args }, path: [], scope: "active" }, POLICY).args;
}

export const contestants: readonly Contestant[] = [
  { name: PLAIN, open: (plain) => plain },
  { name: FLOOR, note: "what any query extension costs", open: emptyExtension },
  {
    name: BY_HAND,
    note: "the empty extension, and the caller writes each filter: what the filters themselves cost",
    open: emptyExtension,
    args: argsByHand,
  },
  { name: OURS, note: "every option at its default", open: (plain) => plain.$extends(hardening({ models })) },
  {
    name: `${OURS}, filters only`,
    note: "no deadlines, errors as they are, no checks",
    open: (plain) => plain.$extends(hardening({ models, ...OFF })),
  },
  {
    name: `${OURS}, with a log`,
    note: "the defaults, and every operation logged to a logger that does nothing",
    open: (plain) => plain.$extends(hardening({ models, log: { logger: SILENT } })),
  },
  ...peers,
];

function emptyExtension(plain: PrismaClient): object {
  return plain.$extends({ query: { $allOperations: ({ args, query }) => query(args) } });
}
