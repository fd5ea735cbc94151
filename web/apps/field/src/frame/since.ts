import { t } from "../words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Longer than this on the phone only: the badge turns amber (sync P11). */
export const LATE_MS = DAY;

/** `2 小时` since an instant. */
export function sinceText(iso: string, nowMs: number): string {
  const passed = Math.max(0, nowMs - Date.parse(iso));
  if (passed < HOUR) return t("field.since.minutes", { count: Math.max(1, Math.floor(passed / MINUTE)) });
  if (passed < 2 * DAY) return t("field.since.hours", { count: Math.floor(passed / HOUR) });
  return t("field.since.days", { count: Math.floor(passed / DAY) });
}
