import type { Portfolio, PortfolioProject } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { byUrgency, chosenProjects, needsOf, summarizePortfolio } from "../src/portfolio.ts";
import { mapOf, textWidth } from "../src/portfolio-map.ts";

function project(name: string, part: Partial<PortfolioProject>): PortfolioProject {
  return {
    id: 1,
    code: name,
    name,
    organization: "三公司",
    is_guest: false,
    kind: "residential",
    address: "",
    plan_id: 1,
    revision: 1,
    data_date: "2026-11-20T08:00",
    data_date_age_days: 3,
    start: "2026-03-02T08:00",
    finish: "2027-06-30T17:00",
    promised_finish: "2027-06-23",
    promised_by: "contract",
    lateness_days: 7,
    state: { light: "red", reason: "late", days: 7, points: null },
    activity_count: 438,
    unfinished_count: 300,
    critical_count: 60,
    late_count: 12,
    percent_complete: 0.46,
    planned_percent: 0.5,
    baseline_name: "合同基线",
    latest: [],
    cause: { activity_id: 77, code: "ST-13", name: "13 层铝模", days: 6 },
    milestones_due: 10,
    milestones_on_time: 9,
    next_milestone: { activity_id: 5, code: "M5", name: "主体封顶", finish: "2026-12-02T17:00", days: 6 },
    changed_at: null,
    changed_by: "",
    scenarios: [],
    may: {},
    ...part,
  };
}

const hospital = project("市二院", {
  id: 2,
  lateness_days: 31,
  state: { light: "red", reason: "late", days: 31, points: null },
  finish: "2027-01-31T17:00",
  data_date_age_days: 20,
  percent_complete: 0.62,
  critical_count: 200,
});
const block = project("云栖雅苑", { id: 3 });
const school = project("滨江学校", {
  id: 4,
  lateness_days: 2,
  state: { light: "amber", reason: "late", days: 2, points: null },
  promised_by: "baseline",
  cause: null,
});
const tunnel = project("综合管廊", {
  id: 5,
  lateness_days: null,
  state: { light: "unknown", reason: "no_plan", days: null, points: null },
  activity_count: 0,
  unfinished_count: 0,
  critical_count: 0,
  milestones_due: 0,
  milestones_on_time: 0,
  next_milestone: null,
  finish: null,
  cause: null,
});

function portfolio(projects: PortfolioProject[], part: Partial<Portfolio> = {}): Portfolio {
  const rules = { late_after_days: 3, red_after_days: 5, behind_points: 10, stale_after_days: 14 };
  return { today: "2026-11-29", rules, projects, imports: [], may: {}, ...part };
}

const names = (projects: PortfolioProject[]) => projects.map((each) => each.name);

describe("the portfolio", () => {
  it("puts red before amber, the latest first, and those without anything to compare with last", () => {
    expect(names([tunnel, school, block, hospital].sort(byUrgency))).toEqual([
      "市二院",
      "云栖雅苑",
      "滨江学校",
      "综合管廊",
    ]);
  });

  it("counts each number over the projects for which it is known", () => {
    const figures = summarizePortfolio(portfolio([tunnel, school, hospital, block]));
    expect(figures).toMatchObject({ projects: 4, planned: 3, judged: 3, byContract: 2, byBaseline: 1 });
    expect(names(figures.late)).toEqual(["市二院", "云栖雅苑"]);
    expect([figures.worst?.name, figures.narrowest?.name, figures.stalest?.name]).toEqual([
      "市二院",
      "市二院",
      "市二院",
    ]);
    expect([figures.unfinished, figures.critical]).toEqual([900, 320]);
    expect([figures.milestonesDue, figures.milestonesOnTime]).toEqual([30, 27]);
    expect(names(figures.stale)).toEqual(["市二院"]);
  });

  it("tells the milestone that comes next from today, not one that an old plan still shows", () => {
    const old = { activity_id: 1, code: "M1", name: "开工", finish: "2026-02-05T08:00", days: 0 };
    const figures = summarizePortfolio(portfolio([project("老计划", { next_milestone: old }), block]));
    expect(figures.nextMilestone?.name).toBe("云栖雅苑");
  });

  it("asks for a decision where days are at stake first, then where something waits", () => {
    const scenario = {
      plan_id: 9,
      name: "两班制",
      author: "李工",
      behind: 0,
      created_at: "2026-11-20T01:00Z",
    };
    const needs = needsOf(
      portfolio(
        [
          project("云栖雅苑", { id: 3, scenarios: [{ ...scenario, finish: "2027-06-19T17:00" }] }),
          hospital,
          school,
          project("老楼", {
            id: 6,
            lateness_days: 0,
            state: { light: "amber", reason: "stale", days: 30, points: null },
          }),
        ],
        {
          imports: [
            { id: 8, project_id: 3, file_name: "3号楼.xer", by: "李工", since: "2026-11-27T01:00:00Z" },
          ],
        },
      ),
    );
    expect(needs.map(({ kind, days, measure }) => [kind, days, measure])).toEqual([
      ["late", 31, 6],
      ["scenario", 11, 0],
      ["late", 7, 6],
      ["stale", 0, 30],
      ["import", 0, 2],
    ]);
    expect(needs[0]?.to).toBe("/projects/2/plan?activity=77");
    expect(needs[4]?.to).toBe("/projects/3/import?job=8");
  });

  it("a scenario that gains nothing needs nobody", () => {
    const scenario = { plan_id: 9, name: "慢", author: "李工", behind: 0, created_at: "2026-11-20T01:00Z" };
    const slow = project("云栖雅苑", {
      lateness_days: 0,
      scenarios: [{ ...scenario, finish: "2027-07-19T17:00" }],
    });
    expect(needsOf(portfolio([slow]))).toEqual([]);
  });

  it("finds by words and light, sorts by any column, unknown values last both ways", () => {
    const all = [tunnel, school, hospital, block];
    const choice = { column: "late", descending: false, words: "", light: "all" } as const;
    expect(names(chosenProjects(all, choice))).toEqual(["滨江学校", "云栖雅苑", "市二院", "综合管廊"]);
    expect(names(chosenProjects(all, { ...choice, descending: true }))).toEqual([
      "市二院",
      "云栖雅苑",
      "滨江学校",
      "综合管廊",
    ]);
    expect(names(chosenProjects(all, { ...choice, words: "铝模", light: "red" }))).toEqual([
      "云栖雅苑",
      "市二院",
    ]);
  });
});

describe("the map of lateness against work left", () => {
  const map = mapOf([tunnel, school, hospital, block], { width: 570, height: 300, redAfterDays: 5 });

  it("holds every project that can be judged, late ones right of the contract finish", () => {
    expect(map.circles).toHaveLength(3);
    for (const { x, y } of map.circles) {
      expect(x).toBeGreaterThan(map.zeroX);
      expect(x).toBeLessThanOrEqual(map.right);
      expect(y).toBeGreaterThanOrEqual(map.top);
    }
    expect(map.redX).toBeGreaterThan(map.zeroX);
  });

  it("leaves a name out rather than let it meet another", () => {
    const crowd = Array.from({ length: 30 }, (_, index) => project(`拥挤的项目 ${index}`, { id: index }));
    const shown = mapOf(crowd, { width: 570, height: 300, redAfterDays: 5 }).circles.filter(
      (each) => each.label,
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(6);
  });

  it("measures Han characters twice as wide as Latin ones", () => {
    expect(textWidth("封顶")).toBe(25);
    expect(textWidth("ab")).toBe(14);
  });
});
