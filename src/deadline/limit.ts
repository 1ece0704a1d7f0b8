import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";

/** The longest delay of a timer in Node: a longer one would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** When what runs under it has to end; at least one of the two is there. */
export interface Limit {
  /** Whole milliseconds from now, at least 1. */
  readonly milliseconds: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** @throws HardeningError `INVALID_OPTIONS` for what is neither a positive number nor a signal. */
export function readLimit(value: unknown, place: string): Limit {
  if (typeof value === "number") return { milliseconds: readMilliseconds(value, place), signal: undefined };
  if (isSignal(value)) return { milliseconds: undefined, signal: value };
  if (typeof value !== "object" || value === null) throw invalid(place);
  const { timeout, signal, ...others } = value as { readonly timeout?: unknown; readonly signal?: unknown };
  if (Object.keys(others).length > 0 || (timeout === undefined && signal === undefined)) throw invalid(place);
  if (signal !== undefined && !isSignal(signal)) throw invalid(place);
  return { milliseconds: timeout === undefined ? undefined : readMilliseconds(timeout, place), signal };
}

/** Milliseconds per operation: a number, `false` for no limit, or a function that answers one of the two. */
export type Timeout = number | false | ((call: TimeoutCall) => number | false);

export interface TimeoutCall {
  /** `undefined` for raw queries. */
  readonly model: string | undefined;
  readonly operation: string;
}

/** @throws HardeningError `INVALID_OPTIONS` */
export function readTimeout(value: unknown): Timeout {
  if (value === undefined) return DEFAULT_TIMEOUT_MS;
  if (value === false) return false;
  if (typeof value !== "function") return readMilliseconds(value, TIMEOUT_OPTION);
  const timeout = value as (call: TimeoutCall) => unknown;
  return (call) => {
    const answer = timeout(call);
    return answer === false ? false : readMilliseconds(answer, TIMEOUT_OPTION);
  };
}

const DEFAULT_TIMEOUT_MS = 10_000;
const TIMEOUT_OPTION = "hardening(): `timeout`";

/** Rounded up: a deadline of a fraction of a millisecond is one of a millisecond, never none. */
export function readMilliseconds(value: unknown, place: string): number {
  if (typeof value !== "number" || !(value > 0) || value > LONGEST_TIMER_MS) {
    throw new HardeningError("INVALID_OPTIONS", messages.invalidTimeout(place, LONGEST_TIMER_MS));
  }
  return Math.ceil(value);
}

function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { readonly aborted?: unknown }).aborted === "boolean" &&
    typeof (value as { readonly addEventListener?: unknown }).addEventListener === "function"
  );
}

function invalid(place: string): HardeningError {
  return new HardeningError("INVALID_OPTIONS", messages.invalidLimit(place));
}
