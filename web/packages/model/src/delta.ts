import type { PlanDelta, PlanWindow } from "@headway/api-types";
import { FLAG } from "./flags.ts";
import { outlineOrder } from "./outline.ts";

type Activities = PlanWindow["activities"];
type Relations = PlanWindow["relations"];
/** Percent of a WBS row comes in hundredths of a percent. */
const PERCENT_SCALE = 10_000;
const CALCULATED_FLAGS = FLAG.critical | FLAG.longestPath;

/** Columns that a window leaves out when no row has a value. */
const SPARSE = [
  "calendar_id",
  "constraint",
  "constraint_at",
  "secondary_constraint",
  "secondary_constraint_at",
  "deadline",
  "actual_start",
  "actual_finish",
  "quantity",
  "unit",
  "location",
  "trade",
  "responsible",
  "codes",
] as const;
type Sparse = (typeof SPARSE)[number];

/** What a row without a value holds in a sparse column. */
const NOTHING: Record<Sparse, unknown> = {
  calendar_id: null,
  constraint: 0,
  constraint_at: null,
  secondary_constraint: 0,
  secondary_constraint_at: null,
  deadline: null,
  actual_start: null,
  actual_finish: null,
  quantity: null,
  unit: "",
  location: "",
  trade: "",
  responsible: "",
  codes: null,
};

/**
 * The window that the server would serve at `delta.revision`, from the one at `delta.since`.
 *
 * `null` when the window must be loaded anew: the delta was made for another revision, or a baseline has become
 * active or is so no longer.
 */
export function applyDelta(window: PlanWindow, delta: PlanDelta): PlanWindow | null {
  if (delta.plan_id !== window.plan_id || delta.since !== window.revision) return null;
  if ((delta.baseline === null) !== (window.activities.baseline_finish === null)) return null;
  const calendars = delta.calendars ?? window.calendars;
  const activities = new Rows(window, delta, calendars).placed();
  return {
    ...window,
    ...headingOf(delta),
    activities,
    relations: relationsAfter(window, delta, activities.id),
    ...assignmentsAfter(window, delta, activities.id),
    calendars,
  };
}

type Layers =
  | "activities"
  | "relations"
  | "assignments"
  | "resources"
  | "calendars"
  | "kinds"
  | "constraints";

function headingOf(delta: PlanDelta): Omit<PlanWindow, Layers> {
  const {
    since: _since,
    rows: _rows,
    removed: _removed,
    dates: _dates,
    relations: _relations,
    removed_relations: _removedRelations,
    driving: _driving,
    assignments: _assignments,
    removed_assignments: _removedAssignments,
    resources: _resources,
    baseline: _baseline,
    calendars: _calendars,
    ...heading
  } = delta;
  return heading;
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
    this.takeRows();
    this.takeBaseline();
    this.takeDates();
    this.countOnCalendars();
  }

  private takeRows(): void {
    const { rows } = this.delta;
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
      this.columns.duration[place] = rows.duration[index] as number;
      this.columns.remaining[place] = rows.remaining[index] as number;
      this.columns.percent[place] = toFourPlaces(rows.percent[index] as number);
      const calculated = (this.columns.flags[place] ?? 0) & CALCULATED_FLAGS;
      this.columns.flags[place] = (rows.flags[index] as number) | calculated;
      for (const name of SPARSE) this.sparse(name)[place] = rows[name][index];
    });
  }

  /** A sparse column with an entry for each row, made when the window had left it out. */
  private sparse(name: Sparse): unknown[] {
    const columns = this.columns as Record<Sparse, unknown[] | null>;
    columns[name] ??= this.columns.id.map(() => NOTHING[name]);
    return columns[name];
  }

  private takeBaseline(): void {
    const { baseline } = this.delta;
    const { baseline_start, baseline_finish } = this.columns;
    baseline?.id.forEach((number, index) => {
      const place = this.placeOf.get(number);
      if (place === undefined || !baseline_start || !baseline_finish) return;
      baseline_start[place] = baseline.start[index] ?? null;
      baseline_finish[place] = baseline.finish[index] ?? null;
    });
  }

  /** A row without a calendar of its own works by the plan's, which may be another one now. */
  private countOnCalendars(): void {
    const placeOf = new Map(this.calendars.map((calendar, place) => [calendar.id, place]));
    const usual = this.delta.default_calendar_id;
    const { calendar_id, id } = this.columns;
    this.columns.calendar = id.map((_, row) => placeOf.get(calendar_id?.[row] ?? usual ?? -1) ?? -1);
  }

  private append(number: number): number {
    const place = this.columns.id.length;
    this.moved = true;
    this.placeOf.set(number, place);
    this.parentId.push(null);
    for (const [name, column] of Object.entries(this.columns))
      if (column !== null)
        (column as unknown[]).push(
          name === "id" ? number : name === "flags" ? 0 : (NOTHING[name as Sparse] ?? null),
        );
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
  placed(): Activities {
    const { columns } = this;
    if (this.moved || this.delta.removed.length > 0) this.rearrange();
    const rowOf = new Map(columns.id.map((number, row) => [number, row]));
    columns.parent = this.parentId.map((number) => (number === null ? -1 : (rowOf.get(number) ?? -1)));
    columns.depth = depthsOf(columns.parent);
    for (const name of SPARSE) {
      const column = columns[name] as unknown[] | null;
      if (!column?.some(Boolean)) (columns as Record<Sparse, unknown>)[name] = null;
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
  lagPercent: number | null;
  lagCalendar: number | null;
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
      lagPercent: relations.lag_percent[index] ?? null,
      lagCalendar: relations.lag_calendar[index] ?? null,
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
      lagPercent: relations.lag_percent?.[index] ?? null,
      lagCalendar: relations.lag_calendar?.[index] ?? null,
      driving: relations.driving[index] as number,
    });
  });
  return found;
}

