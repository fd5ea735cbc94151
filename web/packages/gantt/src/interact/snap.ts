import { dayOf, MINUTES_PER_DAY } from "../days.ts";
import { dayFinish, dayStart, shiftsOn, workingDayFrom } from "../shifts.ts";
import type { LocalMinutes } from "../types.ts";
import type { WorkingDays } from "../working-days.ts";

/** From this zoom on (pixels per day) half a day can be seen, so bars stop at shifts and not only at days. */
export const SHIFT_ZOOM = 20;

/** The instant of work nearest to a drawn one at which something may start: a shift's or a day's first minute. */
export function snapStart(days: WorkingDays, drawn: number, zoom: number): LocalMinutes {
  const { calendar } = days;
  if (zoom >= SHIFT_ZOOM) return nearestEdge(days, drawn, 0);
  return dayStart(calendar, workingDayFrom(calendar, Math.round(drawn / MINUTES_PER_DAY), 1));
}

/** The instant of work nearest to a drawn one at which something may finish: a shift's or a day's last minute. */
export function snapFinish(days: WorkingDays, drawn: number, zoom: number): LocalMinutes {
  const { calendar } = days;
  if (zoom >= SHIFT_ZOOM) return nearestEdge(days, drawn, 1);
  return dayFinish(calendar, workingDayFrom(calendar, Math.round(drawn / MINUTES_PER_DAY) - 1, -1));
}

/** Looks through the shifts of the working days on both sides of the place. */
function nearestEdge(days: WorkingDays, drawn: number, edge: 0 | 1): LocalMinutes {
  const { calendar } = days;
  const day = dayOf(drawn);
  let best = Number.NaN;
  let distance = Number.POSITIVE_INFINITY;
  for (const each of new Set([
    workingDayFrom(calendar, day - 1, -1),
    day,
    workingDayFrom(calendar, day + 1, 1),
  ])) {
    const shifts = shiftsOn(calendar, each);
    for (let index = 0; index < shifts.length; index++) {
      const instant = each * MINUTES_PER_DAY + shifts[index]![edge]!;
      const away = Math.abs(days.spread(instant) - drawn);
      if (away >= distance) continue;
      best = instant;
      distance = away;
    }
  }
  return Number.isNaN(best) ? Math.round(drawn) : best;
}
