import * as v from "valibot";

/** What stands in several sections of the configuration. The messages complete "Expected ...". */

export const sentence = v.pipe(v.string(), v.trim(), v.minLength(1, "a text that says something"));
export const names = v.pipe(v.array(sentence), v.readonly());
export const count = v.pipe(v.number(), v.integer("a whole number"), v.minValue(1, "a number from 1"));
export const checkId = v.pipe(v.string(), v.regex(/^[A-Z]{2,12}\d{3}$/, 'the id of a check, as "MIG003"'));
/** A day, in the calendar. */
export const date = v.pipe(v.string(), v.isoDate('a day as "2026-12-31"'), v.check(isDay, "a day that exists"));

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
