import type { HardeningErrorCode } from "../errors.js";
import { originOf } from "./event.js";
import type { LogSettings } from "./options.js";
import { createSink } from "./sink.js";

/** Says something to whoever runs the application. Not deduplicated here. Never throws. */
export type Warn = (code: HardeningErrorCode, message: string) => void;

/** To the application's log, if there is one, with where it comes from; else as a warning of the process. */
export function createWarn(settings: LogSettings | false): Warn {
  if (settings === false) {
    return (code, message) => process.emitWarning(message, { type: "PrismaHardeningWarning", code });
  }
  const sink = createSink(settings.logger);
  return (code, message) =>
    sink.write("warn", () => [{ event: "warning", timestamp: new Date().toISOString(), code, ...originOf() }, message]);
}
