import type { ChainStep } from "@headway/api-types";
import {
  daysText,
  finishDayMinutes,
  type Language,
  parseLocal,
  percentText,
  shortDayText,
  type TextKey,
  t,
} from "@headway/ui";
import { lagWords } from "./lag-words.ts";

type IdleDays = ChainStep["skipped"][number];

/** How the days of one chain are written: without the year of the plan's data date. */
export interface WordsFor {
  language: Language;
  year: number;
  minutesPerDay: number;
}

const MINUTES_PER_DAY = 1440;
const MOST_SPANS = 2;

/** `12月2日`, `Dec 2`: the day in the question. */
export const dayWords = (minutes: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    minutes * 60_000,
  );

export const yearOf = (minutes: number): number => new Date(minutes * 60_000).getUTCFullYear();

const startDay = (iso: string | null, words: WordsFor): string => {
  const minutes = parseLocal(iso);
  return minutes === null ? "—" : shortDayText(minutes, words.year);
};

const finishDay = (iso: string | null, words: WordsFor): string => {
  const minutes = parseLocal(iso);
  return minutes === null ? "—" : shortDayText(finishDayMinutes(minutes), words.year);
};

/** A day that ends work is told as a finish: an instant at midnight belongs to the day before. */
export const instantDay = (step: ChainStep, words: WordsFor): string =>
  step.relation && ["FS", "FF"].includes(step.relation.type)
    ? finishDay(step.at, words)
    : startDay(step.at, words);

/** `11-29 周日`, `春节 02-06～02-12`; beyond two spans their number. Empty without any. */
export function idleText(spans: readonly IdleDays[], words: WordsFor): string {
  if (spans.length === 0) return "";
  const shown = namedFirst(spans)
    .slice(0, MOST_SPANS)
    .map((span) => spanText(span, words));
  const list = shown.join(t("client.list.comma"));
  if (spans.length <= MOST_SPANS) return list;
  return t("client.why.idle.more", {
    days: list,
    count: spans.reduce((sum, span) => sum + lengthOf(span), 0),
  });
}

/** A holiday says more than one more Sunday. */
const namedFirst = (spans: readonly IdleDays[]): IdleDays[] => [
  ...spans.filter((span) => span.name !== ""),
  ...spans.filter((span) => span.name === ""),
];

const dayNumber = (day: string): number => (parseLocal(day) ?? 0) / MINUTES_PER_DAY;
const lengthOf = (span: IdleDays): number => dayNumber(span.last_day) - dayNumber(span.first_day) + 1;

function spanText(span: IdleDays, words: WordsFor): string {
  const first = startDay(span.first_day, words);
  const days = lengthOf(span) === 1 ? first : `${first}～${startDay(span.last_day, words)}`;
  if (span.name !== "") return `${span.name} ${days}`;
  return lengthOf(span) === 1 ? `${days} ${weekday(span.first_day, words.language)}` : days;
}

const weekday = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(
    (parseLocal(day) ?? 0) * 60_000,
  );

/** `11-27 → 12-01，4 天`: when it is done, and how long that takes. */
export function spanOfStep(step: ChainStep, words: WordsFor): string {
  const days = step.started && step.reason === "progress" ? step.remaining_minutes : step.duration_minutes;
  const range = { start: startDay(step.start, words), finish: finishDay(step.finish, words) };
  const one = range.start === range.finish;
  if (days === 0) return one ? range.start : `${range.start} → ${range.finish}`;
  return t(one ? "client.why.span.day" : "client.why.span", {
    ...range,
    days: daysText(days, words.minutesPerDay),
  });
}

/** Why the step stands where it stands; `before`: the name of what it waits for. */
export function reasonText(step: ChainStep, before: string, words: WordsFor): string {
  const reason = bareReason(step, before, words);
  if (step.delay_minutes === 0) return reason;
  return t("client.why.delayed", { reason, days: daysText(step.delay_minutes, words.minutesPerDay) });
}

function bareReason(step: ChainStep, before: string, words: WordsFor): string {
  const day = instantDay(step, words);
  if (step.relation) return relationText(step, before, day, words);
  if (step.constraint)
    return t(step.reason === "summary" ? "client.why.summary.constraint" : "client.why.constraint", {
      kind: t(`client.constraint.${step.constraint}` as TextKey),
      day,
    });
  if (step.reason === "progress")
    return t("client.why.progress", {
      percent: percentText(step.percent_complete),
      days: daysText(step.remaining_minutes, words.minutesPerDay),
      day,
      finish: finishDay(step.finish, words),
    });
  if (step.reason === "actual")
    return t("client.why.actual", { start: startDay(step.start, words), finish: actualFinish(step, words) });
  return t(`client.why.${step.reason}` as TextKey, { day, name: before });
}

const actualFinish = (step: ChainStep, words: WordsFor): string =>
  step.percent_complete >= 1 ? finishDay(step.finish, words) : t("client.why.running");

function relationText(step: ChainStep, before: string, day: string, words: WordsFor): string {
  const { type, lag_minutes, lag_percent, elapsed } = step.relation as NonNullable<ChainStep["relation"]>;
  const lag = lagWords({ lagMinutes: lag_minutes, lagPercent: lag_percent, elapsed }, words.minutesPerDay);
  const from = ["FS", "FF"].includes(type) ? "finish" : "start";
  const kind = step.reason === "summary" ? "client.why.summary" : `client.why.relation.${from}`;
  return t(kind as TextKey, { name: before, day, link: `${type}${lag}` });
}
