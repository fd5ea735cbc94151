import type { PlanDelta, PlanWindow } from "@headway/api-types";
import { FLAG } from "./flags.ts";
import { outlineOrder } from "./outline.ts";

type Activities = PlanWindow["activities"];
type Relations = PlanWindow["relations"];
type Pair = readonly [start: number | null, finish: number | null];

/** What a client knows beside the window; it grows while deltas come. */
export interface Known {
  /** Dates of the active baseline of every row seen so far: a row that an undo brings back had some. */
  baseline: ReadonlyMap<number, Pair>;
  /** `undefined` until the first delta has told it. */
  defaultCalendarId: number | null | undefined;
}

export interface Advanced {
  window: PlanWindow;
  known: Known;
}

/** Percent of a WBS row comes in hundredths of a percent. */
const PERCENT_SCALE = 10_000;
const CALCULATED_FLAGS = FLAG.critical | FLAG.longestPath;

export function knownOf(window: PlanWindow): Known {
  const { id, baseline_start, baseline_finish } = window.activities;
  const baseline = new Map<number, Pair>();
  if (baseline_start && baseline_finish)
    id.forEach((number, row) => {
      baseline.set(number, [baseline_start[row] ?? null, baseline_finish[row] ?? null]);
    });
  return { baseline, defaultCalendarId: undefined };
}

/**
 * The window that the server would serve at `delta.revision`, from the one at `delta.since`.
 *
 * `created`: numbers of rows that this client has just made. `null` when the delta does not tell enough, so that
 * the window must be loaded anew: it was made for another revision, the default calendar may be another one, or
 * a row came whose baseline this client never saw.
 */
export function applyDelta(
  window: PlanWindow,
  delta: PlanDelta,
  known: Known = knownOf(window),
  created: ReadonlySet<number> = new Set(),
): Advanced | null {
  if (delta.plan_id !== window.plan_id || delta.since !== window.revision) return null;
  if (delta.calendars !== null && known.defaultCalendarId !== delta.default_calendar_id) return null;
  const baseline = withNewRows(window, delta, known.baseline, created);
  if (baseline === null) return null;
  const calendars = delta.calendars ?? window.calendars;
  const rows = new Rows(window, delta, calendars);
  const activities = rows.placed(baseline);
  return {
    window: {
      ...window,
      ...headingOf(delta),
      activities,
      relations: relationsAfter(window, delta, activities.id),
      calendars,
    },
    known: { baseline, defaultCalendarId: delta.default_calendar_id },
  };
}

function headingOf(delta: PlanDelta): Omit<PlanWindow, "activities" | "relations" | "calendars" | "kinds"> {
  const {
    since: _since,
    rows: _rows,
    removed: _removed,
    dates: _dates,
    relations: _relations,
    removed_relations: _removedRelations,
    driving: _driving,
    calendars: _calendars,
    default_calendar_id: _default,
    calculated_at,
    calculation_ms,
    ...heading
  } = delta;
  return { ...heading, calculated_at, calculation_ms };
}

function withNewRows(
  window: PlanWindow,
  delta: PlanDelta,
  baseline: ReadonlyMap<number, Pair>,
  created: ReadonlySet<number>,
): ReadonlyMap<number, Pair> | null {
  if (!window.activities.baseline_finish) return baseline;
  const news = delta.rows.id.filter((number) => !baseline.has(number));
  if (news.length === 0) return baseline;
  if (news.some((number) => !created.has(number))) return null;
  const after = new Map(baseline);
  for (const number of news) after.set(number, [null, null]);
  return after;
}

/** The rows of a window by number while a delta changes them. */
class Rows {
  private readonly columns: Activities;
  private readonly parentId: (number | null)[];
  private readonly placeOf: Map<number, number>;
  private readonly wbs: number;
  private moved = false;

