import { describe, expect, it } from "vitest";
import { againstBaseline } from "../src/baseline.ts";
import { fieldsOf } from "../src/grid/fields.ts";
import { siteOf } from "./site.ts";

const at = (date: number, hour: number): number => Date.UTC(2026, 10, date, hour) / 60_000;
const said = { constraint: String, kind: String };

describe("a plan held against a baseline", () => {
  const { plan } = siteOf();
  // 模板 was to finish on Friday the 20th, 浇筑 on Saturday the 21st; 封顶 is not in the baseline
  const compared = againstBaseline(plan, {
    id: [13, 14],
    start: [at(16, 8), at(20, 8)],
    finish: [at(20, 17), at(21, 17)],
  });

  it("has the dates of that baseline, by activity, and none for what it does not know", () => {
    expect(compared.window.activities.baseline_finish).toEqual([
      null,
      null,
      at(20, 17),
      at(21, 17),
      null,
      null,
      null,
    ]);
    expect(plan.window.activities.baseline_finish).toBeNull();
  });

  it("is late by working days of the row's calendar: Sunday the 22nd is none", () => {
    const slip = fieldsOf(compared, said).get("slip");
    expect([2, 3, 6].map((row) => slip?.value(compared, row))).toEqual([1, 2, null]);
  });
});
