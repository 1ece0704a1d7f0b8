import { messages } from "../messages.js";
import { namesOf } from "./outcome.js";
import type { Logger } from "./options.js";

export type Level = "debug" | "info" | "warn" | "error";

/** The application's logger behind one form. It neither throws nor rejects: a query must not fail for its log. */
export interface Sink {
  isEnabled(level: Level): boolean;
  /** @param line - makes the event, and the sentence for people. */
  write(level: Level, line: () => readonly [event: object, message: string]): void;
}

/** What loggers tell of their level: pino has both, winston, log4js and consola one of them; `console` has none. */
interface LevelTeller {
  readonly isLevelEnabled?: (level: Level) => unknown;
  readonly level?: unknown;
}

export function createSink(logger: Logger): Sink {
  const isEventFirst = !isWinston(logger);
  let hasFailed = false;
  const onFailure = (error: unknown): void => {
    if (hasFailed) return;
    hasFailed = true;
    process.emitWarning(messages.loggerFailed(typeOf(error)), "PrismaHardeningWarning");
  };
  return {
    isEnabled(level) {
      try {
        return isLevelEnabled(logger, level);
      } catch (error) {
        onFailure(error);
        return false;
      }
    },
    write(level, line) {
      try {
        const [event, message] = line();
        const answer = isEventFirst ? logger[level]?.(event, message) : callMessageFirst(logger, level, event, message);
        if (answer instanceof Promise) answer.catch(onFailure);
      } catch (error) {
        onFailure(error);
      }
    },
  };
}

/** By `readLogOptions`, `debug` is there where it is used. */
function callMessageFirst(logger: Logger, level: Level, event: object, message: string): unknown {
  const log = logger[level] as ((message: string, event: object) => unknown) | undefined;
  return log?.call(logger, message, event);
}

/** winston takes the sentence first, and would print an event that comes first as the sentence. */
function isWinston(logger: Logger): boolean {
  const { transports, exceptions } = logger as { readonly transports?: unknown; readonly exceptions?: unknown };
  return Array.isArray(transports) && exceptions !== undefined;
}

/** From the most talkative on, in pino's words. A level with another name says nothing here. */
const LEVELS: readonly unknown[] = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

function isLevelEnabled(logger: Logger & LevelTeller, level: Level): boolean {
  if (typeof logger.isLevelEnabled === "function") return logger.isLevelEnabled(level) !== false;
  const lowest = LEVELS.indexOf(logger.level);
  return lowest === -1 || LEVELS.indexOf(level) >= lowest;
}

function typeOf(error: unknown): string {
  try {
    return namesOf(error).errorType;
  } catch {
    return "Error";
  }
}
