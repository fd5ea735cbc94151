import { describe, expect, it } from "vitest";
import {
  daysText,
  dayText,
  dayWithWeekday,
  finishDayText,
  numberText,
  parseLocal,
  shareText,
  shortDayText,
  signedText,
  sizeText,
  timeText,
} from "../src/format.ts";

const friday = parseLocal("2026-11-20T17:30") as number;

describe("days and times of the plan", () => {
  it("reads a local date-time without shifting it into the reader's zone", () => {
    expect(dayText(friday)).toBe("2026-11-20");
    expect(timeText(friday)).toBe("17:30");
    expect(parseLocal("2026-11-20")).toBe(friday - (17 * 60 + 30));
  });

  it("reads nothing from an empty or broken text", () => {
    expect(parseLocal(null)).toBeNull();
    expect(parseLocal("20.11.2026")).toBeNull();
  });

  it("names the weekday in the reader's language", () => {
    expect(dayWithWeekday(friday, "zh-CN")).toBe("2026-11-20 周五");
    expect(dayWithWeekday(friday, "en")).toBe("2026-11-20 Fri");
  });

  it("puts a finish at midnight on the day that has ended", () => {
    const midnight = parseLocal("2026-11-21T00:00") as number;
    expect(finishDayText(midnight)).toBe("2026-11-20");
    expect(dayText(midnight)).toBe("2026-11-21");
  });

  it("shows the year in dense tables only when it differs", () => {
    expect(shortDayText(friday, 2026)).toBe("11-20");
    expect(shortDayText(friday, 2027)).toBe("2026-11-20");
  });

  it("shows days before 1970", () => {
    expect(dayText(parseLocal("1969-12-31T08:00") as number)).toBe("1969-12-31");
  });
});

describe("numbers", () => {
  it("separates thousands and writes a true minus", () => {
    expect(numberText(1186)).toBe("1,186");
    expect(numberText(-1.25, 1)).toBe("−1.3");
    expect(numberText(-0.01)).toBe("0");
  });

  it("signs what is later and what is earlier, and leaves zero bare", () => {
    expect([signedText(6), signedText(-1), signedText(0)]).toEqual(["+6", "−1", "0"]);
  });

  it("turns working minutes into days of the project", () => {
    expect(daysText(2400, 480)).toBe("5");
    expect(daysText(720, 480)).toBe("1.5");
  });

  it("never says 100 % while one record is missing", () => {
    expect(shareText(2108, 2109)).toBe("99.9%");
    expect(shareText(99_999, 100_000)).toBe("99.9%");
    expect(shareText(5, 5)).toBe("100%");
    expect(shareText(0, 0)).toBe("100%");
  });

  it("shows sizes as people read them", () => {
    expect([sizeText(812), sizeText(18_200), sizeText(1_830_000)]).toEqual(["812 B", "18 kB", "1.8 MB"]);
  });
});
