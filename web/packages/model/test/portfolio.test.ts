import type { ProjectSummary } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { byUrgency, lightOf, summarizePortfolio } from "../src/portfolio.ts";

function project(name: string, part: Partial<ProjectSummary>): ProjectSummary {
  return {
    id: 1,
    code: name,
    name,
    organization: "三公司",
    plan_id: 1,
    revision: 1,
    profile: "p6",
    data_date: "2026-11-20T08:00",
    start: "2026-03-02T08:00",
    finish: "2027-06-30T17:00",
    contract_finish: "2027-06-23T17:00",
    lateness_days: 7,
    activity_count: 438,
    critical_count: 41,
    percent_complete: 0.46,
    changed_at: null,
    may: { import: true, undo: true },
    ...part,
  };
}

const hospital = project("市二院", { lateness_days: 31, finish: "2027-01-31T17:00" });
const block = project("云栖雅苑", {});
const school = project("滨江学校", { lateness_days: 0, data_date: "2026-11-06T08:00" });
const tunnel = project("综合管廊", {
  lateness_days: null,
  activity_count: 0,
  critical_count: 0,
  finish: null,
});

describe("the portfolio", () => {
  it("is red above five days, amber from one, green at or before the contract finish", () => {
    expect([31, 6, 5, 1, 0, -3, null].map(lightOf)).toEqual([
      "red",
      "red",
      "amber",
      "amber",
      "green",
      "green",
      "unknown",
    ]);
  });

  it("puts the latest project first and those without a contract finish last", () => {
    const names = [tunnel, school, hospital, block].sort(byUrgency).map((item) => item.name);
    expect(names).toEqual(["市二院", "云栖雅苑", "滨江学校", "综合管廊"]);
  });

  it("counts each number over the projects for which it is known", () => {
    const figures = summarizePortfolio([tunnel, school, hospital, block]);
    expect(figures).toMatchObject({
      projects: 4,
      planned: 3,
      judged: 3,
      late: 2,
      activities: 1314,
      critical: 123,
    });
    expect(figures.worst?.name).toBe("市二院");
    expect(figures.nearest?.name).toBe("市二院");
    expect(figures.stalest?.name).toBe("滨江学校");
  });

  it("leaves finished projects out of what comes next", () => {
    const finished = project("老楼", { percent_complete: 1, finish: "2025-01-01T17:00", lateness_days: -2 });
    expect(summarizePortfolio([finished, block]).nearest?.name).toBe("云栖雅苑");
  });
});
