/** `1 model`, `12 models`; and with names behind, where there are any: `2 join tables (PostTag, Follow)`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

export function named(names: readonly string[], noun: string): readonly string[] {
  return names.length === 0 ? [] : [`${counted(names.length, noun)} (${names.join(", ")})`];
}