  constructor(
    before: PlanWindow,
    private readonly delta: PlanDelta,
    private readonly calendars: PlanWindow["calendars"],
  ) {
    const { activities } = before;
    this.wbs = before.kinds.indexOf("wbs");
    this.columns = copied(activities);
    this.parentId = activities.parent.map((row) => (row < 0 ? null : (activities.id[row] ?? null)));
    this.placeOf = new Map(activities.id.map((number, row) => [number, row]));
    if (delta.calendars !== null) this.renumberCalendars(before.calendars);
    this.takeRows();
    this.takeDates();
  }

  private renumberCalendars(before: PlanWindow["calendars"]): void {
    const placeOf = new Map(this.calendars.map((calendar, place) => [calendar.id, place]));
    const places = before.map((calendar) => placeOf.get(calendar.id) ?? -1);
    this.columns.calendar = this.columns.calendar.map((place) => (place < 0 ? place : (places[place] ?? -1)));
  }

  private takeRows(): void {
    const { rows, default_calendar_id } = this.delta;
    const calendarPlace = new Map(this.calendars.map((calendar, place) => [calendar.id, place]));
    rows.id.forEach((number, index) => {
      const place = this.placeOf.get(number) ?? this.append(number);
      const parent = rows.parent_id[index] ?? null;
      const key = rows.sort_key[index] as number;
      if (this.parentId[place] !== parent || this.columns.sort_key[place] !== key) this.moved = true;
      this.parentId[place] = parent;
      this.columns.sort_key[place] = key;
      this.columns.kind[place] = rows.kind[index] as number;
      this.columns.code[place] = rows.code[index] as string;
      this.columns.name[place] = rows.name[index] as string;
      const calendarId = rows.calendar_id[index] ?? default_calendar_id;
      this.columns.calendar[place] = calendarId === null ? -1 : (calendarPlace.get(calendarId) ?? -1);
      this.columns.duration[place] = rows.duration[index] as number;
      this.columns.remaining[place] = rows.remaining[index] as number;
      this.columns.percent[place] = toFourPlaces(rows.percent[index] as number);
      const calculated = (this.columns.flags[place] ?? 0) & CALCULATED_FLAGS;
      this.columns.flags[place] = (rows.flags[index] as number) | calculated;
    });
  }

  private append(number: number): number {
    const place = this.columns.id.length;
    this.moved = true;
    this.placeOf.set(number, place);
    this.parentId.push(null);
    for (const [name, column] of Object.entries(this.columns))
      if (column !== null) (column as unknown[]).push(name === "id" ? number : name === "flags" ? 0 : null);
    return place;
  }

  private takeDates(): void {
    const { dates } = this.delta;
    const { columns } = this;
    dates.id.forEach((number, index) => {
      const place = this.placeOf.get(number);
      if (place === undefined) return;
      columns.start[place] = dates.start[index] ?? null;
      columns.finish[place] = dates.finish[index] ?? null;
      columns.late_start[place] = dates.late_start[index] ?? null;
      columns.late_finish[place] = dates.late_finish[index] ?? null;
      columns.total_float[place] = dates.total_float[index] ?? null;
      columns.free_float[place] = dates.free_float[index] ?? null;
      const own = (columns.flags[place] ?? 0) & ~CALCULATED_FLAGS;
      columns.flags[place] = own | (dates.flags[index] as number);
      this.takeSummary(place, index);
    });
  }

  /** A WBS row shows what was calculated from the rows under it. */
  private takeSummary(place: number, index: number): void {
    const { dates } = this.delta;
    const percent = dates.wbs_percent[index];
    if (this.columns.kind[place] !== this.wbs || percent == null) return;
    this.columns.duration[place] = dates.wbs_duration[index] as number;
    this.columns.remaining[place] = dates.wbs_remaining[index] as number;
    this.columns.percent[place] = toFourPlaces(percent / PERCENT_SCALE);
  }

