const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

/** A day of the calendar, as `2026-12-31`: sorts as text. */
export type Day = string;

/** Which day it is depends on where one is: between 12 hours before UTC and 14 after it. */
export interface Today {
  readonly utc: Day;
  /** Where the day begins last. What ends on this day still holds somewhere. */
  readonly earliest: Day;
  /** Where the day begins first. What is dated later has happened nowhere. */
  readonly latest: Day;
}

export function todayAt(now: Date): Today {
  const dayAt = (hours: number): Day => dayOf(now.getTime() + hours * HOUR_MS);
  return { utc: dayAt(0), earliest: dayAt(-12), latest: dayAt(14) };
}

export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * DAY_MS);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}
