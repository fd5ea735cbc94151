import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, todayHere, weekday, weeksOf } from "./month.ts";

describe("site days", () => {
  it("go over the ends of months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(addMonths("2026-12", 1)).toBe("2027-01");
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    expect(daysBetween("2026-11-29", "2026-12-02")).toHaveLength(4);
  });

  it("stand in weeks that begin on Monday", () => {
    expect(weekday("2026-11-22")).toBe(6);
    const weeks = weeksOf("2026-11");
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
    expect(weeks[5]?.[0]).toBe("2026-11-30");
    expect(weeksOf("2027-02")).toHaveLength(4);
  });

  it("begin with the reader's own today", () => {
    expect(todayHere(new Date(2026, 10, 3, 0, 30))).toBe("2026-11-03");
  });
});
