import { dayOf } from "./days.ts";
import { type Column, FLAG, type GanttColumns, type LocalMinutes, type Numbers } from "./types.ts";
import { WorkingDays } from "./working-days.ts";

/** Stands for "no value" in the Int32 columns. */
export const NONE = -2147483648;

const SUMMARY_KINDS = new Set(["wbs", "wbs_summary_activity"]);
const MILESTONE_KINDS = new Set(["start_milestone", "finish_milestone"]);

export const SHAPE = { bar: 0, summary: 1, milestone: 2, hammock: 3 } as const;

/** The plan as typed columns; a row is a position in outline order. Built once per answer of the server. */
export interface Store {
  readonly columns: GanttColumns;
  readonly count: number;
  readonly id: Int32Array;
  readonly parent: Int32Array;
  readonly depth: Uint8Array;
  readonly shape: Uint8Array;
  readonly flags: Uint16Array;
  readonly calendar: Uint16Array;
  /** Fraction 0–1 that is drawn solid: accepted where the site reports, else what the plan says. */
  readonly percent: Float32Array;
  /** Fraction behind `percent` that is claimed and waits for acceptance; below 0 = less than was accepted. */
  readonly claimed: Float32Array;
  /** Fraction of `percent`, at its end, that the dates do not know yet. */
  readonly ahead: Float32Array;
  /** Working minutes that remain, by which the front line is told the second way. */
  readonly remaining: Int32Array;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** Where the bar stands: instants with the working hours spread over the day. */
  readonly barStart: Int32Array;
  readonly barFinish: Int32Array;
  readonly ghostStart: Int32Array;
  readonly ghostFinish: Int32Array;
  /** The row after the last descendant. */
  readonly end: Int32Array;
  readonly siblings: Int32Array;
  readonly place: Int32Array;
  readonly rowOfId: Map<number, number>;
  readonly links: Links;
  readonly workingDays: readonly WorkingDays[];
  readonly first: LocalMinutes | null;
  readonly last: LocalMinutes | null;
  readonly deepest: number;
}

export interface Links {
  readonly count: number;
  readonly id: Int32Array;
  readonly predecessor: Int32Array;
  readonly successor: Int32Array;
  readonly type: Uint8Array;
  readonly driving: Uint8Array;
}

export function buildStore(columns: GanttColumns): Store {
  const { activities } = columns;
  const count = activities.id.length;
  const parent = Int32Array.from(activities.parent);
  const shape = shapes(columns);
  const end = ends(parent, count);
  const workingDays = calendars(columns);
  const calendar = Uint16Array.from(activities.calendar);
  const start = nullable(activities.start, count);
  const finish = nullable(activities.finish, count);
  rollUp(start, finish, parent, shape);
  const bars = spreadBars(start, finish, calendar, workingDays);
  const ghosts = spreadBars(
    nullable(activities.baseline_start, count),
    nullable(activities.baseline_finish, count),
    calendar,
    workingDays,
  );
  const flags = Uint16Array.from(activities.flags);
  markCriticalSummaries(flags, finish, parent, shape);
  return {
    columns,
    count,
    id: Int32Array.from(activities.id),
    parent,
    depth: Uint8Array.from(activities.depth),
    shape,
    flags,
    calendar,
    percent: Float32Array.from(activities.percent),
    claimed: Float32Array.from(activities.claimed ?? new Float32Array(count), (share) => share ?? 0),
    ahead: new Float32Array(count),
    remaining: Int32Array.from(activities.remaining),
    start,
    finish,
    barStart: bars.start,
    barFinish: bars.finish,
    ghostStart: ghosts.start,
    ghostFinish: ghosts.finish,
    end,
    ...families(parent, count),
    rowOfId: rowsById(activities.id),
    links: buildLinks(columns),
    workingDays,
    ...extent([bars.start, bars.finish, ghosts.start, ghosts.finish]),
    deepest: deepestOf(activities.depth),
  };
}

function calendars(columns: GanttColumns): WorkingDays[] {
  const found = Array.from(columns.calendars, (each) => new WorkingDays(each));
  return found.length > 0 ? found : [new WorkingDays(undefined)];
}

function nullable(column: Column | null | undefined, count: number): Int32Array {
  const values = new Int32Array(count).fill(NONE);
  if (!column) return values;
  for (let row = 0; row < count; row++) values[row] = column[row] ?? NONE;
  return values;
}

function shapes(columns: GanttColumns): Uint8Array {
  const byKind = Array.from(columns.kinds, (kind) => {
    if (SUMMARY_KINDS.has(kind)) return SHAPE.summary;
    if (MILESTONE_KINDS.has(kind)) return SHAPE.milestone;
    return kind === "level_of_effort" ? SHAPE.hammock : SHAPE.bar;
  });
  const { activities } = columns;
  const shape = new Uint8Array(activities.id.length);
  for (let row = 0; row < shape.length; row++) shape[row] = byKind[activities.kind[row]!] ?? SHAPE.bar;
  return shape;
}

