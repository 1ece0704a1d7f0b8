import { createRequire } from "node:module";

/** What is used of `@opentelemetry/api`, an optional peer. Stable since its version 1.0. */
interface OpenTelemetry {
  readonly context: { active(): unknown };
  readonly trace: {
    getSpanContext(context: unknown): SpanContext | undefined;
    isSpanContextValid(spanContext: SpanContext): boolean;
  };
}

interface SpanContext {
  readonly traceId: string;
  readonly spanId: string;
}

/** Answers the span that is active where it is called. */
export type ReadSpan = () => SpanContext | undefined;

/** `null`: looked for, and not installed. */
let loaded: ReadSpan | null | undefined;

/** `undefined` where `@opentelemetry/api` is not installed. Looks once per process. */
export function spanReader(): ReadSpan | undefined {
  if (loaded === undefined) loaded = load();
  return loaded ?? undefined;
}

/** By `require`, which a bundler leaves alone where the package is missing, and which answers at once. */
function load(): ReadSpan | null {
  try {
    const { context, trace } = createRequire(import.meta.url)("@opentelemetry/api") as OpenTelemetry;
    return () => {
      const span = trace.getSpanContext(context.active());
      return span !== undefined && trace.isSpanContextValid(span) ? span : undefined;
    };
  } catch {
    return null;
  }
}
