import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import { isRecord } from "../read-options.js";

export function assertOptions(place: string, options: unknown, known: readonly string[], expected: string): void {
  if (!isRecord(options)) throw invalidOption(place, "options", `\`${expected}\``);
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new HardeningError("INVALID_OPTIONS", messages.unknownExpressOption(place, unknown, known));
  }
}

export function invalidOption(place: string, name: string, expected: string): HardeningError {
  return new HardeningError("INVALID_OPTIONS", messages.invalidExpressOption(place, name, expected));
}
