import { numberText, t } from "@headway/ui";

/** Half an hour may be missing without a word: rounding of many lines. */
const SAME_HOURS = 0.05;

/** Whether the hours of a sheet add up to attendance, by the server's verdict with the difference in words. */
export function balanceWords(sheet: { state: string; sum_hours: number; attendance_hours: number | null }): {
  words: string;
  late: boolean;
} {
  if (sheet.attendance_hours === null)
    return { words: t("progress.hours_state.without_attendance"), late: true };
  const difference = sheet.sum_hours - sheet.attendance_hours;
  if (sheet.state === "confirmed" || Math.abs(difference) < SAME_HOURS)
    return { words: t("progress.hours_state.confirmed"), late: false };
  const hours = numberText(Math.abs(difference), 1);
  return {
    words: t(difference > 0 ? "attendance.state.over" : "attendance.state.under", { hours }),
    late: true,
  };
}
