import type { PlanWindow } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { FLAG, openPlan } from "../src/plan.ts";
import { mergeWindows, PortfolioNumbers, type PortfolioPart } from "../src/portfolio-window.ts";

const DAY = 1440;
const WEEK = Array.from({ length: 7 }, (_, day) => (day < 5 ? [[480, 960]] : []));

interface Row {
  id: number;
  parent?: number;
  kind?: number;
  flags?: number;
  duration?: number;
}

/** Rows by parent's place; two links between neighbours of the same plan. */
function windowOf(planId: number, rows: Row[], part: Partial<PlanWindow> = {}): PlanWindow {
  const column = <Value>(value: (row: Row, place: number) => Value) => rows.map(value);
  const depth: number[] = [];
  for (const { parent = -1 } of rows) depth.push(parent < 0 ? 0 : (depth[parent] as number) + 1);
  const none = column(() => null);
  return {
    plan_id: planId,
    project_id: planId,
    project_code: `P${planId}`,
    project_name: `项目 ${planId}`,
    plan_name: "总进度计划",
    revision: 1,
    profile: "p6",
    time_zone: "Asia/Shanghai",
    default_calendar_id: 7,
    minutes_per_day: 480,
    data_date: 100 * DAY,
    start: 3 * DAY,
    finish: 10 * DAY,
    contract_finish: null,
    calculated_at: null,
    calculation_ms: null,
    kinds: ["wbs", "task", "finish_milestone"],
    constraints: ["", "start_on"],
    activities: {
      id: column((row) => row.id),
      parent: column((row) => row.parent ?? -1),
      sort_key: column((_, place) => place),
      depth,
      kind: column((row) => row.kind ?? 1),
      code: column((row) => `A${row.id}`),
      name: column((row) => `工作 ${row.id}`),
      calendar: column(() => 0),
      duration: column((row) => row.duration ?? 480),
      remaining: column((row) => row.duration ?? 480),
      start: column(() => 4 * DAY),
      finish: column(() => 5 * DAY),
      late_start: none,
      late_finish: none,
      total_float: none,
      free_float: none,
      percent: column(() => 0),
      flags: column((row) => row.flags ?? 0),
      baseline_start: null,
      baseline_finish: null,
      calendar_id: null,
      constraint: null,
      constraint_at: null,
      secondary_constraint: null,
      secondary_constraint_at: null,
      deadline: null,
      actual_start: null,
      actual_finish: null,
      quantity: null,
      unit: null,
      location: null,
      trade: null,
      responsible: null,
      codes: null,
    },
    relations: {
      id: [1],
      predecessor: [rows.length - 2],
      successor: [rows.length - 1],
      type: [0],
      lag: [0],
      lag_percent: null,
      lag_calendar: null,
      driving: [1],
    },
    assignments: { id: [1], activity: [rows.length - 1], resource_id: [40 + planId], units: [1] },
    resources: [{ id: 40 + planId, name: "钢筋班", kind: "crew", unit: "" }],
    calendars: [{ id: 7, name: "五日制", week: WEEK, exceptions: [] }],
    ...part,
  };
}

const partOf = (window: PlanWindow): PortfolioPart => ({
  plan: openPlan(window),
  name: window.project_name,
  code: window.project_code,
  percent: 0.25,
});

/** One top row: block with two critical works. Several top rows: a milestone and a finished work. */
const block = windowOf(11, [
  { id: 1, kind: 0 },
  { id: 2, parent: 0, flags: FLAG.critical },
  { id: 3, parent: 0 },
]);
const station = windowOf(
  12,
  [
    { id: 1, kind: 2 },
    { id: 2, flags: FLAG.critical | FLAG.complete },
  ],
  {
    kinds: ["wbs", "task", "finish_milestone"],
  },
);

