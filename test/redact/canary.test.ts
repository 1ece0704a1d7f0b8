import { afterAll, beforeAll, expect, test } from "vitest";
import { redactError } from "../../src/redact/redact-error.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { models } from "../generated/postgresql-canary/hardening/models.js";
import { POSITIONS } from "./positions.js";
import { leaks, SINKS } from "./sinks.js";
import { thrownBy } from "./thrown-by.js";
import { openVault, type ErrorFormat, type Vault } from "./vault.js";

const FORMATS: readonly ErrorFormat[] = ["pretty", "colorless", "minimal"];

describeOnEachDatabase("no value is in a redacted error", (server) => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await openVault(server, "canary");
  });
  afterAll(() => vault.stop());

  const positions = POSITIONS.filter(({ only }) => only?.includes(server.provider) ?? true);
  const found = { plain: 0, redacted: 0, leakingPositions: new Set<string>() };

  test.each(positions)("$name", async ({ name, secrets, run }) => {
    for (const format of FORMATS) {
      for (const options of [{}, { models }]) {
        const error = await thrownBy(() => run(vault.clients[format], server.provider));
        const plain = leaks(error, secrets);
        found.plain += plain.length;
        if (plain.length > 0) found.leakingPositions.add(name);
        const redacted = redactError(error, options);
        const still = leaks(redacted, secrets);
        found.redacted += still.length;
        expect(still, redacted.message).toEqual([]);
        expect(redacted).toBe(error);
      }
    }
  });

  test("without redaction the same table finds plenty, so it can fail", () => {
    const sinks = positions.length * FORMATS.length * 2 * Object.keys(SINKS).length;
    console.log(
      `${server.name}: ${positions.length} positions, ${sinks} looks, plain ${found.plain} (${found.leakingPositions.size} positions), redacted ${found.redacted}`,
    );
    expect(found.redacted).toBe(0);
    expect(found.plain).toBeGreaterThan(sinks / 4);
    expect(found.leakingPositions.size).toBeGreaterThan(positions.length / 2);
  });
});
