/** What Prisma's engine says that a change would lose, or could not do; in the order of the table. */
export const LABELS = [
  "column dropped",
  "column dropped and made anew",
  "table dropped",
  "type changed",
  "value made a list",
  "required column added",
  "column made required",
  "unique key added",
  "enum value removed",
  "primary key changed",
] as const;
export type Label = (typeof LABELS)[number];

/** By what the engine's sentence has in it; the first that fits. */
const SENTENCES: readonly (readonly [RegExp, Label])[] = [
  [/^You are about to drop the column /, "column dropped"],
  [/^You are about to drop the `[^`]+` table/, "table dropped"],
  [/dropped and recreated/, "column dropped and made anew"],
  [/^You are about to alter the column /, "type changed"],
  [/from a scalar field to a list field/, "value made a list"],
  [/^(?:Added the|The) required column /, "required column added"],
  [/^Made the column .* required/, "column made required"],
  [/^A unique constraint covering /, "unique key added"],
  [/^The values \[.*\] on the enum /, "enum value removed"],
  [/^The primary key for the /, "primary key changed"],
];

/**
 * @throws if the engine says something that this does not know: it would count nowhere.
 */
export function labelOf(sentence: string): Label {
  const known = SENTENCES.find(([words]) => words.test(sentence));
  if (known === undefined) throw new Error(`Prisma's engine says what has no label here: ${sentence}`);
  return known[1];
}
