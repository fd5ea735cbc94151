import type { PlanWindow } from "@headway/api-types";
import { type BlockTarget, composeCells } from "../src/grid/block.ts";
import { fieldsOf } from "../src/grid/fields.ts";
import type { Rights } from "../src/grid/locks.ts";
import { openPlan, type Plan } from "../src/plan.ts";

const shifts = [
  [480, 720],
  [780, 1020],
];
const at = (month: number, date: number, hour: number): number =>
  Date.UTC(2026, month - 1, date, hour) / 60_000;
const nothing = (): null[] => Array(7).fill(null);

/**
 * Two storeys, six days a week from 8 to 17, data date Friday 20 November:
 *
 *     1 一层        2 钢筋 (done) → 3 模板 (under way) → 4 浇筑
 *     5 二层        6 钢筋 → 7 封顶 ◆
 */
export function siteWindow(): PlanWindow {
  return {
    plan_id: 1,
    project_id: 1,
    project_code: "B",
    project_name: "两层住宅",
    plan_name: "总进度计划",
    revision: 4,
    profile: "p6",
    time_zone: "Asia/Shanghai",
    default_calendar_id: 1,
    minutes_per_day: 480,
    data_date: at(11, 20, 17),
    start: at(11, 10, 8),
    finish: at(11, 28, 17),
    contract_finish: null,
    calculated_at: null,
    calculation_ms: null,
    kinds: ["wbs", "task", "start_milestone", "finish_milestone"],
    constraints: ["", "start_on", "start_on_or_after", "finish_on_or_before"],
    activities: {
      id: [11, 12, 13, 14, 15, 16, 17],
      parent: [-1, 0, 0, 0, -1, 4, 4],
      depth: [0, 1, 1, 1, 0, 1, 1],
      sort_key: [1, 2, 3, 4, 5, 6, 7],
      kind: [0, 1, 1, 1, 0, 1, 3],
      code: ["F1", "F1-1", "F1-2", "F1-3", "F2", "F2-1", "CAP"],
      name: ["一层", "钢筋", "模板", "浇筑", "二层", "钢筋", "封顶"],
      calendar: [-1, 0, 0, 0, -1, 0, 0],
      duration: [0, 1920, 1920, 960, 0, 1920, 0],
      remaining: [0, 0, 960, 960, 0, 1920, 0],
      start: [null, at(11, 10, 8), at(11, 16, 8), at(11, 23, 8), null, at(11, 25, 8), at(11, 28, 17)],
      finish: [null, at(11, 13, 17), at(11, 21, 17), at(11, 24, 17), null, at(11, 28, 17), at(11, 28, 17)],
      late_start: nothing(),
      late_finish: nothing(),
      total_float: [null, null, 0, 0, null, 0, 0],
      free_float: nothing(),
      percent: [0.5, 1, 0.5, 0, 0, 0, 0],
      flags: [0, 12, 5, 1, 0, 1, 1],
      baseline_start: null,
      baseline_finish: null,
      calendar_id: null,
      constraint: [0, 0, 0, 0, 0, 3, 0],
      constraint_at: [null, null, null, null, null, at(11, 30, 17), null],
      secondary_constraint: null,
      secondary_constraint_at: null,
      deadline: null,
      actual_start: [null, at(11, 10, 8), at(11, 16, 8), null, null, null, null],
      actual_finish: [null, at(11, 13, 17), null, null, null, null, null],
      quantity: [null, 12, 300, 80, null, 14, null],
      unit: ["", "t", "m²", "m³", "", "t", ""],
      location: null,
      trade: ["", "钢筋工", "木工", "混凝土工", "", "钢筋工", ""],
      responsible: null,
      codes: [null, { 专业: "土建" }, null, null, null, null, null],
    },
    relations: {
      id: [1, 2, 3],
      predecessor: [1, 2, 5],
      successor: [2, 3, 6],
      type: [0, 0, 0],
      lag: [0, 960, 0],
      lag_percent: null,
      lag_calendar: null,
      driving: [1, 1, 1],
    },
    assignments: { id: [5], activity: [1], resource_id: [30], units: [2] },
    resources: [
      { id: 30, name: "钢筋班", kind: "labor", unit: "" },
      { id: 31, name: "塔吊", kind: "equipment", unit: "" },
    ],
    calendars: [
      { id: 1, name: "单休", week: [shifts, shifts, shifts, shifts, shifts, shifts, []], exceptions: [] },
    ],
  };
}

const PLANNER: Rights = { edit: true, progress: true };

export function siteOf(plan: Plan = openPlan(siteWindow()), rights: Rights = PLANNER): BlockTarget {
  const fields = fieldsOf(plan, { constraint: (kind) => kind, kind: (kind) => kind });
  return { plan, fields, rights, newName: "新工作" };
}

/** What a text typed into one cell asks for. */
export function typed(row: number, field: string, text: string, target: BlockTarget = siteOf()) {
  const { operations, problems, notes } = composeCells(target, [{ row, field, text }]);
  return { operations, refused: problems[0]?.refused ?? null, notes: notes.map(({ note }) => note) };
}
