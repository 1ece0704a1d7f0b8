import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { withContext, withDeadline, type HardeningOptions, type LogEvent } from "prisma-hardening";
import { leaks } from "../redact/sinks.js";
import { thrownBy } from "../redact/thrown-by.js";
import { openVault, type Vault, type VaultClient } from "../redact/vault.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { harden, type HardenedVault } from "./hardened-vault.js";
import { Listener } from "./listener.js";
import { everyType, found, plant } from "./plant.js";

type Options = Omit<HardeningOptions, "models">;

const NOBODY = { where: { id: 404 }, data: { text: "x" } };
const UNSAFE = JSON.parse('{ "where": { "__proto__": {} } }') as object;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describeOnEachDatabase("the steps of a call, together", (server) => {
  let vault: Vault;
  let plain: VaultClient;
  let lines: string[] = [];
  const write = (event: object) => {
    const { event: name, model, operation, code } = event as LogEvent;
    lines.push([name, model, operation, code].filter(Boolean).join(" "));
  };
  const logger = { info: write, warn: write, error: write };
  const open = (options: Options = {}): HardenedVault =>
    harden(plain, { timeout: false, log: { logger, slowMs: Infinity }, ...options });

  beforeAll(async () => {
    vault = await openVault(server, "steps");
    plain = vault.clients.minimal;
  });
  afterAll(() => vault.stop());
  afterEach(() => void (lines = []));

  describe("the log", () => {
    test("has what a guard refuses", async () => {
      const prisma = open({ raw: "refuse", transactions: "throw" });
      expect(await thrownBy(() => prisma.$queryRawUnsafe("SELECT 1"))).toMatchObject({ code: "RAW_UNSAFE" });
      await withContext({ requestId: "1" }, async () => {
        await prisma.owner.updateMany({ where: { id: 404 }, data: { email: "x" } });
        expect(await thrownBy(() => prisma.vault.updateMany(NOBODY))).toMatchObject({ code: "MULTI_WRITE" });
      });
      expect(lines).toEqual([
        "query_failed $queryRawUnsafe RAW_UNSAFE",
        "query Owner updateMany",
        "query_failed Vault updateMany MULTI_WRITE",
      ]);
    });

    test("has what the application's own timeout function ends, and the write is no write", async () => {
      const own = new RangeError("of the application");
      const timeout = ({ model }: { readonly model?: string | undefined }) => {
        if (model === "Owner") throw own;
        return 60_000;
      };
      const prisma = open({ timeout, transactions: "throw" });
      await withContext({ requestId: "1" }, async () => {
        expect(await thrownBy(() => prisma.owner.updateMany({ data: { email: "x" } }))).toBe(own);
        await prisma.vault.updateMany(NOBODY);
      });
      expect(lines.filter((line) => !line.startsWith("warning"))).toEqual([
        "query_failed Owner updateMany",
        "query Vault updateMany",
      ]);
    });

    test("of a batch transaction that fails ends with the part that failed", async () => {
      const prisma = open();
      const parts = [
        prisma.vault.count(),
        prisma.vault.update(NOBODY),
        prisma.vault.update(NOBODY),
        prisma.vault.count(),
      ];
      expect(await thrownBy(() => prisma.$transaction(parts))).toMatchObject({ code: "P2025" });
      expect(lines).toEqual(["query Vault count", "query_failed Vault update P2025"]);
    });

    test("of a batch transaction that is refused has nothing of the parts that were never sent, also not later", async () => {
      const prisma = open({ timeout: 250 });
      const refused = () =>
        prisma.$transaction([prisma.vault.count(), prisma.note.findMany(UNSAFE), prisma.vault.count()]);
      expect(await thrownBy(refused)).toMatchObject({ code: "UNSAFE_ARGUMENT" });
      await pause(300);
      expect(lines.filter((line) => !line.startsWith("warning"))).toEqual([
        "query_failed Note findMany UNSAFE_ARGUMENT",
      ]);
    });

    test("of a client that was hardened twice is written by each, and the answer is as once", async () => {
      const prisma = harden(open() as unknown as VaultClient, { log: { logger } });
      await plain.note.create({ data: { id: 1, code: "gone", text: "gone", isActive: false } });
      expect(await prisma.note.count()).toBe(0);
      expect(lines.filter((line) => !line.startsWith("warning"))).toEqual(["query Note count", "query Note count"]);
    });

    test("of two hardened clients of one plain client is each one's own", async () => {
      const [first, second] = [open(), open({ log: false })];
      await Promise.all([first.vault.findUnique({ where: { id: 1 } }), second.vault.findUnique({ where: { id: 1 } })]);
      expect(lines).toEqual(["query Vault findUnique"]);
    });
  });

  describe("a logger", () => {
    const failing = (call: (event: object) => unknown): Options => ({
      log: { logger: { info: call, warn: call, error: call }, slowMs: Infinity },
    });

    test.each([
      [
        "throws",
        (text: string) => () => {
          throw new RangeError(text);
        },
      ],
      ["rejects", (text: string) => () => Promise.reject(new RangeError(text))],
      [
        "throws what is no error",
        (text: string) => () => {
          throw text as unknown as Error;
        },
      ],
    ])("that %s changes nothing, and one warning says no more than its kind", async (_what, call) => {
      const listener = new Listener();
      const { text } = plant();
      const prisma = open(failing(call(text)));
      listener.listen();
      const answers = await Promise.all([
        prisma.vault.count(),
        prisma.vault.count(),
        thrownBy(() => prisma.vault.update(NOBODY)),
      ]);
      const heard = await listener.take();
      listener.stop();
      expect(answers.slice(0, 2)).toEqual([await plain.vault.count(), await plain.vault.count()]);
      expect(answers[2]).toMatchObject({ code: "P2025" });
      expect(heard.filter(({ sink }) => sink === "process warning")).toHaveLength(1);
      expect(heard.filter((line) => found(line.text).length > 0)).toEqual([]);
    });

    test("that queries through the same client is logged like any other", async () => {
      let calls = 0;
      const prisma: HardenedVault = open(
        failing(async () => {
          if (++calls < 3) await prisma.vault.count();
        }),
      );
      await prisma.vault.count();
      await expect.poll(() => calls).toBe(3);
    });
  });

  describe("a promise", () => {
    test("that nobody awaits is never sent, and never logged", async () => {
      const prisma = open();
      void prisma.vault.create({ data: everyType(plant()) });
      void prisma.note.delete({ where: { id: 1 } });
      void prisma.note.deactivate({ where: { id: 1 } });
      await pause(30);
      expect(lines).toEqual([]);
    });

    test("is Prisma's own, and is sent as often as a plain client's if it is awaited twice", async () => {
      let sent = 0;
      const counting = plain.$extends({ query: { $allOperations: ({ args, query }) => (sent++, query(args)) } });
      const await2 = async (promise: Promise<unknown>) => {
        sent = 0;
        expect(promise[Symbol.toStringTag]).toBe("PrismaPromise");
        expect(await promise).toEqual(await promise);
        return sent;
      };
      const hardened = harden(counting as unknown as VaultClient, { timeout: false });
      expect(await await2(hardened.vault.findMany())).toBe(await await2(counting.vault.findMany()));
    });

    test("that fails is unhandled only where a plain client's is", async () => {
      const unhandled: unknown[] = [];
      const note = (error: unknown) => void unhandled.push(error);
      process.on("unhandledRejection", note);
      for (const prisma of [open(), open({ timeout: 60_000, errors: "pass" }), open({ raw: "refuse" })]) {
        const fail = () => prisma.vault.update(NOBODY);
        const raw = () => prisma.$queryRawUnsafe("SELECT 1");
        await Promise.allSettled([Promise.all([fail(), fail(), raw()]), prisma.$transaction([fail(), raw(), fail()])]);
        await thrownBy(() =>
          prisma.$transaction((tx) => Promise.all([tx.vault.update(NOBODY), tx.vault.update(NOBODY)])),
        );
        const late = fail();
        await pause(5);
        await thrownBy(() => late);
      }
      const short = open();
      await withDeadline(1, () => Promise.all([short.vault.count(), short.vault.findMany(), pause(10)])).catch(
        () => undefined,
      );
      await pause(30);
      process.off("unhandledRejection", note);
      expect(unhandled).toEqual([]);
    });
  });

  test.each<readonly [string, (text: string) => unknown]>([
    ["text", (text) => text],
    ["an object", (text) => ({ text })],
    ["a frozen error", (text) => Object.freeze(new TypeError(text))],
    ["a proxy that tells the value whatever is asked", (text) => new Proxy(new TypeError(text), { get: () => text })],
    ["a proxy that throws", (text) => new Proxy(new TypeError(text), { get: () => fail(text) })],
    [
      "an error whose getters throw",
      (text) => Object.defineProperty(new Error(text), "code", { get: () => fail(text) }),
    ],
  ])("an extension below that throws %s: no value leaves", async (_what, make) => {
    const { text } = plant();
    const below = open().$extends({ query: { vault: { count: () => Promise.reject(make(text) as Error) } } });
    const error = await thrownBy(() => below.vault.count());
    expect(error).toBeInstanceOf(Error);
    expect(leaks(error, [text])).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines.filter((line) => found(line).length > 0)).toEqual([]);
  });

  test("a result is what a plain client answers, with values of the same classes", async () => {
    const planted = plant();
    const prisma = open();
    const created = await prisma.vault.create({ data: everyType(planted) });
    const where = { id: planted.id };
    expect(await prisma.vault.findUnique({ where })).toEqual(created);
    const stored = await plain.vault.findUniqueOrThrow({ where });
    expect(created).toEqual(stored);
    const classes = (row: object) => Object.values(row).map((value: object | null) => value?.constructor);
    expect(classes(created)).toEqual(classes(stored));
  });

  test("ten thousand contexts, one in the other, are one", async () => {
    const prisma = open();
    const inside = async (depth: number): Promise<number> => {
      if (depth === 0) return prisma.vault.count();
      await Promise.resolve();
      return withContext({ depth }, () => inside(depth - 1));
    };
    expect(await inside(10_000)).toBe(await plain.vault.count());
  });
});

function fail(text: string): never {
  throw new Error(text);
}
