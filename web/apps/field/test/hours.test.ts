import { describe, expect, it } from "vitest";
import { dayInWords, hoursBetween, siteMinute, siteMoment, timeOf } from "../src/days/site-days.ts";
import { hoursWorked, isForgotten, proposedShift, siteCodeOf } from "../src/hours/attendance.ts";
import { balance, levelled, prefilled, stepLine, sumHours } from "../src/hours/split.ts";

const attendance = { in_at: "2026-11-22T06:52", out_at: null, hours: null };

describe("site time", () => {
  it("is that of the site, whatever the phone's zone", () => {
    const instant = new Date("2026-11-22T09:46:30Z");

    expect(siteMoment(instant, "Asia/Shanghai")).toEqual({ day: "2026-11-22", time: "17:46", hour: 17 });
    expect(siteMinute(instant, "Asia/Shanghai")).toBe("2026-11-22T17:46");
    expect(siteMoment(new Date("2026-11-22T16:00:00Z"), "Asia/Shanghai").time).toBe("00:00");
    expect(timeOf("2026-11-22T09:46:00Z", "Asia/Shanghai")).toBe("17:46");
    expect(timeOf("2026-11-22T06:52", "America/New_York")).toBe("06:52");
  });

  it("is written as the site writes it", () => {
    expect(dayInWords("2026-11-22", "zh-CN")).toBe("11月22日 周日");
    expect(dayInWords("2026-11-22", "en")).toBe("Sun 22 Nov");
  });
});

describe("a shift", () => {
  it("after midnight belongs to the night of the day before", () => {
    expect(proposedShift("2026-11-23", 2)).toEqual({ day: "2026-11-22", shift: "night" });
    expect(proposedShift("2026-11-22", 7)).toEqual({ day: "2026-11-22", shift: "day" });
    expect(proposedShift("2026-11-22", 19)).toEqual({ day: "2026-11-22", shift: "night" });
  });

  it("has the hours until now less the break: 06:52 to 17:46 less 1.5 h is 9.4 h", () => {
    expect(hoursBetween("2026-11-22T06:52", "2026-11-22T17:46")).toBe(10.9);
    expect(hoursWorked(attendance, "2026-11-22T17:46", 1.5)).toBe(9.4);
    expect(hoursWorked(attendance, "2026-11-22T10:52", 1.5)).toBe(4);
    expect(hoursWorked(null, "2026-11-22T17:46", 1.5)).toBeNull();
    expect(
      hoursWorked({ ...attendance, out_at: "2026-11-22T17:00", hours: 8.5 }, "2026-11-22T18:00", 1),
    ).toBe(8.5);
  });

  it("that is open for longer than sixteen hours was forgotten", () => {
    expect(isForgotten(attendance, "2026-11-22T22:00")).toBe(false);
    expect(isForgotten(attendance, "2026-11-23T06:00")).toBe(true);
  });

  it("is joined by the code of the site, bare or in an address", () => {
    expect(siteCodeOf(" YX2-3F7 ")).toBe("YX2-3F7");
    expect(siteCodeOf("https://site.example/field/?site=YX2-3F7")).toBe("YX2-3F7");
    expect(siteCodeOf("https://site.example/s/YX2-3F7")).toBe("YX2-3F7");
  });
});

describe("hours", () => {
  const shares = [
    { activity_id: 16, weight: 6 },
    { activity_id: 17, weight: 2.4 },
    { activity_id: null, weight: 1 },
  ];

  it("are spread by weight and add up to attendance exactly", () => {
    expect(prefilled(shares, 9.4).map((line) => line.hours)).toEqual([6, 2.4, 1]);
    for (let tenths = 0; tenths <= 240; tenths += 1)
      expect(sumHours(prefilled(shares, tenths / 10))).toBe(tenths / 10);
    expect(
      prefilled(
        shares.map((share) => ({ ...share, weight: 0 })),
        10,
      ).map((line) => line.hours),
    ).toEqual([3.4, 3.3, 3.3]);
  });

  it("are balanced within the tolerance, and never without a check-in", () => {
    const lines = prefilled(shares, 9.4);

    expect(balance(lines, 9.4)).toEqual({ sum: 9.4, difference: 0, is_balanced: true });
    expect(balance(stepLine(lines, 0, 2), 9.4)).toEqual({ sum: 10.4, difference: 1, is_balanced: false });
    expect(balance(lines, null).is_balanced).toBe(false);
  });

  it("move to full halves and can be made to add up", () => {
    const lines = prefilled(shares, 9.4);

    expect(stepLine(lines, 1, 1)[1]!.hours).toBe(2.5);
    expect(stepLine(lines, 1, -1)[1]!.hours).toBe(2);
    expect(sumHours(levelled(stepLine(lines, 0, 2), 9.4))).toBe(9.4);
    expect(sumHours(levelled(stepLine(lines, 0, 6), 9.4))).toBe(9.4);
  });
});
