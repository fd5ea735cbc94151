/** Site days as text (`2026-11-22`): counted and compared without a time zone. */

const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, "0");

/** Days since 1970-01-01 of a day or of the day of a local instant; null when it is neither. */
export function dayNumber(text: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS : null;
}

export function dayOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return dayOfNumber((dayNumber(day) ?? 0) + count);
}

/** Days from `first` to `last`: 0 on the same day, negative when `last` is before `first`. */
export function daysBetween(first: string, last: string): number {
  return (dayNumber(last) ?? 0) - (dayNumber(first) ?? 0);
}

/** The last day on which work is done: a finish at midnight belongs to the day that has just ended. */
export function finishDay(local: string | null | undefined): string | null {
  const number = dayNumber(local);
  if (number === null || !local) return null;
  return dayOfNumber(/T00:00(:00)?/.test(local) ? number - 1 : number);
}

export function startDay(local: string | null | undefined): string | null {
  return dayNumber(local) === null ? null : local!.slice(0, 10);
}

/** Day and minute of an instant at a place: `{ day: "2026-11-22", time: "17:46", hour: 17 }`. */
export function siteMoment(instant: Date, timeZone: string): { day: string; time: string; hour: number } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "00";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
    hour: Number(part("hour")),
  };
}

/** Site minute as an instant without zone, as operations carry it: `2026-11-22T17:46`. */
export const siteMinute = (instant: Date, timeZone: string): string => {
  const { day, time } = siteMoment(instant, timeZone);
  return `${day}T${time}`;
};

/** `11-22`, with the year when it is another than the one of `reference`. */
export function shortDay(day: string, reference: string): string {
  return day.slice(0, 4) === reference.slice(0, 4) ? day.slice(5) : day;
}

/** `11月22日 周日` or `Sun 22 Nov`. */
export function dayInWords(day: string, language: string): string {
  const number = dayNumber(day);
  if (number === null) return day;
  const date = new Date(number * DAY_MS);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(date);
  if (language.startsWith("zh")) return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${weekday}`;
  const month = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" }).format(date);
  return `${weekday} ${date.getUTCDate()} ${month}`;
}

/** `17:46` of an instant at the site; a site minute without zone is shown as it stands. */
export function timeOf(instant: string | null | undefined, timeZone: string): string {
  if (!instant) return "";
  const local = /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(instant);
  if (local) return local[1]!;
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? "" : siteMoment(moment, timeZone).time;
}

/** Hours between two site minutes or instants, one decimal; null when one is missing. */
export function hoursBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  if (!from || !to) return null;
  const hours = (new Date(to).getTime() - new Date(from).getTime()) / 3_600_000;
  return Number.isNaN(hours) ? null : Math.round(hours * 10) / 10;
}

/** Days of a month that are not after `today`, the newest first. */
export function daysOfMonth(month: string, today: string): string[] {
  const [year, index] = month.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(year, index, 0)).getUTCDate();
  const all = Array.from({ length: last }, (_, at) => `${month}-${two(at + 1)}`);
  return all.filter((day) => day <= today).reverse();
}
