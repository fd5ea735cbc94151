import { numberText } from "@headway/ui";

/** Quantity per working day; null where there is no quantity or no time. Example: 1186 m² in 4 days = 296.5. */
export function productivityOf(
  quantity: number | null,
  minutes: number,
  minutesPerDay: number,
): number | null {
  if (quantity === null || quantity <= 0 || minutes <= 0 || minutesPerDay <= 0) return null;
  return (quantity * minutesPerDay) / minutes;
}

/** Working minutes that a quantity takes at so much a day, to the minute; null where that cannot be told. */
export function minutesAt(quantity: number | null, perDay: number, minutesPerDay: number): number | null {
  if (quantity === null || quantity <= 0 || !(perDay > 0)) return null;
  return Math.round((quantity / perDay) * minutesPerDay);
}

/** Three figures are as exact as a norm is known: `297`, `29.7`, `0.297`. */
export function rateText(rate: number): string {
  const digits = rate >= 100 ? 0 : rate >= 10 ? 1 : rate >= 1 ? 2 : 3;
  return numberText(rate, digits);
}
