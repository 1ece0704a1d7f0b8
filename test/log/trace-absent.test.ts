import { expect, test, vi } from "vitest";
import { originOf } from "../../src/log/event.js";

const required = vi.hoisted(() => vi.fn());

vi.mock("node:module", () => ({
  createRequire: () => (name: string) => {
    required(name);
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: "MODULE_NOT_FOUND" });
  },
}));

test("without @opentelemetry/api, an event has no span, and it is looked for once", () => {
  expect([originOf(), originOf(), originOf()]).toEqual([{}, {}, {}]);
  expect(required.mock.calls).toEqual([["@opentelemetry/api"]]);
});
