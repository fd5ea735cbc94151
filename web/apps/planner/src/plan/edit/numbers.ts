import { t } from "@headway/ui";
import { RequestFailed } from "../../api/request.ts";

/** A number as people type it, `1,186.5` or `−2`; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replaceAll(",", "").replace("−", "-").replace("。", ".");
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Working minutes of days of the project, rounded; null when the text is no number. Example: `2.5` at 480 = 1200. */
export function minutesOfDays(text: string, minutesPerDay: number): number | null {
  const days = numberOf(text);
  return days === null ? null : Math.round(days * minutesPerDay);
}

/** What the page itself refuses before it asks the server. */
export const notANumber = (field: string): RequestFailed =>
  new RequestFailed(422, "schedule.value.number", t("schedule.value.number", { field }), null);
