import type { ActivityDetail } from "@headway/api-types";
import { localIso, type Plan, workEdge } from "@headway/model";
import { daysText, finishDayMinutes, parseLocal } from "@headway/ui";
import { computed } from "vue";
import { useEditing } from "../editing.ts";
import { minutesOfDays, notANumber, numberOf } from "./numbers.ts";

export type Detail = ActivityDetail & { at: number };
export type Values = Record<string, unknown>;
export type Edge = "start" | "finish";

export interface RowShown {
  plan: Plan;
  row: number;
  detail: Detail | undefined;
}

/** The day that stands in a date field; a finish at midnight belongs to the day that has just ended. */
export function dayOf(text: string | null | undefined, edge: Edge): string {
  const minutes = parseLocal(text);
  if (minutes === null) return "";
  return localIso(edge === "finish" ? finishDayMinutes(minutes) : minutes).slice(0, 10);
}

/** How the fields of one row are saved: one edit each, its refusal at the field. */
export function useSaving(props: RowShown) {
  const editing = useEditing();
  const window = computed(() => props.plan.window);
  const columns = computed(() => window.value.activities);
  const id = computed(() => columns.value.id[props.row] as number);
  const perDay = computed(() => window.value.minutes_per_day);
  const calendar = computed(() => window.value.calendars[columns.value.calendar[props.row] ?? -1]);
  const place = (field: string) => `${id.value}:${field}`;

  async function put(
    kind: "change_activity" | "record_progress",
    field: string,
    values: Values,
    begun: number,
  ) {
    const operations = [{ kind, activity_id: id.value, values }];
    return (await editing.edit({ where: place(field), operations, begun })) !== null;
  }

  const send = (field: string, values: Values, begun: number) => put("change_activity", field, values, begun);
  const report = (field: string, values: Values, begun: number) =>
    put("record_progress", field, values, begun);
  const text = (field: string) => (typed: string, begun: number) => send(field, { [field]: typed }, begun);

  function refused(field: string, label: string): Promise<boolean> {
    editing.refuse(place(field), notANumber(label));
    return Promise.resolve(false);
  }

  /** A day as an instant of the row's calendar; a day that stays keeps its hour. */
  function instant(day: string, before: string | null | undefined, edge: Edge): string | null {
    if (day === "") return null;
    if (before && dayOf(before, edge) === day) return before.slice(0, 16);
    return localIso(workEdge(calendar.value, (parseLocal(day) ?? 0) / 1440, edge));
  }

  /** A number that is typed, given to `use`; a text that is none is refused at the field. */
  const number =
    (field: string, label: string, use: (value: number, begun: number) => Promise<boolean>) =>
    (typed: string, begun: number) => {
      const value = numberOf(typed.replace(/%$/, ""));
      return value === null ? refused(field, label) : use(value, begun);
    };

  const span =
    (field: string, label: string, use: (minutes: number, begun: number) => Promise<boolean>) =>
    (typed: string, begun: number) => {
      const minutes = minutesOfDays(typed, perDay.value);
      return minutes === null ? refused(field, label) : use(minutes, begun);
    };

  const days = (minutes: number | null | undefined) =>
    minutes == null ? "" : daysText(minutes, perDay.value).replaceAll(",", "");
  const at = computed(() => props.detail?.at ?? 0);
  const now = computed(() => window.value.revision);
  return {
    window,
    columns,
    id,
    perDay,
    calendar,
    place,
    send,
    report,
    text,
    refused,
    instant,
    number,
    span,
    days,
    at,
    now,
  };
}
