import type { SoftDeleted } from "../../schema-findings/soft-deleted.js";
import { memberCode } from "./member-code.js";

/** The line that makes a model soft-deleted, as most of the models have it: with their own `@map`. */
export function softDeleteLine(softDeleted: readonly SoftDeleted[]): string {
  const lines = softDeleted.map((model) => memberCode(model, model.active.field));
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? "isActive Boolean @default(true)";
}