  /** All columns in outline order, the rows that went left out. */
  placed(baseline: ReadonlyMap<number, Pair>): Activities {
    const { columns } = this;
    if (this.moved || this.delta.removed.length > 0) this.rearrange();
    const rowOf = new Map(columns.id.map((number, row) => [number, row]));
    columns.parent = this.parentId.map((number) => (number === null ? -1 : (rowOf.get(number) ?? -1)));
    columns.depth = depthsOf(columns.parent);
    if (columns.baseline_start && columns.baseline_finish) {
      columns.baseline_start = columns.id.map((number) => baseline.get(number)?.[0] ?? null);
      columns.baseline_finish = columns.id.map((number) => baseline.get(number)?.[1] ?? null);
    }
    return columns;
  }

  private rearrange(): void {
    const gone = new Set(this.delta.removed);
    const parentId = this.parentId;
    const order = outlineOrder({ id: this.columns.id, parentId, sortKey: this.columns.sort_key });
    const kept = order.filter((place) => !gone.has(this.columns.id[place] as number));
    for (const name of Object.keys(this.columns) as (keyof Activities)[]) {
      const column = this.columns[name] as unknown[] | null;
      if (column !== null) (this.columns[name] as unknown[]) = kept.map((place) => column[place]);
    }
    parentId.splice(0, parentId.length, ...kept.map((place) => parentId[place] ?? null));
  }
}

function copied(activities: Activities): Activities {
  const columns = { ...activities } as Record<string, unknown[] | null>;
  for (const [name, column] of Object.entries(columns)) columns[name] = column === null ? null : [...column];
  return columns as unknown as Activities;
}

/** Parents stand before their children in the outline order. */
function depthsOf(parents: number[]): number[] {
  const depths: number[] = [];
  for (const parent of parents) depths.push(parent < 0 ? 0 : (depths[parent] ?? 0) + 1);
  return depths;
}

interface Relation {
  predecessor: number;
  successor: number;
  type: number;
  lag: number;
  driving: number;
}

function relationsAfter(window: PlanWindow, delta: PlanDelta, idsAfter: number[]): Relations {
  const found = relationsByNumber(window);
  for (const number of delta.removed_relations) found.delete(number);
  const { relations, driving } = delta;
  relations.id.forEach((number, index) => {
    found.set(number, {
      predecessor: relations.predecessor_id[index] as number,
      successor: relations.successor_id[index] as number,
      type: relations.type[index] as number,
      lag: relations.lag[index] as number,
      driving: found.get(number)?.driving ?? 0,
    });
  });
  driving.id.forEach((number, index) => {
    const relation = found.get(number);
    if (relation) found.set(number, { ...relation, driving: driving.driving[index] as number });
  });
  return relationColumns(found, new Map(idsAfter.map((number, row) => [number, row])));
}

function relationsByNumber(window: PlanWindow): Map<number, Relation> {
  const { activities, relations } = window;
  const found = new Map<number, Relation>();
  relations.id.forEach((number, index) => {
    found.set(number, {
      predecessor: activities.id[relations.predecessor[index] as number] as number,
      successor: activities.id[relations.successor[index] as number] as number,
      type: relations.type[index] as number,
      lag: relations.lag[index] as number,
      driving: relations.driving[index] as number,
    });
  });
  return found;
}

function relationColumns(found: Map<number, Relation>, rowOf: Map<number, number>): Relations {
  const columns: Relations = { id: [], predecessor: [], successor: [], type: [], lag: [], driving: [] };
  for (const [number, relation] of [...found].sort((one, other) => one[0] - other[0])) {
    columns.id.push(number);
    columns.predecessor.push(rowOf.get(relation.predecessor) ?? -1);
    columns.successor.push(rowOf.get(relation.successor) ?? -1);
    columns.type.push(relation.type);
    columns.lag.push(relation.lag);
    columns.driving.push(relation.driving);
  }
  return columns;
}

/** As the server rounds: a tie goes to the even neighbour. */
function toFourPlaces(value: number): number {
  const scaled = value * 10_000;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const whole = rest === 0.5 ? floor + (floor % 2) : Math.round(scaled);
  return whole / 10_000;
}
