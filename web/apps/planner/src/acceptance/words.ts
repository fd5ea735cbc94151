import type { Doubt, WaitingEntry } from "@headway/api-types";
import { numberText, t, textOfCode } from "@headway/ui";

/** `70 %`: the fraction of a report. */
export const percentWords = (fraction: number | null): string =>
  fraction === null ? "—" : `${numberText(fraction * 100, 0)} %`;

/** `14.0 → 16.4 t`. */
export function quantityWords(entry: WaitingEntry): string {
  const { quantity_from: from, quantity_to: to, unit } = entry;
  if (to === null) return "—";
  const number = (value: number) => numberText(value, 1);
  return from === null ? `${number(to)} ${unit}` : `${number(from)} → ${number(to)} ${unit}`;
}

/** Parameters of a doubt as words; a fraction stays as the catalogue wants it. */
export function doubtWords(doubt: Doubt): string {
  const parameters = Object.fromEntries(
    Object.entries(doubt.parameters).map(([name, value]) => [
      name,
      typeof value === "number" ? numberText(value, 1) : String(value),
    ]),
  );
  return textOfCode(`progress.doubt.${doubt.code}`, parameters) ?? doubt.code;
}

/** How long ago, in the largest unit that tells it: minutes, hours, days. */
export function spanWords(from: string, now: number): string {
  const minutes = Math.max(0, Math.round((now - new Date(from).getTime()) / 60_000));
  if (minutes < 60) return t("span.minutes", { count: minutes });
  if (minutes < 72 * 60) return t("span.hours", { count: Math.round(minutes / 60) });
  return t("span.days", { count: Math.round(minutes / 1440) });
}

const two = (value: number) => String(value).padStart(2, "0");

/** `17:38` today, `11-21 17:38` on other days, in the reader's own time. */
export function clockWords(iso: string, now = new Date()): string {
  const moment = new Date(iso);
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  return moment.toDateString() === now.toDateString()
    ? time
    : `${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${time}`;
}

/** `11-22` of `2026-11-22`. */
export const dayWords = (day: string): string => day.slice(5);