describe("several plans as one window", () => {
  it("puts each under a row of its project, with its own rows, relations and calendar", () => {
    const merged = mergeWindows([partOf(block), partOf(station)], new PortfolioNumbers());

    expect(merged.activities.name).toEqual(["项目 11", "工作 2", "工作 3", "项目 12", "工作 1", "工作 2"]);
    expect(merged.activities.parent).toEqual([-1, 0, 0, -1, 3, 3]);
    expect(merged.activities.depth).toEqual([0, 1, 1, 0, 1, 1]);
    expect(merged.activities.kind.map((kind) => merged.kinds[kind])).toEqual([
      "wbs",
      "task",
      "task",
      "wbs",
      "finish_milestone",
      "task",
    ]);
    expect(merged.relations.predecessor).toEqual([1, 4]);
    expect(merged.relations.successor).toEqual([2, 5]);
    expect(merged.activities.calendar).toEqual([0, 0, 0, 1, 1, 1]);
    expect(merged.calendars.map((calendar) => calendar.id)).toEqual([1, 2]);
    expect(merged.assignments.activity).toEqual([2, 5]);
    expect(new Set(merged.activities.id).size).toBe(6);
  });

  it("a row that stands for a project spans its plan and tells its progress", () => {
    const merged = mergeWindows([partOf(station)], new PortfolioNumbers());

    expect([merged.activities.start[0], merged.activities.finish[0]]).toEqual([3 * DAY, 10 * DAY]);
    expect(merged.activities.percent[0]).toBe(0.25);
    expect(merged.activities.duration[0]).toBe(5 * 480); // Sunday 01-04 to Saturday 01-10: five days of work
  });

  it("a row keeps its number while plans come and go, and its origin is known", () => {
    const numbers = new PortfolioNumbers();
    const before = mergeWindows([partOf(block), partOf(station)], numbers).activities.id;
    const after = mergeWindows([partOf(station)], numbers).activities.id;

    expect(after).toEqual(before.slice(3));
    expect(numbers.originOf(after[0] as number)).toEqual({ planId: 12, activityId: null });
    expect(numbers.originOf(after[2] as number)).toEqual({ planId: 12, activityId: 2 });
    expect(numbers.originOf(999)).toBeUndefined();
  });

  it("a filter keeps what it names and what that stands under", () => {
    const parts = [partOf(block), partOf(station)];
    const critical = mergeWindows(parts, new PortfolioNumbers(), "critical");
    const milestones = mergeWindows(parts, new PortfolioNumbers(), "milestones");

    expect(critical.activities.name).toEqual(["项目 11", "工作 2", "项目 12"]);
    expect(critical.relations.id).toEqual([]);
    expect(milestones.activities.name).toEqual(["项目 11", "项目 12", "工作 1"]);
    expect(milestones.activities.parent).toEqual([-1, -1, 1]);
  });

  it("tells durations in days of one length", () => {
    const threeShifts = windowOf(
      13,
      [
        { id: 1, kind: 0 },
        { id: 2, parent: 0, duration: 2880 },
      ],
      {
        minutes_per_day: 1440,
      },
    );
    const merged = mergeWindows(
      [partOf(block), partOf(station), partOf(threeShifts)],
      new PortfolioNumbers(),
    );

    expect(merged.minutes_per_day).toBe(480);
    expect(merged.activities.duration.at(-1)).toBe(2 * 480);
  });

  it("tells data date and time zone only when all agree", () => {
    const later = windowOf(14, [{ id: 1 }, { id: 2 }], { data_date: 101 * DAY });

    expect(mergeWindows([partOf(block), partOf(station)], new PortfolioNumbers()).data_date).toBe(100 * DAY);
    expect(mergeWindows([partOf(block), partOf(later)], new PortfolioNumbers()).data_date).toBeNull();
  });

  it("carries a column when one plan has it, with the plan's own words", () => {
    const pinned = windowOf(
      15,
      [
        { id: 1, kind: 0 },
        { id: 2, parent: 0 },
      ],
      { constraints: ["", "finish_on"] },
    );
    pinned.activities.constraint = [0, 1];
    pinned.activities.location = ["", "3 层"];
    const merged = mergeWindows([partOf(block), partOf(pinned)], new PortfolioNumbers());

    expect(merged.activities.location).toEqual(["", "", "", "", "3 层"]);
    expect(merged.constraints[merged.activities.constraint?.at(-1) ?? 0]).toBe("finish_on");
    expect(merged.activities.trade).toBeNull();
  });
});