/** Outline order puts descendants right behind their ancestor, so one pass from the bottom finds every end. */
function ends(parent: Int32Array, count: number): Int32Array {
  const end = new Int32Array(count);
  for (let row = count - 1; row >= 0; row--) {
    end[row] = Math.max(end[row]!, row + 1);
    const above = parent[row]!;
    if (above >= 0) end[above] = Math.max(end[above]!, end[row]!);
  }
  return end;
}

/** A summary without dates of its own spans its children. */
function rollUp(start: Int32Array, finish: Int32Array, parent: Int32Array, shape: Uint8Array): void {
  const own = shape.map((each, row) => (each === SHAPE.summary && start[row] === NONE ? 1 : 0));
  for (let row = start.length - 1; row >= 0; row--) {
    const above = parent[row]!;
    if (above < 0 || !own[above] || start[row] === NONE) continue;
    if (start[above] === NONE || start[row]! < start[above]!) start[above] = start[row]!;
    finish[above] = Math.max(finish[above]!, finish[row]!);
  }
}

/** A summary is critical when a critical row under it decides its finish. */
function markCriticalSummaries(
  flags: Uint16Array,
  finish: Int32Array,
  parent: Int32Array,
  shape: Uint8Array,
): void {
  for (let row = flags.length - 1; row >= 0; row--) {
    const above = parent[row]!;
    if (above < 0 || shape[above] !== SHAPE.summary || !(flags[row]! & FLAG.critical)) continue;
    if (finish[row] !== NONE && finish[row] === finish[above]) flags[above]! |= FLAG.critical;
  }
}

interface Spans {
  start: Int32Array;
  finish: Int32Array;
}

function spreadBars(
  start: Int32Array,
  finish: Int32Array,
  calendar: Uint16Array,
  workingDays: readonly WorkingDays[],
): Spans {
  const spans = { start: start.slice(), finish: finish.slice() };
  for (let row = 0; row < start.length; row++) {
    const days = workingDays[calendar[row]!] ?? workingDays[0]!;
    if (start[row] !== NONE) spans.start[row] = days.spread(start[row]!);
    if (finish[row] === NONE) spans.finish[row] = spans.start[row]!;
    else if (finish[row] === start[row]) spans.finish[row] = spans.start[row]!;
    else spans.finish[row] = Math.max(spans.start[row]!, days.spread(finish[row]!));
  }
  return spans;
}

function families(parent: Int32Array, count: number): { siblings: Int32Array; place: Int32Array } {
  const children = new Int32Array(count + 1);
  const place = new Int32Array(count);
  for (let row = 0; row < count; row++) place[row] = ++children[parent[row]! + 1]!;
  const siblings = new Int32Array(count);
  for (let row = 0; row < count; row++) siblings[row] = children[parent[row]! + 1]!;
  return { siblings, place };
}

function rowsById(id: Numbers): Map<number, number> {
  const rows = new Map<number, number>();
  for (let row = 0; row < id.length; row++) rows.set(id[row]!, row);
  return rows;
}

function buildLinks({ relations }: GanttColumns): Links {
  return {
    count: relations.id.length,
    id: Int32Array.from(relations.id),
    predecessor: Int32Array.from(relations.predecessor),
    successor: Int32Array.from(relations.successor),
    type: Uint8Array.from(relations.type),
    driving: Uint8Array.from(relations.driving),
  };
}

function extent(columns: readonly Int32Array[]): { first: LocalMinutes | null; last: LocalMinutes | null } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (let row = 0; row < column.length; row++) {
      const instant = column[row]!;
      if (instant === NONE) continue;
      if (instant < first) first = instant;
      if (instant > last) last = instant;
    }
  }
  return first <= last ? { first, last } : { first: null, last: null };
}

function deepestOf(depth: Numbers): number {
  let deepest = 0;
  for (let row = 0; row < depth.length; row++) deepest = Math.max(deepest, depth[row]!);
  return deepest;
}

export const isCritical = (store: Store, row: number): boolean => (store.flags[row]! & FLAG.critical) !== 0;
export const isComplete = (store: Store, row: number): boolean => (store.flags[row]! & FLAG.complete) !== 0;
/** Whether the duration of a row counts around the clock. */
export const isElapsed = (store: Store, row: number): boolean => (store.flags[row]! & FLAG.elapsed) !== 0;
export const isSummary = (store: Store, row: number): boolean => store.shape[row] === SHAPE.summary;

/** Working days from the baseline finish to the finish; positive = later. `null` without a baseline. */
export function slipDays(store: Store, row: number): number | null {
  const ghost = store.ghostFinish[row]!;
  const finish = store.barFinish[row]!;
  if (ghost === NONE || finish === NONE) return null;
  const days = store.workingDays[store.calendar[row]!] ?? store.workingDays[0]!;
  return days.countBetween(dayOf(ghost - 1), dayOf(finish - 1));
}

/** Late: finishes after its baseline, or has less than no float. */
export function isLate(store: Store, row: number): boolean {
  const slip = slipDays(store, row);
  if (slip !== null && slip > 0) return true;
  return (store.columns.activities.total_float[row] ?? 0) < 0;
}
