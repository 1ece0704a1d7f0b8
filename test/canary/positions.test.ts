import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POSITIONS } from "../redact/positions.js";
import { leaks, SINKS } from "../redact/sinks.js";
import { thrownBy } from "../redact/thrown-by.js";
import { openVault, type ErrorFormat, type Vault, type VaultClient } from "../redact/vault.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { harden } from "./hardened-vault.js";
import { Listener } from "./listener.js";

const FORMATS: readonly ErrorFormat[] = ["pretty", "colorless", "minimal"];

/** What the application throws itself, in its own code, comes back as it is: no operation of Prisma's has failed. */
const ITS_OWN: ReadonlySet<string> = new Set(["an argument that throws", "the application's own error"]);

describeOnEachDatabase("the positions of redactError, through a hardened client", (server) => {
  const listener = new Listener();
  const positions = POSITIONS.filter(({ only }) => only?.includes(server.provider) ?? true);
  const counted = { lines: 0, inLog: 0, redact: 0, pass: 0 };
  let vault: Vault;
  beforeAll(async () => {
    vault = await openVault(server, "hardened positions");
  });
  afterAll(() => vault.stop());
  beforeEach(() => listener.listen());
  afterEach(() => listener.stop());

  describe.each(["redact", "pass"] as const)("errors: %s", (errors) => {
    test.each(positions)("$name", async ({ name, secrets, run }) => {
      for (const format of FORMATS) {
        const log = { logger: listener.logger, slowMs: 0 };
        // Its types have `isActive` and the like on top.
        const client = harden(vault.clients[format], { errors, log }) as unknown as VaultClient;
        const error = await thrownBy(() => run(client, server.provider));
        const heard = await listener.take();
        counted.lines += heard.length;
        const told = heard.filter(({ text }) =>
          secrets.some((secret) => text.toLowerCase().includes(secret.toLowerCase())),
        );
        counted.inLog += told.length;
        expect(told).toEqual([]);
        const sinks = leaks(error, secrets);
        if (ITS_OWN.has(name)) continue;
        counted[errors] += sinks.length;
        if (errors === "redact") expect(sinks, String(error)).toEqual([]);
      }
    });
  });

  test("the count", () => {
    listener.stop();
    const looks = (positions.length - ITS_OWN.size) * FORMATS.length * Object.keys(SINKS).length;
    const { lines, inLog, redact, pass } = counted;
    console.log(
      `${server.name}: ${positions.length} positions, ${lines} lines heard, ${looks} looks at errors: ` +
        `${inLog} hits in lines, ${redact} in errors, ${pass} in errors that pass`,
    );
    expect({ inLog, redact }).toEqual({ inLog: 0, redact: 0 });
    expect(lines).toBeGreaterThan(positions.length * FORMATS.length);
    expect(pass).toBeGreaterThan(looks / 4);
  });
});
