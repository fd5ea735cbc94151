import type { PageColumn } from "@headway/gantt";
import { CODE_PREFIX, type Field, type Plan } from "@headway/model";
import { finishDayMinutes, numberText, shortDayText } from "@headway/ui";
import { fieldTitle } from "./words.ts";

const WIDTHS: Record<string, number> = {
  kind: 96,
  predecessors: 112,
  successors: 112,
  calendar: 120,
  constraint: 108,
  constraint_at: 80,
  deadline: 80,
  actual_start: 80,
  actual_finish: 80,
  location: 110,
  trade: 88,
  responsible: 88,
  quantity: 80,
  unit: 52,
  resources: 130,
  notes: 48,
};
const USUAL_WIDTH = 96;

/** The columns that the page brings to the grid, written as dense tables write them. */
export function pageColumns(plan: () => Plan, fields: ReadonlyMap<string, Field>): PageColumn[] {
  const own = [...fields.values()].filter(({ id }) => id in WIDTHS || id.startsWith(CODE_PREFIX));
  return own.map((field) => ({
    id: field.id,
    words: fieldTitle(field.id),
    width: WIDTHS[field.id] ?? USUAL_WIDTH,
    align: field.type === "start" || field.type === "finish" || field.type === "number" ? "end" : "start",
    text: (_store, row, usualYear) => shownText(plan(), field, row, usualYear),
  }));
}

function shownText(plan: Plan, field: Field, row: number, usualYear: number): string {
  const value = field.value(plan, row);
  if (typeof value !== "number") return field.text(plan, row);
  if (field.type === "start") return shortDayText(value, usualYear);
  if (field.type === "finish") return shortDayText(finishDayMinutes(value), usualYear);
  return numberText(value, 3);
}

/** Every column that can be shown, the grid's own first. */
export const allColumns = (fields: ReadonlyMap<string, Field>): string[] => [
  "row",
  "state",
  ...[...fields.keys()].filter((id) => id !== "row"),
];
