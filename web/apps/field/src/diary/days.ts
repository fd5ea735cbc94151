import { daysOfMonth } from "../days/site-days.ts";
import type { DiaryRecord } from "../records.ts";

export type DayState = "missing" | "open" | "signed" | "stoppage";

export interface DiaryDay {
  day: string;
  state: DayState;
  diary: DiaryRecord | null;
}

/** Every day of a month until today with its diary, the newest first. A stoppage day needs one like any other. */
export function diaryDays(
  diaries: readonly DiaryRecord[],
  month: string,
  today: string,
  since: string | null = null,
): DiaryDay[] {
  const byDay = new Map(diaries.map((diary) => [diary.day, diary]));
  return daysOfMonth(month, today)
    .filter((day) => since === null || day >= since)
    .map((day) => ({ day, diary: byDay.get(day) ?? null, state: stateOf(byDay.get(day)) }));
}

function stateOf(diary: DiaryRecord | undefined): DayState {
  if (!diary) return "missing";
  if (!diary.signed) return "open";
  return diary.is_stoppage ? "stoppage" : "signed";
}

export const missingDays = (days: readonly DiaryDay[], today: string): number =>
  days.filter((one) => one.state === "missing" && one.day < today).length;