function relationColumns(found: Map<number, Relation>, rowOf: Map<number, number>): Relations {
  const columns: Relations = {
    id: [],
    predecessor: [],
    successor: [],
    type: [],
    lag: [],
    lag_percent: null,
    lag_calendar: null,
    driving: [],
  };
  const sorted = [...found].sort((one, other) => one[0] - other[0]);
  columns.lag_percent = sparse(sorted.map(([, relation]) => relation.lagPercent));
  columns.lag_calendar = sparse(sorted.map(([, relation]) => relation.lagCalendar));
  for (const [number, relation] of sorted) {
    columns.id.push(number);
    columns.predecessor.push(rowOf.get(relation.predecessor) ?? -1);
    columns.successor.push(rowOf.get(relation.successor) ?? -1);
    columns.type.push(relation.type);
    columns.lag.push(relation.lag);
    columns.driving.push(relation.driving);
  }
  return columns;
}

/** As the window has it: nothing at all where no relation has a value. */
const sparse = (column: (number | null)[]): (number | null)[] | null =>
  column.some((value) => value !== null) ? column : null;

interface Assigned {
  activity: number;
  resource: number;
  units: number;
}

function assignmentsAfter(
  window: PlanWindow,
  delta: PlanDelta,
  idsAfter: number[],
): Pick<PlanWindow, "assignments" | "resources"> {
  const found = new Map<number, Assigned>();
  const { assignments } = window;
  assignments.id.forEach((number, index) => {
    found.set(number, {
      activity: window.activities.id[assignments.activity[index] as number] as number,
      resource: assignments.resource_id[index] as number,
      units: assignments.units[index] as number,
    });
  });
  for (const number of delta.removed_assignments) found.delete(number);
  const told = delta.assignments;
  told.id.forEach((number, index) => {
    found.set(number, {
      activity: told.activity_id[index] as number,
      resource: told.resource_id[index] as number,
      units: told.units[index] as number,
    });
  });
  const rowOf = new Map(idsAfter.map((number, row) => [number, row]));
  const rows = [...found].sort((one, other) => one[0] - other[0]);
  const used = new Set(rows.map(([, one]) => one.resource));
  const known = new Map([...window.resources, ...delta.resources].map((one) => [one.id, one]));
  return {
    assignments: {
      id: rows.map(([number]) => number),
      activity: rows.map(([, one]) => rowOf.get(one.activity) ?? -1),
      resource_id: rows.map(([, one]) => one.resource),
      units: rows.map(([, one]) => one.units),
    },
    resources: [...known.values()].filter((one) => used.has(one.id)).sort((one, other) => one.id - other.id),
  };
}

/** As the server rounds: a tie goes to the even neighbour. */
function toFourPlaces(value: number): number {
  const scaled = value * 10_000;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const whole = rest === 0.5 ? floor + (floor % 2) : Math.round(scaled);
  return whole / 10_000;
}
