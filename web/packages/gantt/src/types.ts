/** Instants are minutes since 1970-01-01T00:00 of the project's local time; days are days since 1970-01-01. */
export type LocalMinutes = number;

/** A column with one entry per row; `null` where the plan knows no value. */
export type Column = ArrayLike<number | null>;
export type Numbers = ArrayLike<number>;

export interface ActivityColumns {
  id: Numbers;
  /** Row of the parent, -1 at the top. Rows stand in outline order: a parent before its children. */
  parent: Numbers;
  depth: Numbers;
  /** Index into `kinds`. */
  kind: Numbers;
  code: ArrayLike<string>;
  name: ArrayLike<string>;
  /** Index into `calendars`. */
  calendar: Numbers;
  /** Working minutes. */
  duration: Numbers;
  remaining: Numbers;
  start: Column;
  finish: Column;
  late_start?: Column | null;
  late_finish?: Column | null;
  /** Working minutes. */
  total_float: Column;
  free_float?: Column | null;
  /** Fractions 0–1. */
  percent: Numbers;
  /** Bits of `FLAG`. */
  flags: Numbers;
  baseline_start?: Column | null;
  baseline_finish?: Column | null;
  /** Fraction 0–1 that is claimed and not yet accepted, behind `percent`; drawn hatched. */
  claimed?: Column | null;
  /** Index into `constraints`, 0 = none. */
  constraint?: Numbers | null;
  constraint_at?: Column | null;
  secondary_constraint?: Numbers | null;
  secondary_constraint_at?: Column | null;
  deadline?: Column | null;
  /** Who does it; drawn right of the bar when `barLabels` asks for it. */
  responsible?: ArrayLike<string> | null;
}

/** Dates of a baseline by activity id, for `setBaseline`. */
export interface BaselineColumns {
  id: Numbers;
  start: Column;
  finish: Column;
}

/** What the site has told and the supervisor has accepted, by activity id, for `setProgress`; `null` = nothing told. */
export interface ProgressColumns {
  id: Numbers;
  /** Fractions 0–1. */
  accepted: Column;
  /** Fractions 0–1 of the whole, accepted part included. */
  claimed: Column;
  /** Accepted remaining duration, working minutes. */
  remaining: Column;
  /** 1 = accepted, and waits for the close of a data date before it moves dates. */
  ahead: Numbers;
}

export interface RelationColumns {
  id: Numbers;
  predecessor: Numbers;
  successor: Numbers;
  /** 0 FS, 1 SS, 2 FF, 3 SF. */
  type: Numbers;
  lag: Numbers;
  /** Shares of the predecessor's duration; one of them wins over the lag in minutes. */
  lag_percent?: Column | null;
  /** 3 = around the clock, null = as the plan says. */
  lag_calendar?: Column | null;
  driving: Numbers;
}

export type Shifts = ArrayLike<ArrayLike<number>>;

export interface CalendarColumns {
  id: number;
  name: string;
  /** Seven days, Monday first; shifts as [from, to) minutes of the day. */
  week: ArrayLike<Shifts>;
  /** [first day, last day, shifts], both days included; the last entry that covers a day wins. */
  exceptions: ArrayLike<readonly [number, number, Shifts]>;
}

/** The window of a plan as the server sends it. */
export interface GanttColumns {
  minutes_per_day: number;
  data_date: LocalMinutes | null;
  /** IANA zone of the project, for the line of today. */
  time_zone?: string;
  kinds: ArrayLike<string>;
  activities: ActivityColumns;
  relations: RelationColumns;
  calendars: ArrayLike<CalendarColumns>;
  /** Names of constraints; the first stands for none. */
  constraints?: ArrayLike<string>;
}

export const FLAG = {
  critical: 1,
  longestPath: 2,
  started: 4,
  complete: 8,
  manual: 16,
  inactive: 32,
  constrained: 64,
  notes: 128,
  /** The duration counts around the clock. */
  elapsed: 256,
} as const;

export const RELATION = { finishStart: 0, startStart: 1, finishFinish: 2, startFinish: 3 } as const;

export type ScaleName = "month" | "xun" | "week" | "day";

export interface ColumnView {
  id: string;
  /** CSS pixels. */
  width: number;
}

/** What a page keeps in its address so that the same picture comes back after F5. */
export interface GanttView {
  /** CSS pixels per calendar day. */
  zoom: number;
  scrollLeft: number;
  scrollTop: number;
  /** Id of the chosen activity. */
  row: number | null;
  /** Ids of the closed summaries. */
  collapsed: number[];
  columns: ColumnView[];
  /** How many columns stay while the others scroll. */
  frozen: number;
  /** Keys of the closed groups. */
  closedGroups: string[];
  /** Width of the grid, CSS pixels. */
  splitX: number;
}

export interface ActivityEvent {
  id: number;
  row: number;
}

/** A bar or link was dropped; it is shown where it lies until `settle(drop, …)`. */
interface Dropped {
  drop: number;
}

export interface MoveEvent extends ActivityEvent, Dropped {
  start: LocalMinutes;
  finish: LocalMinutes;
  /** A milestone that stands for a finish moves by its finish. */
  byFinish: boolean;
}

export interface ResizeEvent extends ActivityEvent, Dropped {
  finish: LocalMinutes;
  /** Working minutes. */
  duration: number;
  remaining: number;
  /** Work has begun: what remains is changed, else the whole duration. */
  begun: boolean;
}

export interface ProgressEvent extends ActivityEvent, Dropped {
  /** Fraction 0–1. */
  percent: number;
}

export interface LinkEvent extends Dropped {
  predecessor: number;
  successor: number;
  /** 0 FS, 1 SS, 2 FF, 3 SF. */
  type: number;
}

/** A place on the timeline that stays with the plan when it is scrolled: `follow`. */
export interface Place {
  activityId: number;
  /** `null` = the finish of the activity. */
  instant: LocalMinutes | null;
}

export interface OpenLinkEvent {
  id: number;
  place: Place;
}

/** Pixels of the chart; `null` when the place is not in sight. */
export type Placed = { x: number; y: number } | null;

export interface GanttStats {
  rows: number;
  visibleRows: number;
  links: number;
  domRows: number;
  paints: number;
  barsPainted: number;
  linksPainted: number;
  lastPaintMs: number;
  /** From `setData` to the end of the first whole frame. */
  firstPaintMs: number;
}

export type BarLabels = "name" | "responsible" | "none";

export interface Highlight {
  critical: boolean;
  baseline: boolean;
  links: boolean;
}
