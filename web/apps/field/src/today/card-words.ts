import { addDays, daysBetween, shortDay, startDay } from "../days/site-days.ts";
import { acceptedDay, percentNumber } from "../report/percent.ts";
import { t } from "../words.ts";
import type { Card } from "./list.ts";

/** `昨天 60 %`, `昨天 45 %，待监理`, `还没开工`. */
export function lastWords(card: Card, today: string): string {
  const { claimed, accepted } = card.activity;
  if (claimed && claimed.percent !== null)
    return t("field.today.claimed", {
      day: dayWord(claimed.day, today),
      percent: percentNumber(claimed.percent),
    });
  if (accepted?.percent)
    return t("field.today.last", {
      day: dayWordOf(acceptedDay(card.activity), today),
      percent: percentNumber(accepted.percent),
    });
  return t(card.is_started ? "field.today.nothing_said" : "field.today.not_started");
}

/** `计划 80 %`, `计划明天开工`. */
export function planWords(card: Card, today: string): string {
  const start = startDay(card.activity.planned_start);
  if (!card.is_started && start && start > today)
    return t("field.today.plan_start", { day: dayWord(start, today) });
  if (card.planned === null) return t("field.today.no_plan");
  return t("field.today.plan", { percent: percentNumber(card.planned) });
}

/** `昨天`, `今天`, `明天`, else `11-19`. */
export function dayWord(day: string, today: string): string {
  const apart = daysBetween(today, day);
  if (apart === 0) return t("field.day.today");
  if (apart === -1) return t("field.day.yesterday");
  if (apart === 1) return t("field.day.tomorrow");
  return shortDay(day, today);
}

const dayWordOf = (day: string | null, today: string): string =>
  day ? dayWord(day, today) : t("field.today.before");

export const tomorrowOf = (today: string): string => addDays(today, 1);
