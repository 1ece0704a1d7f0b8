import { HardeningError } from "./errors.js";
import { messages } from "./messages.js";

export function readChoice<const T extends string>(value: unknown, choices: readonly T[], name: string): T | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    const expected = choices.map((candidate) => `"${candidate}"`).join(" or ");
    throw new HardeningError("INVALID_OPTIONS", messages.invalidOption(name, expected));
  }
  return choice;
}

export function readRecord(value: unknown, name: string, expected: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new HardeningError("INVALID_OPTIONS", messages.invalidOption(name, expected));
  return value;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function assertKnown(own: object, known: readonly string[], prefix: string): void {
  for (const key of Object.keys(own)) {
    if (!known.includes(key)) {
      throw new HardeningError("INVALID_OPTIONS", messages.unknownOption(prefix + key, known));
    }
  }
}
