import { counted } from "../wording.js";

/** `2 join tables (PostTag, Follow)`; nothing where there are none. */
export function named(names: readonly string[], noun: string): readonly string[] {
  return names.length === 0 ? [] : [`${counted(names.length, noun)} (${names.join(", ")})`];
}
