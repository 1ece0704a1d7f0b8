import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { currentContext, currentRequest, withContext, type Context } from "../../src/context/context.js";
import { refusal } from "../soft-delete/refusal.js";

/** As Prisma's promises are: nothing happens before `then`. */
function lazy<T>(run: () => T): PromiseLike<T> {
  return { then: (onFulfilled, onRejected) => Promise.resolve().then(run).then(onFulfilled, onRejected) };
}

describe("withContext", () => {
  test("holds for fn and no longer, and answers what fn answers", () => {
    expect(withContext({ requestId: "r1", tenant: 7 }, () => currentContext())).toEqual({ requestId: "r1", tenant: 7 });
    expect(currentContext()).toBeUndefined();
    expect(currentRequest()).toBeUndefined();
  });

  test("holds across awaits, and ends when fn throws", async () => {
    const answer: Promise<Context | undefined> = withContext({ userId: 1 }, async () => {
      await setImmediate();
      return currentContext();
    });
    expect(await answer).toEqual({ userId: 1 });
    const failure = () =>
      withContext({ userId: 1 }, () => {
        throw new Error("fn");
      });
    expect(failure).toThrow("fn");
    expect(currentContext()).toBeUndefined();
  });

  test("starts inside what runs only when it is awaited", async () => {
    const query = withContext({ route: "GET /" }, () => lazy(() => currentContext()));
    expect(await query).toEqual({ route: "GET /" });
  });

  test("returns a native promise as it is", () => {
    const promise = Promise.resolve(1);
    expect(withContext({}, () => promise)).toBe(promise);
  });

  test("stays for what a middleware's next() started", async () => {
    const seen: unknown[] = [];
    let done: Promise<void> | undefined;
    const next = (): void => {
      done = (async () => {
        await setImmediate();
        await lazy(() => seen.push(currentContext()));
      })();
    };
    withContext({ requestId: "r1" }, next);
    await done;
    expect(seen).toEqual([{ requestId: "r1" }]);
  });

  test("keeps parallel requests apart", async () => {
    const ask = (userId: number) =>
      withContext({ userId }, async () => {
        await setImmediate();
        return currentContext()?.userId;
      });
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([1, 2, 3]);
  });

  test("merges with the outer one, the inner wins, and `undefined` is absent", () => {
    const inner = withContext({ requestId: "r1", userId: 1, route: "GET /" }, () =>
      withContext({ userId: 2, route: undefined, job: "mail" }, () => currentContext()),
    );
    expect(inner).toEqual({ requestId: "r1", userId: 2, route: "GET /", job: "mail" });
  });

  test("belongs to the outer request, unless it names another", () => {
    const requests = withContext({ requestId: "r1" }, () => [
      currentRequest(),
      withContext({ job: "mail" }, currentRequest),
      withContext({ requestId: "r1" }, currentRequest),
      withContext({ requestId: "r2" }, currentRequest),
    ]);
    expect(requests[1]).toBe(requests[0]);
    expect(requests[2]).toBe(requests[0]);
    expect(requests[3]).not.toBe(requests[0]);
  });

  test("leaves the caller's object alone, and gives out a frozen copy", () => {
    const context = Object.freeze({ userId: 1 });
    const seen = withContext(context, currentContext);
    expect(seen).not.toBe(context);
    expect(Object.isFrozen(seen)).toBe(true);
  });
});

describe("withContext refuses, and says what to write,", () => {
  const none = (): void => undefined;
  const own = ["event", "timestamp", "durationMs", "model", "operation", "shape", "rows", "statements"];
  const all = [...own, "inTransaction", "code", "errorType", "level", "time", "msg", "message"];
  test.each(all)("the key %s, which a log line has itself", (key) => {
    expect(refusal(() => withContext({ [key]: "x" }, none))).toEqual({
      code: "INVALID_OPTIONS",
      message: expect.stringContaining(`\`${key}\` would overwrite`) as string,
    });
  });

  test("the key __proto__", () => {
    const context = JSON.parse('{ "__proto__": "x" }') as Context;
    expect(refusal(() => withContext(context, none)).message).toContain("`__proto__` would overwrite");
  });

  test.each([
    ["an object", { email: "canary" }, "`user: value.id`"],
    ["a list", ["canary"], "`user: value.id`"],
    ["a bigint", 1n, "`user: String(user)`"],
    ["a function", () => "canary", "`user: value.id`"],
    ["a symbol", Symbol("canary"), "`user: value.id`"],
  ])("%s as a value, without quoting it", (kind, value, advice) => {
    const { code, message } = refusal(() => withContext({ user: value } as unknown as Context, none));
    expect(code).toBe("INVALID_OPTIONS");
    expect(message).toContain(`\`user\` is ${kind}`);
    expect(message).toContain(advice);
    expect(message).not.toContain("canary");
  });

  test.each([null, undefined, "r1", ["r1"]])("%j as a context", (context) => {
    expect(refusal(() => withContext(context as never, none)).message).toContain("must be an object");
  });

  test("a query in place of a function", () => {
    expect(refusal(() => withContext({}, lazy(none) as never)).message).toContain("a function");
  });
});
