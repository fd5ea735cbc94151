import { describe, expect, it } from "vitest";
import { cellLabels, cellStart, cellsBetween, nextCell, tiersOf } from "../src/axis.ts";
import { civilDate, localMinutesAt, weekdayOf } from "../src/days.ts";
import { daysText, lastMinuteOf, longDate, percentText, shortDate, signedText } from "../src/format.ts";
import { scaleOfZoom, TimeScale, zoomOfScale, zoomToFit } from "../src/time-scale.ts";
import { WorkingDays } from "../src/working-days.ts";
import { at, day, sixDays, texts } from "./block.ts";

describe("days", () => {
  it("takes no notice of the browser's zone", () => {
    expect(civilDate(day(2026, 11, 20))).toEqual({ year: 2026, month: 11, date: 20 });
    expect(weekdayOf(day(2026, 11, 20))).toBe(4);
    expect(weekdayOf(-4)).toBe(6);
  });

  it("reads the wall clock of the project's zone", () => {
    const moment = new Date("2026-11-24T18:30:00Z");

    expect(localMinutesAt(moment, "Asia/Shanghai")).toBe(at(11, 25, 2) + 30);
    expect(localMinutesAt(moment, "UTC")).toBe(at(11, 24, 18) + 30);
  });
});

describe("axis", () => {
  it("starts weeks on Monday and cuts months into ten-day parts", () => {
    expect(cellStart("week", day(2026, 11, 8))).toBe(day(2026, 11, 2));
    expect(cellsBetween("xun", day(2026, 2, 15), day(2026, 3, 1))).toEqual([
      day(2026, 2, 11),
      day(2026, 2, 21),
      day(2026, 3, 1),
    ]);
  });

  it("carries quarters and months over the end of the year", () => {
    expect(nextCell("month", day(2026, 12, 1))).toBe(day(2027, 1, 1));
    expect(nextCell("quarter", cellStart("quarter", day(2026, 11, 20)))).toBe(day(2027, 1, 1));
  });

  it("says 11-02 周一 for a week and 2026年11月 above it", () => {
    expect(cellLabels("week", day(2026, 11, 2), texts, false)[0]).toBe("11-02 周一");
    expect(cellLabels("month", day(2026, 11, 1), texts, true)[0]).toBe("2026年11月");
    expect(cellLabels("month", day(2026, 11, 1), texts, false)[0]).toBe("11月");
    expect(cellLabels("xun", day(2026, 11, 21), texts, false)[0]).toBe("下旬");
  });

  it("gives each named scale its own rows of the head", () => {
    const rows = (["month", "xun", "week", "day"] as const).map(
      (scale) => tiersOf(zoomOfScale(scale)).bottom,
    );

    expect(rows).toEqual(["month", "xun", "week", "day"]);
    expect(
      (["month", "xun", "week", "day"] as const).map((scale) => scaleOfZoom(zoomOfScale(scale))),
    ).toEqual(rows);
  });
});

describe("time scale", () => {
  it("maps instants to pixels and back", () => {
    const scale = new TimeScale(day(2026, 11, 9), day(2027, 1, 1), 10);

    expect(scale.x(at(11, 10, 12))).toBe(15);
    expect(scale.instantAt(15)).toBe(at(11, 10, 12));
    expect(scale.dayAt(-0.5)).toBe(day(2026, 11, 8));
  });

  it("fits the plan between the margins", () => {
    const zoom = zoomToFit(at(1, 1), at(4, 11), 1100, 50);

    expect(zoom).toBeCloseTo(10, 5);
  });
});

describe("working days", () => {
  it("rests on Sundays and in the holiday, and works the days around it", () => {
    const days = new WorkingDays(sixDays);

    expect([21, 22, 23].map((date) => days.isWorking(day(2026, 11, date)))).toEqual([true, false, true]);
    expect([30, 31, 37, 38].map((date) => days.isWorking(day(2026, 9, date)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("lets the last exception of a day win", () => {
    const shift = [[480, 720]];
    const days = new WorkingDays({
      ...sixDays,
      exceptions: [
        [day(2026, 11, 22), day(2026, 11, 23), []],
        [day(2026, 11, 22), day(2026, 11, 22), shift],
      ],
    });

    expect(days.isWorking(day(2026, 11, 22))).toBe(true);
    expect(days.isWorking(day(2026, 11, 23))).toBe(false);
  });

  it("counts days forwards and backwards", () => {
    const days = new WorkingDays(sixDays);

    expect(days.countBetween(day(2026, 11, 20), day(2026, 11, 24))).toBe(3);
    expect(days.countBetween(day(2026, 11, 24), day(2026, 11, 20))).toBe(-3);
  });

  it("leaves a calendar that works round the clock as it is", () => {
    const whole = [[0, 1440]];
    const days = new WorkingDays({
      id: 2,
      name: "24 h",
      week: [whole, whole, whole, whole, whole, whole, whole],
      exceptions: [],
    });

    expect(days.spread(at(11, 20, 6))).toBe(at(11, 20, 6));
    expect(new WorkingDays(sixDays).spread(at(11, 20, 6))).toBe(at(11, 20));
    expect(new WorkingDays(sixDays).spread(at(11, 21))).toBe(at(11, 21));
  });
});

describe("format", () => {
  it("names the year of a date only when it differs", () => {
    expect(shortDate(at(11, 20, 17), 2026)).toBe("11-20");
    expect(shortDate(at(1, 16, 17, 2027), 2026)).toBe("27-01-16");
    expect(longDate(at(11, 20, 17), texts)).toBe("2026-11-20 周五");
  });

  it("counts a finish at midnight to the day that has ended", () => {
    expect(shortDate(lastMinuteOf(at(11, 21)), 2026)).toBe("11-20");
    expect(shortDate(lastMinuteOf(at(11, 21, 8)), 2026)).toBe("11-21");
  });

  it("shows days with at most one decimal and a real minus", () => {
    expect([5760, 240, -1440, 100].map((minutes) => daysText(minutes, 480))).toEqual([
      "12",
      "0.5",
      "−3",
      "0.2",
    ]);
    expect(daysText(-10, 480)).toBe("0");
    expect([6, 0, -1].map(signedText)).toEqual(["+6", "0", "−1"]);
  });

  it("never rounds begun work to 0 or unfinished work to 100", () => {
    expect([0, 0.003, 0.494, 0.996, 1].map(percentText)).toEqual(["0", "1", "49", "99", "100"]);
  });
});
