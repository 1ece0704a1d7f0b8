import { HardeningError } from "../errors.js";
import { messages } from "../messages.js";
import type { Args } from "../soft-delete/args.js";
import type { SoftModel } from "../soft-delete/model.js";

/** These methods have `data` of their own; the caller's would vanish without a word. */
export function assertNoData(model: SoftModel, operation: string, args: Args | undefined): void {
  if (args?.["data"] === undefined) return;
  throw new HardeningError("UNSAFE_ARGUMENT", messages.unexpectedData(model.name, operation));
}
