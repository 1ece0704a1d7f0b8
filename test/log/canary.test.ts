import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createQueryLog } from "../../src/log/query-log.js";
import { shapeOf } from "../../src/log/shape.js";
import { models, shapeModel, shapes } from "./models.js";

/** PROPERTY_CASES asks for more; PROPERTY_SEED repeats a run. */
const CASES = Number(process.env["PROPERTY_CASES"] ?? 1_000);
const SEED = Number(process.env["PROPERTY_SEED"] ?? Date.now() % 2 ** 31);
const CANARY = "canary";

const NAMES = Object.values(models.models).flatMap(({ scalars, relations }) => [...scalars, ...Object.keys(relations)]);
const HIDDEN_NAMES = ["birthday", "passwordHash", "api_key", "secret", "refreshTokens"];
const KEYWORDS = [
  ...["where", "select", "include", "omit", "data", "create", "update", "orderBy", "by", "distinct", "having", "take"],
  ...["AND", "OR", "NOT", "some", "every", "none", "is", "isNot", "connect", "connectOrCreate", "createMany", "set"],
  ...["_count", "_sum", "_all", "equals", "in", "not", "path", "push", "sort", "mode", "teamId_slug", "slug_secret"],
];

const text = fc.nat(9_999).map((id) => `${CANARY}${id}`);
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  text.map((it) => Buffer.from(it)),
  text.map((it) => new Error(it)),
  text.map((it) => ({ toJSON: () => it })),
  text.map((it) => new Map([[it, it]])),
  text.map((it) => Symbol(it)),
  text.map((it) => () => it),
  fc.constantFrom(null, undefined, true, 42_424_242, 42_424_242n, new Date(42_424_242)),
);
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KEYWORDS) },
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  text,
  fc.tuple(fc.constantFrom(...NAMES), text).map(([name, it]) => `${name}_${it}`),
  fc.constantFrom("__proto__", "constructor", "toJSON", "toString"),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 8, depthSize: "large" },
    value,
    fc.dictionary(key, tie("tree"), { maxKeys: 6 }),
    fc.array(tie("tree"), { maxLength: 5 }),
  ),
}));
const args = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 6 });

function expectNoCanary(written: string): void {
  expect(written).not.toContain(CANARY);
  expect(written).not.toContain("424242");
  for (const name of HIDDEN_NAMES) expect(written).not.toContain(name);
}

describe(`0 values and 0 unknown keys, ${String(CASES)} random arguments, seed ${String(SEED)}`, () => {
  const parameters = { seed: SEED, numRuns: CASES };

  test("in a shape", { timeout: 300_000 }, () => {
    const model = fc.constantFrom(shapeModel("User"), shapeModel("Post"));
    fc.assert(
      fc.property(model, args, (model, args) => expectNoCanary(JSON.stringify(shapeOf(model, args)))),
      parameters,
    );
  });

  test("in the events of operations that go well, are slow, or fail", { timeout: 300_000 }, () => {
    const lines: unknown[] = [];
    const log = (...line: unknown[]): unknown => lines.push(line);
    const settings = { logger: { info: log, warn: log, error: log }, level: "info" } as const;
    const logs = [Infinity, 0].map((slowMs) => createQueryLog({ ...settings, slowMs }, shapes));
    const model = fc.constantFrom("User", "Post", "Unknown", undefined);
    const operation = fc.constantFrom("findMany", "create", "updateMany", "$queryRaw", "$queryRawUnsafe");
    fc.assert(
      fc.property(model, operation, args, tree, text, (model, operation, args, result, secret) => {
        lines.length = 0;
        const error = Object.assign(new Error(secret), {
          code: secret,
          meta: args,
          cause: result,
          name: `${secret} x`,
        });
        const raw = [secret, args];
        for (const queryLog of logs) {
          const call = { startedAt: queryLog.start(), model, operation, statements: 1, inTransaction: false };
          queryLog.succeeded({ ...call, args: model === undefined ? raw : args }, result);
          queryLog.failed({ ...call, args }, error);
          queryLog.failed({ ...call, args }, result);
        }
        expect(lines).toHaveLength(6);
        expectNoCanary(JSON.stringify(lines));
      }),
      parameters,
    );
  });
});
