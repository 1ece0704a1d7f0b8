import { beforeEach, describe, expect, test, vi } from "vitest";
import { withContext } from "../../src/context/context.js";
import { createRawGuard } from "../../src/guard/raw.js";
import { refusal } from "../soft-delete/refusal.js";

const warn = vi.fn<(code: string, message: string) => void>();
const at = (line: number) => ({
  getLocation: () => ({ fileName: "/app/a.ts", lineNumber: line, columnNumber: 5 }),
});

beforeEach(() => void warn.mockClear());

describe("raw", () => {
  test.each(["$queryRaw", "$executeRaw", "$queryRawTyped", "findRaw"])("refuse lets %s pass", (operation) => {
    expect(() => createRawGuard("refuse", warn)(operation, at(1))).not.toThrow();
  });

  test.each([
    ["$queryRawUnsafe", "prisma.$queryRaw`"],
    ["$executeRawUnsafe", "prisma.$executeRaw`"],
  ])("refuse throws for %s, with the call to write", (operation, instead) => {
    const check = createRawGuard("refuse", warn);
    const { code, message } = refusal(() => check(operation, at(7)));
    expect(code).toBe("RAW_UNSAFE");
    expect(message).toContain(instead);
    expect(message).toContain("(/app/a.ts:7:5)");
    expect(refusal(() => check(operation, undefined)).message).toContain(`${operation} is refused`);
    expect(warn).not.toHaveBeenCalled();
  });

  test("warn says it once per call site", () => {
    const check = createRawGuard("warn", warn);
    for (const line of [1, 1, 2, 1]) check("$queryRawUnsafe", at(line));
    expect(warn.mock.calls).toEqual([
      ["RAW_UNSAFE", expect.stringContaining("/app/a.ts:1:5")],
      ["RAW_UNSAFE", expect.stringContaining("/app/a.ts:2:5")],
    ]);
  });

  test("warn says it once per operation and route where Prisma does not tell the call site", () => {
    const check = createRawGuard("warn", warn);
    for (const operation of ["$queryRawUnsafe", "$queryRawUnsafe", "$executeRawUnsafe"]) check(operation, undefined);
    for (const route of ["GET /a", "GET /b", "GET /a"])
      withContext({ route }, () => check("$queryRawUnsafe", undefined));
    expect(warn).toHaveBeenCalledTimes(4);
  });

  test("warn remembers a thousand, and then falls silent", () => {
    const check = createRawGuard("warn", warn);
    for (let line = 1; line <= 3_000; line++) check("$queryRawUnsafe", at(line));
    expect(warn).toHaveBeenCalledTimes(1_000);
  });

  test("allow says nothing, and does not ask for the call site", () => {
    const getLocation = vi.fn();
    createRawGuard("allow", warn)("$queryRawUnsafe", { getLocation });
    expect(warn).not.toHaveBeenCalled();
    expect(getLocation).not.toHaveBeenCalled();
  });
});
