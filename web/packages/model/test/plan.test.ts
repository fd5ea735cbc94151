import type { PlanWindow } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import {
  ancestorsOf,
  chainToFinish,
  countPlan,
  FLAG,
  isLate,
  latenessDays,
  openPlan,
  searchRows,
} from "../src/plan.ts";

const DAY = 1440;
const NO_DETAILS = {
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
};

/** Block 3: one floor with formwork (critical, slipped) and pouring (done, slipped), then the topping-out. */
function blockWindow(): PlanWindow {
  return {
    plan_id: 1,
    project_id: 1,
    project_code: "YX-03",
    project_name: "云栖雅苑 3# 楼",
    plan_name: "总进度计划",
    revision: 1,
    profile: "p6",
    time_zone: "Asia/Shanghai",
    default_calendar_id: null,
    minutes_per_day: 480,
    data_date: 0,
    start: 0,
    finish: 20 * DAY,
    contract_finish: 14 * DAY,
    calculated_at: null,
    calculation_ms: null,
    kinds: ["wbs", "task", "finish_milestone"],
    constraints: [""],
    activities: {
      id: [10, 11, 12, 13, 14],
      parent: [-1, 0, 1, 1, 0],
      depth: [0, 1, 2, 2, 1],
      sort_key: [10, 20, 30, 40, 50],
      kind: [0, 0, 1, 1, 2],
      code: ["YX", "YX.13", "ST-13B-02", "ST-13B-03", "MS-07"],
      name: ["3# 楼", "13 层", "B 区 铝模安装", "B 区 混凝土浇筑", "主体封顶"],
      calendar: [0, 0, 0, 0, 0],
      duration: [0, 0, 1920, 960, 0],
      remaining: [0, 0, 1920, 0, 0],
      start: [0, 0, 0, 4 * DAY, 20 * DAY],
      finish: [20 * DAY, 6 * DAY, 4 * DAY, 6 * DAY, 20 * DAY],
      late_start: [null, null, 0, null, 20 * DAY],
      late_finish: [null, null, 4 * DAY, null, 20 * DAY],
      total_float: [null, null, 0, null, 0],
      free_float: [null, null, 0, null, 0],
      percent: [0, 0, 0, 1, 0],
      flags: [1, 1, FLAG.critical, FLAG.started | FLAG.complete, FLAG.critical],
      baseline_start: [0, 0, 0, 0, 20 * DAY],
      baseline_finish: [18 * DAY, 3 * DAY, 3 * DAY, 3 * DAY, 20 * DAY],
      ...NO_DETAILS,
    },
    relations: {
      id: [1],
      predecessor: [2],
      successor: [3],
      type: [0],
      lag: [0],
      lag_percent: null,
      lag_calendar: null,
      driving: [1],
    },
    assignments: { id: [], activity: [], resource_id: [], units: [] },
    resources: [],
    calendars: [],
  };
}

describe("a plan", () => {
  it("counts real activities only: summaries are neither activities nor critical", () => {
    expect(countPlan(openPlan(blockWindow()))).toEqual({
      activities: 3,
      relations: 1,
      critical: 2,
      late: 1,
      depth: 2,
    });
  });

  it("calls unfinished work late when it passes its baseline or has negative float", () => {
    const window = blockWindow();
    const plan = openPlan(window);
    expect([2, 3, 4].map((row) => isLate(plan, row))).toEqual([true, false, false]);
    window.activities.total_float[4] = -480;
    expect(isLate(plan, 4)).toBe(true);
  });

  it("finds the rows that must be open for a row to be seen", () => {
    expect(ancestorsOf(openPlan(blockWindow()), 3)).toEqual([0, 1]);
  });

  it("counts what stands under a row", () => {
    const plan = openPlan(blockWindow());
    expect([0, 1, 2].map(plan.descendantCount)).toEqual([4, 2, 0]);
  });

  it("finds rows by code and by name, without regard to case", () => {
    const plan = openPlan(blockWindow());
    expect(searchRows(plan, "st-13")).toEqual([2, 3]);
    expect(searchRows(plan, "封顶")).toEqual([4]);
    expect(searchRows(plan, "  ")).toEqual([]);
  });

  it("counts lateness in calendar days, a midnight finish belonging to the day before", () => {
    expect(latenessDays(20 * DAY, 14 * DAY)).toBe(6);
    expect(latenessDays(20 * DAY, 19 * DAY + 1020)).toBe(0);
    expect(latenessDays(null, 14 * DAY)).toBeNull();
  });
});

describe("the chain to the finish", () => {
  it("holds the unfinished activities of the longest path in the order of time", () => {
    const window = blockWindow();
    window.activities.flags = [2, 2, 2, 2 | FLAG.complete, 2];
    window.activities.start[2] = 21 * DAY;
    expect(chainToFinish(openPlan(window))).toEqual([4, 2]);
  });
});
