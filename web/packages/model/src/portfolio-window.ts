import type { PlanWindow } from "@headway/api-types";
import { FLAG } from "./flags.ts";
import { isLate, type Plan } from "./plan.ts";
import { workBetween } from "./working-time.ts";

type Activities = PlanWindow["activities"];
type ColumnName = keyof Activities;

/** One plan of the portfolio, with how its project stands in the list. */
export interface PortfolioPart {
  plan: Plan;
  name: string;
  code: string;
  /** Fraction done of the whole plan. */
  percent: number;
}

export type PortfolioFilter = "all" | "critical" | "late" | "milestones";

export interface Origin {
  planId: number;
  /** `null` = the row stands for the project itself. */
  activityId: number | null;
}

const WHOLE_PROJECT = -1;
const MILESTONE_KINDS = new Set(["start_milestone", "finish_milestone"]);
/** Columns of working minutes: shown in days of one length, so those of plans with other days are scaled. */
const WORK_COLUMNS = new Set<ColumnName>(["duration", "remaining", "total_float", "free_float"]);
/** Columns that the merging itself works out. */
const OWN_COLUMNS = new Set<ColumnName>([
  "id",
  "parent",
  "depth",
  "kind",
  "calendar",
  "sort_key",
  "calendar_id",
]);
const COLUMNS: Record<Exclude<ColumnName, "calendar_id">, unknown> = {
  id: 0,
  parent: -1,
  sort_key: 0,
  depth: 0,
  kind: 0,
  code: "",
  name: "",
  calendar: -1,
  duration: 0,
  remaining: 0,
  start: null,
  finish: null,
  late_start: null,
  late_finish: null,
  total_float: null,
  free_float: null,
  percent: 0,
  flags: 0,
  baseline_start: null,
  baseline_finish: null,
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

/** Numbers for rows of several plans: each row keeps its number as long as the page stands. */
export class PortfolioNumbers {
  private readonly known = new Map<number, Map<number, number>>();
  private readonly origins: Origin[] = [];

  /** From 1 on, in the order of asking. */
  of(planId: number, activityId: number): number {
    const plan = this.known.get(planId) ?? new Map<number, number>();
    this.known.set(planId, plan);
    let number = plan.get(activityId);
    if (number === undefined) {
      number = this.origins.push({
        planId,
        activityId: activityId === WHOLE_PROJECT ? null : activityId,
      });
      plan.set(activityId, number);
    }
    return number;
  }

  originOf(number: number): Origin | undefined {
    return this.origins[number - 1];
  }
}

/**
 * Several plans as one window, each under a row of its project, with its own calendars and relations.
 *
 * A plan whose outline has one top row lends that row to its project. A filter keeps the rows it names and what
 * they stand under; relations are kept between rows that are. Working minutes are told in days of the length that
 * most plans have. Data date and time zone are told when all plans agree.
 */
export function mergeWindows(
  parts: readonly PortfolioPart[],
  numbers: PortfolioNumbers,
  filter: PortfolioFilter = "all",
): PlanWindow {
  const windows = parts.map((part) => part.plan.window);
  const merged = emptyWindow(windows);
  const columns = new Columns(merged, windows);
  for (const part of parts) columns.add(part, numbers, filter);
  columns.join();
  return merged;
}

function emptyWindow(windows: PlanWindow[]): PlanWindow {
  const carried = (name: ColumnName) => windows.some((window) => window.activities[name] !== null);
  const activities = Object.fromEntries(
    Object.keys(COLUMNS).map((name) => [name, carried(name as ColumnName) ? [] : null]),
  ) as unknown as Activities;
  activities.calendar_id = null;
  return {
    plan_id: 0,
    project_id: 0,
    project_code: "",
    project_name: "",
    plan_name: "",
    revision: 0,
    profile: "p6",
    time_zone: agreed(windows.map((window) => window.time_zone)) ?? "",
    default_calendar_id: null,
    minutes_per_day: mostFrequent(windows.map((window) => window.minutes_per_day)) ?? 480,
    data_date: agreed(windows.map((window) => window.data_date)),
    start: extreme(
      windows.map((window) => window.start),
      Math.min,
    ),
    finish: extreme(
      windows.map((window) => window.finish),
      Math.max,
    ),
    contract_finish: null,
    calculated_at: null,
    calculation_ms: null,
    kinds: ["wbs"],
    constraints: [],
    activities,
    relations: {
      id: [],
      predecessor: [],
      successor: [],
      type: [],
      lag: [],
      lag_percent: [],
      lag_calendar: [],
      driving: [],
    },
    assignments: { id: [], activity: [], resource_id: [], units: [] },
    resources: [],
    calendars: [],
  };
}

/**
 * Appends plan after plan to the columns of the merged window. Most columns are those of the plans one after the
 * other: they are kept as pieces and joined once, which costs a tenth of copying value by value.
 */
class Columns {
  /** By name, for the columns that some plan carries. */
  private readonly pieces = new Map<ColumnName, (readonly unknown[])[]>();
  private count = 0;

  constructor(
    private readonly merged: PlanWindow,
    windows: PlanWindow[],
  ) {
    for (const name of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[])
      if (merged.activities[name]) this.pieces.set(name, []);
    const resources = new Map(windows.flatMap((window) => window.resources).map((each) => [each.id, each]));
    merged.resources.push(...resources.values());
  }

  add(part: PortfolioPart, numbers: PortfolioNumbers, filter: PortfolioFilter): void {
    const { plan } = part;
    const { window } = plan;
    const firstCalendar = this.merged.calendars.length;
    for (const calendar of window.calendars)
      this.merged.calendars.push({ ...calendar, id: this.merged.calendars.length + 1 });
    const top = soleTop(plan);
    const projectRow = top === null ? this.count : -1;
    if (top === null) this.addProjectRow(part, numbers, firstCalendar);
    const rows = keptRows(plan, filter, top);
    const placeOf = this.places(window, rows);
    this.addOwnColumns(part, numbers, rows, placeOf, { projectRow, firstCalendar });
    this.addCarriedColumns(part, rows, top !== null);
    this.count += rows.length;
    this.addRelations(window, placeOf);
    this.addAssignments(window, placeOf);
  }

  /** To be called after the last plan. */
  join(): void {
    const columns = this.merged.activities as unknown as Record<string, unknown[]>;
    for (const [name, pieces] of this.pieces) columns[name] = ([] as unknown[]).concat(...pieces);
  }

  /** The new row of each old one; -1 = left out. */
  private places(window: PlanWindow, rows: readonly number[]): Int32Array {
    const placeOf = new Int32Array(window.activities.id.length).fill(-1);
    rows.forEach((row, index) => {
      placeOf[row] = this.count + index;
    });
    return placeOf;
  }

  private addOwnColumns(
    { plan }: PortfolioPart,
    numbers: PortfolioNumbers,
    rows: readonly number[],
    placeOf: Int32Array,
    { projectRow, firstCalendar }: { projectRow: number; firstCalendar: number },
  ): void {
    const { window } = plan;
    const { id, parent, depth, kind, calendar } = window.activities;
    const kinds = window.kinds.map((name) => indexOf(this.merged.kinds, name));
    const deeper = projectRow < 0 ? 0 : 1;
    const above = (row: number) => parent[row] ?? -1;
    const own = (row: number) => calendar[row] ?? -1;
    const add = (name: ColumnName, value: (row: number) => number) =>
      this.pieces.get(name)?.push(rows.map(value));
    add("id", (row) => numbers.of(window.plan_id, id[row] as number));
    add("parent", (row) => (above(row) < 0 ? projectRow : (placeOf[above(row)] as number)));
    add("depth", (row) => (depth[row] ?? 0) + deeper);
    add("kind", (row) => kinds[kind[row] as number] ?? 0);
    add("calendar", (row) => (own(row) < 0 ? -1 : firstCalendar + own(row)));
    add("sort_key", (row) => placeOf[row] as number);
  }

  /** `namedAfterProject`: the first row stands for the project. */
  private addCarriedColumns(part: PortfolioPart, rows: readonly number[], namedAfterProject: boolean): void {
    const { window } = part.plan;
    const constraints = window.constraints.map((name) => indexOf(this.merged.constraints, name));
    const days = this.merged.minutes_per_day / window.minutes_per_day;
    const whole = rows.length === window.activities.id.length;
    for (const [name, pieces] of this.pieces) {
      if (OWN_COLUMNS.has(name)) continue;
      const source = window.activities[name] as readonly unknown[] | null;
      let piece: readonly unknown[];
      if (!source) piece = new Array(rows.length).fill(COLUMNS[name as keyof typeof COLUMNS]);
      else piece = whole ? source : rows.map((row) => source[row]);
      if (days !== 1 && WORK_COLUMNS.has(name)) piece = piece.map((value) => scaled(value, days));
      if (name === "constraint" || name === "secondary_constraint")
        piece = piece.map((value) => constraints[value as number] ?? 0);
      if (namedAfterProject && (name === "name" || name === "code"))
        piece = [name === "name" ? part.name : part.code, ...piece.slice(1)];
      pieces.push(piece);
    }
  }

  private addProjectRow(part: PortfolioPart, numbers: PortfolioNumbers, firstCalendar: number): void {
    const { window } = part.plan;
    const { activities } = window;
    const start = window.start ?? extreme(activities.start, Math.min);
    const finish = window.finish ?? extreme(activities.finish, Math.max);
    const days = this.merged.minutes_per_day / window.minutes_per_day;
    const calendar = window.calendars[defaultCalendar(window)];
    const row: Partial<Record<ColumnName, unknown>> = {
      id: numbers.of(window.plan_id, WHOLE_PROJECT),
      sort_key: this.count,
      kind: 0,
      code: part.code,
      name: part.name,
      calendar: window.calendars.length > 0 ? firstCalendar + defaultCalendar(window) : -1,
      start,
      finish,
      duration: Math.round(workBetween(calendar, start, finish) * days),
      remaining: Math.round(
        workBetween(calendar, Math.max(start ?? 0, window.data_date ?? 0), finish) * days,
      ),
      percent: part.percent,
      baseline_start: extreme(activities.baseline_start ?? [], Math.min),
      baseline_finish: extreme(activities.baseline_finish ?? [], Math.max),
    };
    for (const [name, pieces] of this.pieces)
      pieces.push([name in row ? row[name] : COLUMNS[name as keyof typeof COLUMNS]]);
    this.count++;
  }

  private addRelations(window: PlanWindow, placeOf: Int32Array): void {
    const { relations } = this.merged;
    const from = window.relations;
    for (let index = 0; index < from.id.length; index++) {
      const predecessor = placeOf[from.predecessor[index] as number] as number;
      const successor = placeOf[from.successor[index] as number] as number;
      if (predecessor < 0 || successor < 0) continue;
      relations.id.push(relations.id.length + 1);
      relations.predecessor.push(predecessor);
      relations.successor.push(successor);
      relations.type.push(from.type[index] as number);
      relations.lag.push(from.lag[index] as number);
      relations.lag_percent?.push(from.lag_percent?.[index] ?? null);
      relations.lag_calendar?.push(from.lag_calendar?.[index] ?? null);
      relations.driving.push(from.driving[index] as number);
    }
  }

  private addAssignments(window: PlanWindow, placeOf: Int32Array): void {
    const { assignments } = this.merged;
    const from = window.assignments;
    for (let index = 0; index < from.id.length; index++) {
      const place = placeOf[from.activity[index] as number] as number;
      if (place < 0) continue;
      assignments.id.push(assignments.id.length + 1);
      assignments.activity.push(place);
      assignments.resource_id.push(from.resource_id[index] as number);
      assignments.units.push(from.units[index] as number);
    }
  }
}

/** Working minutes in days of another length. */
const scaled = (value: unknown, days: number): unknown =>
  typeof value === "number" ? Math.round(value * days) : value;

/** The one top row of an outline, when it has one and that one is a summary. */
function soleTop(plan: Plan): number | null {
  const { parent } = plan.window.activities;
  if (parent.length === 0 || !plan.isSummary(0)) return null;
  for (let row = 1; row < parent.length; row++) if ((parent[row] ?? -1) < 0) return null;
  return 0;
}

function keptRows(plan: Plan, filter: PortfolioFilter, top: number | null): number[] {
  const { activities } = plan.window;
  const count = activities.id.length;
  if (filter === "all") return Array.from({ length: count }, (_, row) => row);
  const kept = new Uint8Array(count);
  if (top !== null) kept[top] = 1;
  // from the bottom: a row is kept before what it stands under is looked at
  for (let row = count - 1; row >= 0; row--) {
    if (!kept[row] && !isWanted(plan, row, filter)) continue;
    kept[row] = 1;
    const above = activities.parent[row] ?? -1;
    if (above >= 0) kept[above] = 1;
  }
  return Array.from({ length: count }, (_, row) => row).filter((row) => kept[row]);
}

function isWanted(plan: Plan, row: number, filter: PortfolioFilter): boolean {
  if (plan.isSummary(row)) return false;
  if (filter === "milestones")
    return MILESTONE_KINDS.has(plan.window.kinds[plan.window.activities.kind[row] ?? 0] ?? "");
  if (plan.hasFlag(row, FLAG.complete)) return false;
  return filter === "critical" ? plan.hasFlag(row, FLAG.critical) : isLate(plan, row);
}

function defaultCalendar(window: PlanWindow): number {
  return Math.max(
    0,
    window.calendars.findIndex((calendar) => calendar.id === window.default_calendar_id),
  );
}

function indexOf(names: string[], name: string): number {
  const found = names.indexOf(name);
  return found >= 0 ? found : names.push(name) - 1;
}

function agreed<Value>(values: Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

function mostFrequent(values: number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

function extreme(values: readonly (number | null)[], choose: (...two: number[]) => number): number | null {
  let found: number | null = null;
  for (const value of values) if (value !== null) found = found === null ? value : choose(found, value);
  return found;
}
