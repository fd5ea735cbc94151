import type { Lag } from "@headway/model";

/** How a lag is counted: working days or hours, days around the clock, a share of the predecessor's duration. */
export type LagUnit = "days" | "hours" | "elapsed" | "share" | "elapsed_share";

const MINUTES_PER_DAY = 1440;
const SHARES: readonly LagUnit[] = ["share", "elapsed_share"];
const AROUND_THE_CLOCK: readonly LagUnit[] = ["elapsed", "elapsed_share"];

export function unitOf({ lagPercent, elapsed, lagMinutes }: Lag, minutesPerDay: number): LagUnit {
  if (lagPercent !== null) return elapsed ? "elapsed_share" : "share";
  if (elapsed) return "elapsed";
  return lagMinutes % minutesPerDay === 0 ? "days" : "hours";
}

/** The number that stands before the unit; minutes say nothing of a share, nor a share of minutes. */
export function numberIn({ lagPercent, lagMinutes }: Lag, unit: LagUnit, minutesPerDay: number): string {
  const found = SHARES.includes(unit) ? (lagPercent ?? 0) * 100 : lagMinutes / minutesIn(unit, minutesPerDay);
  return String(Math.round(found * 100) / 100);
}

export function lagOf(number: number, unit: LagUnit, minutesPerDay: number): Lag {
  const elapsed = AROUND_THE_CLOCK.includes(unit);
  if (SHARES.includes(unit)) return { lagMinutes: 0, elapsed, lagPercent: number / 100 };
  return { lagMinutes: Math.round(number * minutesIn(unit, minutesPerDay)), elapsed, lagPercent: null };
}

/** Working hours and working days are the same minutes: another unit of the two changes nothing but the number. */
export const sameMinutes = (one: LagUnit, other: LagUnit): boolean =>
  [one, other].every((unit) => unit === "days" || unit === "hours");

function minutesIn(unit: LagUnit, minutesPerDay: number): number {
  if (unit === "elapsed") return MINUTES_PER_DAY;
  return unit === "days" ? minutesPerDay : 60;
}
