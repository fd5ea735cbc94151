import { describe, expect, it } from "vitest";
import { type CalendarText, parseShifts, shiftsText, yearOf } from "../src/calendar.ts";

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const site = { week: [DAY, DAY, DAY, DAY, DAY, DAY, []], exceptions: [] } as Pick<
  CalendarText,
  "week" | "exceptions"
>;

describe("shifts as people write them", () => {
  it("reads what it writes", () => {
    expect(parseShifts(shiftsText(DAY))).toEqual(DAY);
    expect(parseShifts("")).toEqual([]);
  });
  it("takes full-width signs", () => {
    expect(parseShifts("8:00-12:00，13：00～17:00")).toEqual(DAY);
  });
  it.each(["8-12", "12:00-08:00", "08:00-12:00, 11:00-13:00", "20:00-25:00", "08:60-09:00", "morning"])(
    "refuses %s",
    (text) => expect(parseShifts(text)).toBeNull(),
  );
});

describe("a year of a calendar", () => {
  it("works 313 days of 2026 at six days a week", () => {
    const days = yearOf([site], 2026);
    expect(days).toHaveLength(365);
    expect(days.filter((day) => day.minutes > 0)).toHaveLength(313);
    expect(days[3]).toEqual({ day: "2026-01-04", minutes: 0, exception: null });
  });
  it("asks the parent where the week says nothing, and the later exception wins", () => {
    const crew = {
      week: Array(7).fill(null),
      exceptions: [
        { first_day: "2026-03-02", last_day: "2026-03-03", shifts: [], name: "stop", weekdays: null },
        {
          first_day: "2026-03-03",
          last_day: "2026-03-03",
          shifts: [[480, 600]],
          name: "half",
          weekdays: null,
        },
        {
          first_day: "2026-03-01",
          last_day: "2026-03-31",
          shifts: [[480, 720]],
          name: "sundays",
          weekdays: [6],
        },
      ],
    } as Pick<CalendarText, "week" | "exceptions">;
    const march = yearOf([crew, site], 2026).filter((day) => day.day.startsWith("2026-03"));
    expect(march.slice(0, 4).map((day) => [day.minutes, day.exception])).toEqual([
      [240, "sundays"],
      [0, "stop"],
      [120, "half"],
      [480, null],
    ]);
  });
});
