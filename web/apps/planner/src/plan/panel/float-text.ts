import { daysText, t } from "@headway/ui";

/** `驱动`, or the room that a relation leaves its successor; empty where that is not known. */
export function floatText(
  driving: boolean,
  minutes: number | null | undefined,
  minutesPerDay: number,
): string {
  if (driving) return t("client.driving");
  return minutes == null ? "" : t("client.panel.room", { days: daysText(minutes, minutesPerDay) });
}
