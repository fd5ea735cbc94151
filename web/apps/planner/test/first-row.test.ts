import type { PlanWindow } from "@headway/api-types";
import { openPlan, type Plan } from "@headway/model";
import { describe, expect, it } from "vitest";
import { firstRow } from "../src/plan/first-row.ts";

const DAY = 1440;

/** 20 floors of one summary and five activities, one floor a month, seen on a day of the given month. */
function tower(month: number | null): Plan {
  const rows = Array.from({ length: 120 }, (_, row) => ({ floor: Math.floor(row / 6), head: row % 6 === 0 }));
  const activities = {
    id: rows.map((_, row) => row),
    kind: rows.map((row) => (row.head ? 0 : 1)),
    flags: rows.map(() => 0),
    depth: rows.map((row) => (row.head ? 0 : 1)),
    start: rows.map((row) => row.floor * 30 * DAY),
    finish: rows.map((row) => (row.floor * 30 + 29) * DAY),
  };
  const data_date = month === null ? null : (month * 30 + 15) * DAY;
  return openPlan({ data_date, kinds: ["wbs", "task"], activities } as unknown as PlanWindow);
}

describe("the first visit to a plan", () => {
  it("opens at the top while the plan begins", () => {
    expect(firstRow(tower(0))).toBe(0);
  });

  it("opens where work is going on, three rows above the first of it", () => {
    const firstOfFloor12 = 12 * 6 + 1;
    expect(firstRow(tower(12))).toBe(firstOfFloor12 - 3);
  });

  it("opens at the top of a plan without data date", () => {
    expect(firstRow(tower(null))).toBe(0);
  });
});
