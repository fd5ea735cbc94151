import type { CalendarText, DayRule } from "@headway/model";

const day = (): DayRule => [
  [480, 720],
  [780, 1020],
];

/** Six days of eight hours, as most sites work. */
export const newCalendar = (): CalendarText => ({
  name: "",
  kind: "project",
  parent_id: null,
  week: [day(), day(), day(), day(), day(), day(), []],
  exceptions: [],
  minutes_per_day: 480,
  minutes_per_week: 2880,
  minutes_per_month: 12_480,
});
