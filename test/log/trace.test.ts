import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withContext } from "../../src/context/context.js";
import { originOf } from "../../src/log/event.js";

const tracer = new BasicTracerProvider().getTracer("test");

describe("with OpenTelemetry, an event names the active span", () => {
  beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());

  test("also after an await, and none where none is active", async () => {
    const span = tracer.startSpan("request");
    const { traceId, spanId } = span.spanContext();
    const seen = await context.with(trace.setSpan(context.active(), span), async () => {
      await setImmediate();
      return originOf();
    });
    expect(seen).toEqual({ traceId, spanId });
    expect(originOf()).toEqual({});
  });

  test("beside the context, whose own traceId wins", () => {
    const span = tracer.startSpan("request");
    const seen = context.with(trace.setSpan(context.active(), span), () =>
      withContext({ requestId: "r1", traceId: "from the header" }, originOf),
    );
    expect(seen).toEqual({ requestId: "r1", traceId: "from the header", spanId: span.spanContext().spanId });
  });

  test("not one that is invalid, as those of a tracer that is switched off", () => {
    const span = trace.wrapSpanContext({ traceId: "0".repeat(32), spanId: "0".repeat(16), traceFlags: 0 });
    expect(context.with(trace.setSpan(context.active(), span), originOf)).toEqual({});
  });
});
