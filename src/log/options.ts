import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { assertKnown, isRecord, readChoice, readRecord } from "../read-options.js";

/** One line: the event, and a sentence for people. */
export type LogMethod = (event: object, message: string) => unknown;

/**
 * Where the log goes: pino, winston, `console`, or anything with these methods. `isLevelEnabled` or `level`, as pino has
 * them, save the work for events that would be dropped.
 */
export interface Logger {
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  /** Needed for `level: "debug"`. */
  readonly debug?: LogMethod;
}

export interface LogOptions {
  readonly logger: Logger;
  /** From how many milliseconds on an operation is logged as `slow_query`, at `warn`. Default: 500. `Infinity`: never. */
  readonly slowMs?: number | undefined;
  /**
   * At which level an operation is logged that went well and was not slow. Default: `info`. `off`: not at all; those that
   * were slow or failed are logged all the same, at `warn` and `error`.
   */
  readonly level?: "debug" | "info" | "off" | undefined;
}

export interface LogSettings {
  readonly logger: Logger;
  readonly slowMs: number;
  readonly level: "debug" | "info" | "off";
}

const OPTIONS = ["logger", "slowMs", "level"] as const;
const LEVELS = ["debug", "info", "off"] as const;
const SLOW_MS = 500;

/**
 * @param value - what `hardening({ log })` got.
 * @throws HardeningError `INVALID_OPTIONS`
 */
export function readLogOptions(value: unknown): LogSettings | false {
  if (value === undefined || value === false) return false;
  const own = readRecord(value, "log", "`log: false` or `log: { logger, slowMs, level }`");
  assertKnown(own, OPTIONS, "log.");
  const level = readChoice(own["level"], LEVELS, "log.level") ?? "info";
  return Object.freeze({ logger: readLogger(own["logger"], level), slowMs: readSlowMs(own["slowMs"]), level });
}

function readLogger(value: unknown, level: LogSettings["level"]): Logger {
  const methods = level === "debug" ? ["info", "warn", "error", "debug"] : ["info", "warn", "error"];
  if (isLogger(value, methods)) return value;
  throw invalid("log.logger", `an object with the methods ${methods.join(", ")}, such as \`logger: pino()\``);
}

/** Some loggers are functions with methods. */
function isLogger(value: unknown, methods: readonly string[]): value is Logger {
  return (isRecord(value) || typeof value === "function") && methods.every((name) => hasMethod(value, name));
}

function hasMethod(value: object, name: string): boolean {
  return typeof (value as Readonly<Record<string, unknown>>)[name] === "function";
}

function readSlowMs(value: unknown): number {
  if (value === undefined) return SLOW_MS;
  if (typeof value === "number" && value >= 0) return value;
  throw invalid("log.slowMs", "milliseconds from 0 on, such as `slowMs: 500`, or `slowMs: Infinity` for never");
}

function invalid(name: string, expected: string): HardeningError {
  return new HardeningError("INVALID_OPTIONS", messages.invalidOption(name, expected));
}
