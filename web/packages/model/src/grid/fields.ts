import { FLAG } from "../flags.ts";
import type { Plan } from "../plan.ts";
import { spanText } from "../typed/durations.ts";
import { LINK_TYPES, linkText } from "../typed/links.ts";
import { isoDay, workingDaysBetween } from "../working-time.ts";
import { assignedTo, at, codeTypes, constraintAt, kindAt, linksOf, resourceName } from "./columns.ts";

export type FieldType = "text" | "span" | "start" | "finish" | "percent" | "number" | "links" | "choice";
export type Value = number | string | null;

/** One column of the grid: what a row holds there, and how it is written out in full. */
export interface Field {
  id: string;
  type: FieldType;
  /** What sorting, filtering and totals compare: minutes, fractions, words. */
  value: (plan: Plan, row: number) => Value;
  /** Written so that it can be typed or pasted back. */
  text: (plan: Plan, row: number) => string;
}

/** Words of the catalogue for the server's words. */
export interface FieldWords {
  constraint: (kind: string) => string;
  kind: (kind: string) => string;
}

type Columns = Plan["window"]["activities"];
type TextName = "code" | "name";
type MinuteName = {
  [Name in keyof Columns]: Columns[Name] extends (number | null)[] | null ? Name : never;
}[keyof Columns];

const perDay = (plan: Plan): number => plan.window.minutes_per_day;

const words = (id: TextName): Field => ({
  id,
  type: "text",
  value: (plan, row) => plan.window.activities[id][row] ?? "",
  text: (plan, row) => plan.window.activities[id][row] ?? "",
});

const ownWords = (id: "unit" | "location" | "trade" | "responsible"): Field => ({
  id,
  type: "text",
  value: (plan, row) => at(plan, id, row) ?? "",
  text: (plan, row) => at(plan, id, row) ?? "",
});

const minutes = (plan: Plan, id: MinuteName, row: number): number | null =>
  (plan.window.activities[id] as (number | null)[] | null)?.[row] ?? null;

/** Whether a duration counts around the clock; floats are working time whatever the duration is. */
const isElapsed = (plan: Plan, id: MinuteName, row: number): boolean =>
  (id === "duration" || id === "remaining") && plan.hasFlag(row, FLAG.elapsed);

const span = (id: MinuteName): Field => ({
  id,
  type: "span",
  value: (plan, row) => minutes(plan, id, row),
  text: (plan, row) => {
    const value = minutes(plan, id, row);
    return value === null ? "" : spanText(value, perDay(plan), isElapsed(plan, id, row));
  },
});

const instant = (id: string, type: "start" | "finish", value: Field["value"]): Field => ({
  id,
  type,
  value,
  text: (plan, row) => {
    const found = value(plan, row);
    return typeof found === "number" ? isoDay(found, type) : "";
  },
});

const planned = (id: MinuteName, type: "start" | "finish"): Field =>
  instant(id, type, (plan, row) => minutes(plan, id, row));

const links = (id: "predecessors" | "successors"): Field => ({
  id,
  type: "links",
  value: (plan, row) => linksText(plan, row, id),
  text: (plan, row) => linksText(plan, row, id),
});

/** `12FS+2d, 5SS`: other ends by row number, in outline order. */
function linksText(plan: Plan, row: number, id: "predecessors" | "successors"): string {
  const { relations } = plan.window;
  const places = linksOf(plan.window)[id === "predecessors" ? "before" : "after"][row] ?? [];
  const ends = id === "predecessors" ? relations.predecessor : relations.successor;
  return places
    .map((place) => ({ row: ends[place] as number, place }))
    .sort((one, other) => one.row - other.row || one.place - other.place)
    .map(({ row: end, place }) => linkText(linkAt(plan, place), String(end + 1), perDay(plan)))
    .join(", ");
}

/** Place of the elapsed calendar among the lag calendars of the server. */
const ELAPSED = 3;

export function linkAt(plan: Plan, place: number) {
  const { relations } = plan.window;
  return {
    type: LINK_TYPES[relations.type[place] ?? 0] ?? "FS",
    lagMinutes: relations.lag[place] ?? 0,
    elapsed: relations.lag_calendar?.[place] === ELAPSED,
    lagPercent: relations.lag_percent?.[place] ?? null,
  };
}

