import { describe, expect, test } from "vitest";
import { readLogOptions } from "../../src/log/options.js";
import { refusal } from "../soft-delete/refusal.js";

const none = (): void => undefined;
const logger = { info: none, warn: none, error: none };

describe("log", () => {
  test.each([undefined, false])("%j is off", (value) => {
    expect(readLogOptions(value)).toBe(false);
  });

  test("has defaults", () => {
    expect(readLogOptions({ logger })).toEqual({ logger, slowMs: 500, level: "info" });
    expect(readLogOptions({ logger, slowMs: undefined, level: undefined })).toMatchObject({ slowMs: 500 });
    expect(readLogOptions({ logger, slowMs: 0, level: "off" })).toEqual({ logger, slowMs: 0, level: "off" });
  });

  test("takes a logger that is a function with methods, and one of a class", () => {
    class Methods {
      readonly #name = "log";
      info = () => this.#name;
      warn = this.info;
      error = this.info;
    }
    expect(readLogOptions({ logger: Object.assign(() => undefined, logger) })).not.toBe(false);
    expect(readLogOptions({ logger: new Methods() })).not.toBe(false);
  });

  test.each([
    ["true", true, "`log: false` or `log: { logger, slowMs, level }`"],
    ["null", null, "`log: false` or"],
    ["a logger itself", logger, "no option `log.info`. The options are `logger`, `slowMs`, `level`"],
    [
      "no logger",
      {},
      "`log.logger` is not valid. Write an object with the methods info, warn, error, such as `logger: pino()`",
    ],
    ["a logger without methods", { logger: {} }, "with the methods info, warn, error"],
    ["a logger without error", { logger: { info: none, warn: none } }, "with the methods info, warn, error"],
    ["pino in place of pino()", { logger: none }, "such as `logger: pino()`"],
    ["level debug, and a logger without debug", { logger, level: "debug" }, "info, warn, error, debug"],
    ["slowMs below zero", { logger, slowMs: -1 }, "`log.slowMs` is not valid. Write milliseconds from 0 on"],
    ["slowMs NaN", { logger, slowMs: NaN }, "milliseconds from 0 on"],
    ["slowMs as text", { logger, slowMs: "500" }, "milliseconds from 0 on"],
    ["slowMs null", { logger, slowMs: null }, "milliseconds from 0 on"],
    ["an unknown level", { logger, level: "trace" }, '"debug" or "info" or "off"'],
    ["an unknown option", { logger, slow: 500 }, "no option `log.slow`"],
  ])("refuses %s, and says what to write", (_name, value, message) => {
    expect(refusal(() => readLogOptions(value))).toEqual({
      code: "INVALID_OPTIONS",
      message: expect.stringContaining(message) as string,
    });
  });
});
