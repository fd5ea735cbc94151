import type { WorkloadLine } from "@headway/api-types";

export interface LoadCell {
  day: string;
  /** Hours of this project and of others together. */
  hours: number;
  otherHours: number;
  /** Of what can be done in a day; null where the capacity is not known. */
  share: number | null;
  isOver: boolean;
  /** 0 none, 1–3 rising, 4 over. */
  shade: 0 | 1 | 2 | 3 | 4;
}

function shadeOf(hours: number, share: number | null, isOver: boolean): LoadCell["shade"] {
  if (isOver) return 4;
  if (hours <= 0) return 0;
  if (share === null || share > 0.75) return 3;
  return share > 0.4 ? 2 : 1;
}

/** One cell per day of the window; days that the server does not name are free. */
export function cellsOf(line: WorkloadLine, days: readonly string[]): LoadCell[] {
  const byDay = new Map(line.days.map((one) => [one.day, one]));
  return days.map((day) => {
    const found = byDay.get(day);
    const hours = (found?.hours ?? 0) + (found?.other_hours ?? 0);
    const share = line.capacity_hours > 0 ? hours / line.capacity_hours : null;
    const isOver = found?.is_over ?? false;
    return {
      day,
      hours,
      otherHours: found?.other_hours ?? 0,
      share,
      isOver,
      shade: shadeOf(hours, share, isOver),
    };
  });
}

export const isOverloaded = (line: WorkloadLine): boolean => line.days.some((one) => one.is_over);
