import type { PlanCalendar } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { workingDaysBetween } from "../src/working-time.ts";

const SHIFT = [[480, 1020]];
const sixDays: PlanCalendar = {
  id: 1,
  name: "单休",
  week: [SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, []],
  exceptions: [],
};
const at = (day: string) => Date.parse(`${day}T17:00Z`) / 60_000;

describe("working days between two finishes", () => {
  it("leave the days of rest out", () => {
    expect(workingDaysBetween(sixDays, at("2026-11-16"), at("2026-11-23"))).toBe(6);
  });
  it("are negative when the finish is earlier, and calendar days without a calendar", () => {
    expect(workingDaysBetween(sixDays, at("2026-11-23"), at("2026-11-16"))).toBe(-6);
    expect(workingDaysBetween(undefined, at("2026-11-16"), at("2026-11-23"))).toBe(7);
  });
});