function resourceText(plan: Plan, row: number): string {
  const { resource_id, units } = plan.window.assignments;
  const told = assignedTo(plan.window, row).map((place) => {
    const title = resourceName(plan.window, resource_id[place] as number);
    const share = units[place] ?? 1;
    return share === 1 ? title : `${title}[${Math.round(share * 1000) / 1000}]`;
  });
  return told.join(", ");
}

const number = (id: string, value: (plan: Plan, row: number) => number | null): Field => ({
  id,
  type: "number",
  value,
  text: (plan, row) => {
    const found = value(plan, row);
    return found === null ? "" : String(Math.round(found * 1e6) / 1e6);
  },
});

const choice = (id: string, text: Field["text"]): Field => ({ id, type: "choice", value: text, text });

const calendarText = (plan: Plan, row: number): string =>
  plan.isSummary(row) ? "" : (plan.window.calendars[plan.window.activities.calendar[row] ?? -1]?.name ?? "");

const percent: Field = {
  id: "percent",
  type: "percent",
  value: (plan, row) => plan.window.activities.percent[row] ?? 0,
  text: (plan, row) => `${Math.round((plan.window.activities.percent[row] ?? 0) * 1000) / 10}%`,
};

function constraintDay(plan: Plan, row: number): string {
  const minute = at(plan, "constraint_at", row);
  if (minute === null) return "";
  return isoDay(minute, constraintAt(plan, row, "constraint").includes("finish") ? "finish" : "start");
}

/** All columns that hold a value of a row, with one for each type of codes of the plan. */
export function fieldsOf(plan: Plan, said: FieldWords): Map<string, Field> {
  const fields: Field[] = [
    number("row", (_plan, row) => row + 1),
    words("code"),
    words("name"),
    choice("kind", (one, row) => said.kind(kindAt(one, row))),
    span("duration"),
    planned("start", "start"),
    planned("finish", "finish"),
    percent,
    span("remaining"),
    span("total_float"),
    span("free_float"),
    planned("late_start", "start"),
    planned("late_finish", "finish"),
    planned("baseline_start", "start"),
    planned("baseline_finish", "finish"),
    number("slip", (one, row) => slipDays(one, row)),
    instant("actual_start", "start", (one, row) => at(one, "actual_start", row)),
    instant("actual_finish", "finish", (one, row) => at(one, "actual_finish", row)),
    links("predecessors"),
    links("successors"),
    choice("calendar", calendarText),
    choice("constraint", (one, row) => {
      const kind = constraintAt(one, row, "constraint");
      return kind === "" ? "" : said.constraint(kind);
    }),
    {
      ...instant("constraint_at", "start", (one, row) => at(one, "constraint_at", row)),
      text: constraintDay,
    },
    instant("deadline", "finish", (one, row) => at(one, "deadline", row)),
    ownWords("location"),
    ownWords("trade"),
    ownWords("responsible"),
    number("quantity", (one, row) => at(one, "quantity", row)),
    ownWords("unit"),
    { id: "resources", type: "text", value: resourceText, text: resourceText },
    choice("notes", (one, row) => (one.hasFlag(row, FLAG.notes) ? "✓" : "")),
  ];
  for (const type of codeTypes(plan.window)) fields.push(codeField(type));
  return new Map(fields.map((field) => [field.id, field]));
}

export const CODE_PREFIX = "code:";

function codeField(type: string): Field {
  const text = (plan: Plan, row: number) => at(plan, "codes", row)?.[type] ?? "";
  return { id: `${CODE_PREFIX}${type}`, type: "text", value: text, text };
}

/** Working days, by the calendar of the row, from the baseline finish to the finish; positive = later. */
function slipDays(plan: Plan, row: number): number | null {
  const finish = minutes(plan, "finish", row);
  const base = minutes(plan, "baseline_finish", row);
  if (finish === null || base === null) return null;
  const { calendars, activities } = plan.window;
  return workingDaysBetween(calendars[activities.calendar[row] ?? -1] ?? calendars[0], base, finish);
}
