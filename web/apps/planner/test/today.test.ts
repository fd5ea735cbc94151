import { describe, expect, it } from "vitest";
import { today } from "../src/plan/timeline/today.ts";

describe("today on site", () => {
  it("is the day of the site, not that of the reader", () => {
    const evening = new Date("2026-11-20T17:30:00Z");

    expect(today("Asia/Shanghai", evening)).toBe(Date.UTC(2026, 10, 21) / 60_000);
    expect(today("Europe/London", evening)).toBe(Date.UTC(2026, 10, 20) / 60_000);
  });

  it("is unknown in an unknown zone", () => {
    expect(today("Mars/Base", new Date())).toBeNull();
  });
});
