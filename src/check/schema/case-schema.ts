import { generatorBlock } from "./generator-block.js";

/** A schema for a case: models, and behind them the generator block that reads their soft-delete fields. */
export function withBlock(models: string, ...fields: readonly string[]): string {
  return `${models}\n${generatorBlock(fields, "../src/generated/hardening")}\n`;
}
