import { setImmediate } from "node:timers/promises";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { withContext } from "../../src/context/context.js";
import { createMultiWriteGuard, type MultiWriteGuard, type Write } from "../../src/guard/multi-write.js";
import { OPERATION_KINDS } from "../../src/operations.js";
import { refusal } from "../soft-delete/refusal.js";

const warn = vi.fn<(code: string, message: string) => void>();

function write(model: string, own: Partial<Write> = {}): Write {
  return { model, operation: "create", inTransaction: false, callSite: undefined, ...own };
}

function at(fileName: string): Pick<Write, "callSite"> {
  return { callSite: { getLocation: () => ({ fileName, lineNumber: 3, columnNumber: 5 }) } };
}

function request(guard: MultiWriteGuard, ...writes: readonly Write[]): void {
  withContext({ requestId: "r1" }, () => writes.forEach((each) => guard.noteWrite(each)));
}

beforeEach(() => void warn.mockClear());

describe("writes to two models in one request, outside a transaction,", () => {
  test("are named with their call sites, and with what to write", () => {
    const guard = createMultiWriteGuard("warn", warn);
    request(
      guard,
      write("Order", at("/app/order.ts")),
      write("Stock", { operation: "updateMany", ...at("/app/stock.ts") }),
    );
    expect(warn.mock.calls).toEqual([["MULTI_WRITE", expect.any(String)]]);
    const message = warn.mock.calls[0]?.[1];
    expect(message).toContain("Order.create (/app/order.ts:3:5) and Stock.updateMany (/app/stock.ts:3:5)");
    expect(message).toContain("prisma.$transaction(");
  });

  test("are named once per pair of call sites, whatever comes first, not once per request", () => {
    const guard = createMultiWriteGuard("warn", warn);
    const [order, stock] = [write("Order", at("/app/a.ts")), write("Stock", at("/app/b.ts"))];
    for (let times = 0; times < 3; times++) request(guard, order, stock);
    request(guard, stock, order);
    expect(warn).toHaveBeenCalledTimes(1);
    request(guard, order, write("Stock", at("/app/c.ts")));
    expect(warn).toHaveBeenCalledTimes(2);
  });

  test("are named once per pair of models where Prisma does not tell the call sites", () => {
    const guard = createMultiWriteGuard("warn", warn);
    for (let times = 0; times < 3; times++) request(guard, write("Order"), write("Stock"));
    request(guard, write("Stock"), write("Order"));
    request(guard, write("Order"), write("Audit"));
    expect(warn.mock.calls.map(([, message]) => message.split(" belong")[0])).toEqual([
      "Order.create and Stock.create",
      "Order.create and Audit.create",
    ]);
  });

  test("are found across awaits, in parallel, and in a context inside the request's", async () => {
    const guard = createMultiWriteGuard("warn", warn);
    await withContext({ requestId: "r1" }, async () => {
      guard.noteWrite(write("Order"));
      await setImmediate();
      withContext({ job: "stock" }, () => guard.noteWrite(write("Stock")));
      await Promise.all(["Mail", "Audit"].map(async (model) => Promise.resolve(guard.noteWrite(write(model)))));
    });
    expect(warn).toHaveBeenCalledTimes(3);
  });

  test("name the last other write", () => {
    const guard = createMultiWriteGuard("warn", warn);
    request(guard, write("A", at("/1.ts")), write("A", at("/2.ts")), write("B", at("/3.ts")));
    expect(warn.mock.calls[0]?.[1]).toContain("A.create (/2.ts:3:5) and B.create (/3.ts:3:5)");
  });

  test.each(Object.entries(OPERATION_KINDS))("%s is told apart from a read", (operation, kind) => {
    request(createMultiWriteGuard("warn", warn), write("Order"), write("Stock", { operation }));
    expect(warn).toHaveBeenCalledTimes(["create", "update", "upsert", "delete"].includes(kind) ? 1 : 0);
  });
});

describe("nothing is said of", () => {
  test.each<[string, (guard: MultiWriteGuard) => void]>([
    ["two writes to one model", (guard) => request(guard, write("Order"), write("Order", { operation: "update" }))],
    [
      "writes in a transaction",
      (guard) => request(guard, write("Order", { inTransaction: true }), write("Stock", { inTransaction: true })),
    ],
    [
      "one write beside a transaction",
      (guard) => request(guard, write("Order"), write("Stock", { inTransaction: true })),
    ],
    ["a write after reads", (guard) => request(guard, write("Order", { operation: "findMany" }), write("Stock"))],
    [
      "two requests",
      (guard) => {
        request(guard, write("Order"));
        request(guard, write("Stock"));
      },
    ],
    [
      "the jobs of a worker that each have a requestId",
      (guard) =>
        withContext({ requestId: "worker" }, () => {
          withContext({ requestId: "job 1" }, () => guard.noteWrite(write("Order")));
          withContext({ requestId: "job 2" }, () => guard.noteWrite(write("Stock")));
        }),
    ],
    [
      "writes outside of any context",
      (guard) => {
        guard.noteWrite(write("Order"));
        guard.noteWrite(write("Stock"));
      },
    ],
    [
      "a write that was taken back",
      (guard) =>
        withContext({}, () => {
          guard.noteWrite(write("Order"))?.();
          guard.noteWrite(write("Stock"));
        }),
    ],
  ])("%s", (_name, act) => {
    act(createMultiWriteGuard("warn", warn));
    act(createMultiWriteGuard("throw", warn));
    expect(warn).not.toHaveBeenCalled();
  });

  test("anything, under off", () => {
    request(createMultiWriteGuard("off", warn), write("Order"), write("Stock"));
    expect(warn).not.toHaveBeenCalled();
  });
});

test("taking one of two writes back leaves the other", () => {
  const guard = createMultiWriteGuard("warn", warn);
  withContext({}, () => {
    guard.noteWrite(write("Order"));
    guard.noteWrite(write("Order"))?.();
    guard.noteWrite(write("Stock"));
  });
  expect(warn).toHaveBeenCalledTimes(1);
});

test("throw refuses the second write, each time, and forgets it", () => {
  const guard = createMultiWriteGuard("throw", warn);
  withContext({ requestId: "r1" }, () => {
    guard.noteWrite(write("Order"));
    for (let times = 0; times < 2; times++) {
      const { code, message } = refusal(() => guard.noteWrite(write("Stock")));
      expect(code).toBe("MULTI_WRITE");
      expect(message).toContain("Order.create and Stock.create");
    }
    expect(() => guard.noteWrite(write("Order"))).not.toThrow();
  });
  expect(warn).not.toHaveBeenCalled();
});
