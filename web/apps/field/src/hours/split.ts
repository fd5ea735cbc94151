import type { HourLine } from "../records.ts";

export const HOURS_STEP = 0.5;
/** Hours by which the lines may differ from attendance before the sheet is flagged, unless the project says another. */
export const TOLERANCE_HOURS = 0.5;

export interface Share {
  activity_id: number | null;
  /** Relative weight: hours of yesterday, headcount of today, or 1. */
  weight: number;
}

/**
 * Attendance spread over the activities by weight in tenths of an hour; the lines add up to `total` exactly.
 * 9.4 h over 6 : 2.4 : 1 → 6.0, 2.4, 1.0. What rounding leaves over goes to the largest remainders, earlier lines first.
 */
export function prefilled(shares: readonly Share[], total: number): HourLine[] {
  const weights = shares.map((share) => Math.max(0, share.weight));
  const sum = weights.reduce((one, other) => one + other, 0);
  if (shares.length === 0) return [];
  const tenths = Math.round(total * 10);
  const exact = weights.map((weight) => (sum === 0 ? tenths / shares.length : (tenths * weight) / sum));
  const whole = exact.map(Math.floor);
  let left = tenths - whole.reduce((one, other) => one + other, 0);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.at - other.at);
  for (const { at } of order) {
    if (left <= 0) break;
    whole[at] = whole[at]! + 1;
    left -= 1;
  }
  return shares.map((share, at) => ({
    activity_id: share.activity_id,
    hours: whole[at]! / 10,
    headcount: null,
  }));
}

export const sumHours = (lines: readonly HourLine[]): number =>
  Math.round(lines.reduce((sum, line) => sum + line.hours, 0) * 10) / 10;

export interface Balance {
  sum: number;
  /** Lines less attendance; null when nobody has checked in. */
  difference: number | null;
  is_balanced: boolean;
}

export function balance(
  lines: readonly HourLine[],
  attendance_hours: number | null,
  tolerance: number = TOLERANCE_HOURS,
): Balance {
  const sum = sumHours(lines);
  if (attendance_hours === null) return { sum, difference: null, is_balanced: false };
  const difference = Math.round((sum - attendance_hours) * 10) / 10;
  return { sum, difference, is_balanced: Math.abs(difference) <= tolerance };
}

/** One line up or down by half an hour, to full halves, never below 0: 2.4 + → 2.5, 2.4 − → 2.0. */
export function stepLine(lines: readonly HourLine[], at: number, steps: number): HourLine[] {
  return lines.map((line, place) => (place === at ? { ...line, hours: stepHours(line.hours, steps) } : line));
}

function stepHours(hours: number, steps: number): number {
  const halves = hours / HOURS_STEP;
  const next = steps > 0 ? Math.floor(halves + 1e-9) + steps : Math.ceil(halves - 1e-9) + steps;
  return Math.min(24, Math.max(0, next * HOURS_STEP));
}

/** The last line takes what is missing, so that the sheet adds up; never below 0. */
export function levelled(lines: readonly HourLine[], attendance_hours: number): HourLine[] {
  const { difference } = balance(lines, attendance_hours);
  if (!difference || lines.length === 0) return [...lines];
  let missing = -difference;
  const next = lines.map((line) => ({ ...line }));
  for (let at = next.length - 1; at >= 0 && Math.abs(missing) > 1e-9; at -= 1) {
    const line = next[at]!;
    const hours = Math.max(0, Math.round((line.hours + missing) * 10) / 10);
    missing = Math.round((missing - (hours - line.hours)) * 10) / 10;
    line.hours = hours;
  }
  return next;
}
