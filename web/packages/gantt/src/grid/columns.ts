import { MINUTES_PER_DAY } from "../days.ts";
import { daysText, lastMinuteOf, percentText, shortDate, signedText } from "../format.ts";
import { isElapsed, NONE, type Store, slipDays } from "../store.ts";
import type { GanttTextKey } from "../texts.ts";
import type { Column, ColumnView } from "../types.ts";
import type { GroupHead, PageColumn } from "./types.ts";

export interface GridColumn {
  id: string;
  title: GanttTextKey;
  /** Head in place of `title`, for a column of the page. */
  words?: string;
  /** CSS pixels. */
  width: number;
  least: number;
  align: "start" | "end";
  /** Unit shown small behind the title. */
  unit?: GanttTextKey;
  text: (store: Store, row: number, usualYear: number) => string;
}

const days = (column: Column | null | undefined, store: Store, row: number): string => {
  const minutes = column?.[row];
  return minutes == null ? "" : daysText(minutes, store.columns.minutes_per_day);
};

/** `12`; a duration around the clock says so: `3ed`, as it is typed. */
const duration = (column: Column, store: Store, row: number): string =>
  isElapsed(store, row) ? `${daysText(column[row] ?? 0, MINUTES_PER_DAY)}ed` : days(column, store, row);

const from = (column: Column | null | undefined, row: number, year: number): string => {
  const instant = column?.[row];
  return instant == null ? "" : shortDate(instant, year);
};

const until = (column: Column | null | undefined, row: number, year: number): string => {
  const instant = column?.[row];
  return instant == null ? "" : shortDate(lastMinuteOf(instant), year);
};

const ownDate = (column: Int32Array, row: number): number | null =>
  column[row] === NONE ? null : column[row]!;

function startText(store: Store, row: number, year: number): string {
  const start = ownDate(store.start, row);
  return start === null ? "" : shortDate(start, year);
}

function finishText(store: Store, row: number, year: number): string {
  const finish = ownDate(store.finish, row);
  if (finish === null) return startText(store, row, year);
  // a milestone at midnight belongs to the day on which it is shown as started
  return shortDate(finish === store.start[row] ? finish : lastMinuteOf(finish), year);
}

function slipText(store: Store, row: number): string {
  const slip = slipDays(store, row);
  return slip === null ? "" : signedText(slip);
}

const number = (
  id: string,
  title: GanttTextKey,
  width: number,
  text: GridColumn["text"],
  unit?: GanttTextKey,
): GridColumn => ({
  id,
  title,
  width,
  least: 36,
  align: "end",
  text,
  ...(unit ? { unit } : {}),
});

const UNIT = "gantt.unit.days";

/** Every column that the grid can show. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  number("row", "gantt.column.row", 44, (_store, row) => String(row + 1)),
  { id: "state", title: "gantt.column.state", width: 32, least: 28, align: "start", text: () => "" },
  {
    id: "code",
    title: "gantt.column.code",
    width: 96,
    least: 48,
    align: "start",
    text: (store, row) => store.columns.activities.code[row] ?? "",
  },
  {
    id: "name",
    title: "gantt.column.name",
    width: 200,
    least: 96,
    align: "start",
    text: (store, row) => store.columns.activities.name[row] ?? "",
  },
  number(
    "duration",
    "gantt.column.duration",
    60,
    (store, row) => duration(store.columns.activities.duration, store, row),
    UNIT,
  ),
  number("start", "gantt.column.start", 68, startText),
  number("finish", "gantt.column.finish", 68, finishText),
  number("total_float", "gantt.column.total_float", 60, (store, row) =>
    days(store.columns.activities.total_float, store, row),
  ),
  number("percent", "gantt.column.percent", 44, (store, row) =>
    percentText(store.columns.activities.percent[row] ?? 0),
  ),
  number("slip", "gantt.column.slip", 52, slipText),
  number("remaining", "gantt.column.remaining", 72, (store, row) =>
    duration(store.columns.activities.remaining, store, row),
  ),
  number("free_float", "gantt.column.free_float", 72, (store, row) =>
    days(store.columns.activities.free_float, store, row),
  ),
  number("late_start", "gantt.column.late_start", 72, (store, row, year) =>
    from(store.columns.activities.late_start, row, year),
  ),
  number("late_finish", "gantt.column.late_finish", 72, (store, row, year) =>
    until(store.columns.activities.late_finish, row, year),
  ),
  number("baseline_start", "gantt.column.baseline_start", 72, (store, row, year) =>
    from(store.columns.activities.baseline_start, row, year),
  ),
  number("baseline_finish", "gantt.column.baseline_finish", 72, (store, row, year) =>
    until(store.columns.activities.baseline_finish, row, year),
  ),
  {
    id: "responsible",
    title: "gantt.column.responsible",
    width: 96,
    least: 48,
    align: "start",
    text: (store, row) => store.columns.activities.responsible?.[row] ?? "",
  },
];

const BY_ID = new Map(GRID_COLUMNS.map((column) => [column.id, column]));
const FIRST_SHOWN = ["row", "state", "name", "duration", "start", "finish", "total_float", "percent"];

export const defaultColumns = (): ColumnView[] =>
  FIRST_SHOWN.map((id) => ({ id, width: BY_ID.get(id)!.width }));

export interface PlacedColumn extends GridColumn {
  left: number;
  /** Stays while the others scroll. */
  frozen: boolean;
}

const PAGE_LEAST = 44;

/** Columns by id, those of the page in place of ours. */
export function columnsById(ofPage: readonly PageColumn[]): ReadonlyMap<string, GridColumn> {
  const known = new Map(BY_ID);
  for (const column of ofPage)
    known.set(column.id, { title: "gantt.column.name", least: PAGE_LEAST, ...column });
  return known;
}

/** What the head of a group shows in a column. */
export function groupText(group: GroupHead, column: string, usualYear: number): string {
  if (column === "start") return group.start === null ? "" : shortDate(group.start, usualYear);
  if (column === "finish")
    return group.finish === null ? "" : shortDate(lastMinuteOf(group.finish), usualYear);
  if (column === "percent") return percentText(group.percent);
  if (column === "quantity") return group.quantity === null ? "" : group.quantity.toLocaleString("en-US");
  return column === "unit" ? group.unit : "";
}

/** Columns side by side, the first `frozen` ones fixed; an unknown id from an old address is left out. */
export function placeColumns(
  views: readonly ColumnView[],
  known: ReadonlyMap<string, GridColumn> = BY_ID,
  frozen = 0,
): PlacedColumn[] {
  let left = 0;
  const placed: PlacedColumn[] = [];
  for (const view of views) {
    const column = known.get(view.id);
    if (!column) continue;
    const width = Math.max(column.least, Math.round(view.width));
    placed.push({ ...column, width, left, frozen: placed.length < frozen });
    left += width;
  }
  return placed;
}

export const widthOf = (columns: readonly PlacedColumn[]): number => {
  const last = columns[columns.length - 1];
  return last ? last.left + last.width : 0;
};
