import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withContext, withDeadline, type HardeningOptions } from "prisma-hardening";
import { leaks, SINKS } from "../redact/sinks.js";
import { openVault, type Vault, type VaultClient } from "../redact/vault.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { CALLS, type Call, type Spoil } from "./calls.js";
import { DEADLINE_MS, type Fault, type Faults } from "./faulty-adapter.js";
import { faultyClient, harden, type HardenedVault } from "./hardened-vault.js";
import { Listener } from "./listener.js";
import { found, NEEDLES, plant } from "./plant.js";

/** How a call ends, and what makes it end so. */
interface Outcome {
  readonly name: string;
  readonly spoil: Spoil;
  readonly fault: Fault;
  readonly isError: boolean;
}

const ends = (name: string, spoil: Spoil, fault: Fault, isError = true): Outcome => ({ name, spoil, fault, isError });

const OUTCOMES: readonly Outcome[] = [
  ends("success", "nothing", "none", false),
  ends("a value of a wrong type", "a value", "none"),
  ends("an unknown key", "a key", "none"),
  ends("an error of the database", "nothing", "database error"),
  ends("a unique violation", "nothing", "unique violation"),
  ends("an error of the driver", "nothing", "bare error"),
  ends("a deadline", "nothing", "late"),
];

type Options = Omit<HardeningOptions, "models">;

describeOnEachDatabase("no value leaves a hardened client", (server) => {
  const listener = new Listener();
  const { logger } = listener;
  const clients: Record<
    string,
    { readonly client: HardenedVault; readonly isRedacting: boolean; readonly isLogging: boolean }
  > = {};
  /** Class and code of what was thrown, by call and outcome. */
  const kinds: Record<string, Record<string, string>> = {};
  const counted = { cells: 0, lines: 0, looks: 0, inLog: 0, inErrors: 0, inErrorsThatPass: 0 };
  let vault: Vault;
  let plain: VaultClient;
  let faults: Faults;

  beforeAll(async () => {
    vault = await openVault(server, "hardened canary");
    plain = vault.clients.minimal;
    const faulty = await faultyClient(server.provider, vault.url);
    faults = faulty.faults;
    const add = (name: string, options: Options) => {
      clients[name] = {
        client: harden(faulty.client, { transactions: "warn", raw: "warn", ...options }),
        isRedacting: options.errors !== "pass",
        isLogging: options.log !== undefined,
      };
    };
    add("slow", { log: { logger, slowMs: 0 } });
    add("passing", { log: { logger, slowMs: Infinity, level: "debug" }, errors: "pass" });
    add("unlogged", {});
  });
  afterAll(() => vault.stop());
  beforeEach(() => listener.listen());
  afterEach(() => listener.stop());

  const calls = CALLS.filter(({ only }) => only?.includes(server.provider) ?? true);

  async function runCell(call: Call, { spoil, fault, isError, name }: Outcome, of: string): Promise<readonly string[]> {
    const { client, isRedacting, isLogging } = clients[of] ?? never();
    const planted = plant();
    const cell = `${call.name}, ${name}, ${of}`;
    if (spoil === "nothing" && fault === "none") await call.prepare(plain, planted);
    await listener.take();
    Object.assign(faults, { fault, plant: planted });
    const run = () => call.run(client, planted, spoil);
    const context = { requestId: cell, userId: 7, route: "GET /canary" };
    const thrown = await withContext(context, async () =>
      fault === "late" ? withDeadline(DEADLINE_MS, run) : await run(),
    ).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    faults.fault = "none";
    const heard = await listener.take();
    counted.cells++;
    counted.lines += heard.length;
    const problems: string[] = [];
    if ((thrown !== undefined) !== isError) problems.push(`${cell}: ${isError ? "went well" : print(thrown?.error)}`);
    if (isLogging && !heard.some(({ text }) => text.includes(cell))) problems.push(`${cell}: nothing was logged`);
    for (const { sink, text } of heard) {
      if (found(text).length === 0) continue;
      counted.inLog++;
      problems.push(`${cell}: ${sink}: ${text.slice(0, 400)}`);
    }
    if (thrown === undefined) return problems;
    (kinds[`${call.name}, ${name}`] ??= {})[of] = kindOf(thrown.error);
    counted.looks += Object.keys(SINKS).length;
    const sinks = leaks(thrown.error, NEEDLES);
    if (!isRedacting) counted.inErrorsThatPass += sinks.length;
    else if (sinks.length > 0) {
      counted.inErrors += sinks.length;
      problems.push(`${cell}: ${sinks.join()}: ${print(thrown.error)}`);
    }
    return problems;
  }

  describe.each(OUTCOMES)("$name", (outcome) => {
    test.each(["slow", "passing", "unlogged"])("%s", { timeout: 120_000 }, async (of) => {
      const problems: string[] = [];
      for (const call of calls) problems.push(...(await runCell(call, outcome, of)));
      expect(problems).toEqual([]);
    });
  });

  test("class and code are those of the same call without redaction, and a deadline says so", () => {
    for (const [cell, { slow, passing, unlogged }] of Object.entries(kinds)) {
      expect([slow, unlogged], cell).toEqual([passing, passing]);
      if (cell.endsWith(", a deadline")) expect(slow, cell).toBe("HardeningError QUERY_TIMEOUT");
    }
  });

  test("the same calls say plenty to an extension that logs its arguments, so the search can fail", async () => {
    const naive = plain.$extends({
      query: { $allOperations: ({ args, query }) => (logger.info({ args: print(args) }, "query"), query(args)) },
    }) as unknown as HardenedVault;
    console.log(plant().text);
    expect((await listener.take()).filter(({ text }) => found(text).length > 0)).toHaveLength(1);
    for (const call of calls.filter(({ name }) => PLAIN_CALL.test(name))) {
      const planted = plant();
      await call.prepare(plain, planted);
      await call.run(naive, planted, "nothing");
      const sinks = (await listener.take()).filter(({ text }) => found(text).length > 0).map(({ sink }) => sink);
      expect([...new Set(sinks)].sort(), call.name).toEqual(["logged, JSON", "logged, inspected", "pino", "winston"]);
    }
  });

  test("the count", () => {
    listener.stop();
    const { cells, lines, looks, inLog, inErrors, inErrorsThatPass } = counted;
    console.log(
      `${server.name}: ${calls.length} calls, ${cells} runs, ${lines} lines heard, ${looks} looks at errors: ` +
        `${inLog} hits in lines, ${inErrors} in errors, ${inErrorsThatPass} in errors that pass`,
    );
    expect({ inLog, inErrors }).toEqual({ inLog: 0, inErrors: 0 });
    expect(inErrorsThatPass).toBeGreaterThan(calls.length * Object.keys(SINKS).length);
  });
});

/** The calls that a client without this extension has too. */
const PLAIN_CALL = /^(?:Vault\.|\$(?:query|execute)|nested|fluent|batch|interactive)/;

function print(value: unknown): string {
  return String(SINKS["util.inspect"]?.(value));
}

/** A code that holds a planted value is none that could stay. */
function kindOf(error: unknown): string {
  const { name, code } = error as { readonly name: string; readonly code?: unknown };
  return `${name} ${typeof code === "string" && found(code).length === 0 ? code : "without a code"}`;
}

function never(): never {
  throw new TypeError("There is no such client.");
}
