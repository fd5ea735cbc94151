import { readDay } from "../typed/days.ts";
import { type Measures, readSpan, type Span } from "../typed/durations.ts";
import { localIso, usualWeekMinutes, workEdge, workingMinutesBetween } from "../working-time.ts";
import type { CellContext, Problem } from "./draft.ts";

const MINUTES_PER_DAY = 1440;

const calendarOf = ({ plan }: CellContext, row: number) =>
  plan.window.calendars[plan.window.activities.calendar[row] ?? 0];

export function measuresOf(context: CellContext, row: number): Measures {
  const { minutes_per_day } = context.plan.window;
  return {
    minutesPerDay: minutes_per_day,
    minutesPerWeek: usualWeekMinutes(calendarOf(context, row), minutes_per_day),
  };
}

export function spanOf(context: CellContext, row: number, text: string): Span | Problem {
  const span = readSpan(text, measuresOf(context, row));
  if (span === null) return { problem: "duration", parameters: { text } };
  return span.minutes < 0 ? { problem: "negative" } : span;
}

/** The day that a text without a year is near to: where the row stands now, else the data date. */
function referenceDay({ plan }: CellContext, row: number): number {
  const { activities, data_date, start } = plan.window;
  const minute = activities.start[row] ?? data_date ?? start ?? Date.now() / 60_000;
  return Math.floor(minute / MINUTES_PER_DAY);
}

/**
 * A day as the server's instant at the edge of the work of that day; nothing = null. A day that stays keeps its
 * hour `before`.
 */
export function instantOf(
  context: CellContext,
  row: number,
  text: string,
  edge: "start" | "finish",
  before: number | null,
): string | null | Problem {
  if (text.trim() === "") return null;
  const typed = readDay(text, referenceDay(context, row));
  if (typed === null) return { problem: "day", parameters: { text } };
  if (typed.minute !== null) return localIso(typed.day * MINUTES_PER_DAY + typed.minute);
  if (before !== null && dayAt(before, edge) === typed.day) return localIso(before);
  return localIso(workEdge(calendarOf(context, row), typed.day, edge));
}

const dayAt = (minutes: number, edge: "start" | "finish"): number =>
  Math.floor(
    (edge === "finish" && minutes % MINUTES_PER_DAY === 0 ? minutes - 1 : minutes) / MINUTES_PER_DAY,
  );

/** Minutes of the start that was typed. */
export function startOf(context: CellContext, row: number, text: string): number | Problem {
  const typed = readDay(text, referenceDay(context, row));
  if (typed === null) return { problem: "day", parameters: { text } };
  if (typed.minute !== null) return typed.day * MINUTES_PER_DAY + typed.minute;
  return workEdge(calendarOf(context, row), typed.day, "start");
}

/** Working minutes from the start (`from`, else where the plan puts it) to the day that was typed. */
export function finishOf(
  context: CellContext,
  row: number,
  text: string,
  from: number | undefined,
): { minutes: number } | Problem {
  const typed = readDay(text, referenceDay(context, row));
  if (typed === null) return { problem: "day", parameters: { text } };
  const start = from ?? context.plan.window.activities.start[row] ?? null;
  if (start === null) return { problem: "finish_first" };
  const calendar = calendarOf(context, row);
  const finish =
    typed.minute === null
      ? workEdge(calendar, typed.day, "finish")
      : typed.day * MINUTES_PER_DAY + typed.minute;
  if (finish < start) return { problem: "finish_first" };
  return { minutes: workingMinutesBetween(calendar, start, finish) };
}
