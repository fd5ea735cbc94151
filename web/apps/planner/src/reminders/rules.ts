import type { ReminderRuleValues } from "@headway/api-types";

export const RUNGS = ["person", "foreman", "supervisor", "planner", "manager"] as const;
export type Rung = (typeof RUNGS)[number];
export const WAYS = ["mail", "push", "digest"] as const;
export const MOST_STEPS = RUNGS.length;

/** A rule while a person changes it: numbers as they are typed. */
export interface RuleDraft {
  isOn: boolean;
  parameters: Record<string, string>;
  ladder: { afterHours: string; to: string }[];
  ways: string[];
  holds: boolean;
  maySnooze: boolean;
}

export const draftOf = (values: ReminderRuleValues): RuleDraft => ({
  isOn: values.is_on,
  parameters: Object.fromEntries(
    Object.entries(values.parameters).map(([name, value]) => [name, String(value)]),
  ),
  ladder: values.ladder.map((step) => ({ afterHours: String(step.after_hours), to: step.to })),
  ways: [...values.ways],
  holds: values.holds,
  maySnooze: values.may_snooze,
});

/** The rule as it is sent; steps in the order of their hours. What is no whole number goes as it is and is refused. */
export const valuesOf = (draft: RuleDraft): ReminderRuleValues => ({
  is_on: draft.isOn,
  parameters: Object.fromEntries(
    Object.entries(draft.parameters).map(([name, typed]) => [name, wholeOf(typed)]),
  ),
  ladder: draft.ladder
    .map((step) => ({ after_hours: wholeOf(step.afterHours), to: step.to }))
    .sort((one, other) => one.after_hours - other.after_hours),
  ways: WAYS.filter((way) => draft.ways.includes(way)),
  holds: draft.holds,
  may_snooze: draft.maySnooze,
});

/** `24` → 24; what is no whole number is -1, which no rule takes. */
export function wholeOf(typed: string): number {
  return /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : -1;
}

/** Who is not named by a step yet: nobody is named twice. */
export const freeRungs = (draft: RuleDraft): Rung[] =>
  RUNGS.filter((rung) => !draft.ladder.some((step) => step.to === rung));

/** Minutes of a day as `07:00`, and back; what is no time is -1. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export function minutesOf(clock: string): number {
  const found = /^(\d{1,2}):(\d{2})$/.exec(clock.trim());
  if (!found) return -1;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return Number(found[2]) < 60 && minutes <= 24 * 60 ? minutes : -1;
}
