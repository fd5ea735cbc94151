import type { OperationRow } from "@headway/sync";
import { describe, expect, it } from "vitest";
import { dayInWords, hoursBetween, siteMinute, siteMoment, timeOf } from "../src/days/site-days.ts";
import { hoursWorked, isForgotten, proposedShift, siteCodeOf } from "../src/hours/attendance.ts";
import { crewsToEnterFor, peopleOf } from "../src/hours/crews.ts";
import { startingLines } from "../src/hours/prefill.ts";
import { attendanceId, personKey, presences } from "../src/hours/presence.ts";
import { knownSheets } from "../src/hours/sheets.ts";
import { balance, levelled, prefilled, stepLine, sumHours } from "../src/hours/split.ts";
import { knownEntries } from "../src/report/local-entries.ts";
import { report } from "./site.ts";

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

const operation = (
  kind: string,
  id: string,
  changes: Record<string, unknown>,
  state = "waiting",
): OperationRow =>
  ({
    kind,
    state,
    op_id: id,
    record: `${kind}:${id}`,
    wire: {
      record: { kind: "attendance", id },
      changes: Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, [null, value]])),
      client_time: "2026-11-22T06:52:00+08:00",
      reporter: "",
      blobs: [],
    },
  }) as unknown as OperationRow;

describe("who is on site", () => {
  const record = {
    id: "4/刘志强:2026-11-22",
    value: {
      day: "2026-11-22",
      shift: "day",
      in_at: "2026-11-22T06:48",
      out_at: null,
      hours: null,
      position_accuracy_m: 18,
      flags: ["one_phone"],
    },
  };
  const mark = { day: "2026-11-22", shift: "day", at: "2026-11-22T06:52" };

  it("is what the server sent and what was saved on this phone since", () => {
    const all = presences([record], [operation("check_in", "me:2026-11-22", mark)], "2026-11-22", "day");

    expect(all.get("4/刘志强")).toMatchObject({
      in_at: "2026-11-22T06:48",
      flags: ["one_phone"],
      is_local: false,
    });
    expect(all.get("me")).toMatchObject({ in_at: "2026-11-22T06:52", is_local: true });
  });

  it("keeps the first check-in, takes the last check-out, and leaves parked marks out", () => {
    const operations = [
      operation("check_out", "4/刘志强:2026-11-22", { ...mark, at: "2026-11-22T18:00" }),
      operation("check_in", "4/刘志强:2026-11-22", { ...mark, at: "2026-11-22T07:30" }),
      operation("check_in", "me:2026-11-22", mark, "parked"),
    ];

    const all = presences([record], operations, "2026-11-22", "day");

    expect(all.get("4/刘志强")).toMatchObject({ in_at: "2026-11-22T06:48", out_at: "2026-11-22T18:00" });
    expect(all.has("me")).toBe(false);
  });

  it("is told apart by shift, and by crew where there is no account", () => {
    expect(presences([record], [], "2026-11-22", "night").size).toBe(0);
    expect(personKey({ id: null, name: "刘志强 " }, 4)).toBe("4/刘志强");
    expect(attendanceId("me", "2026-11-22", "night")).toBe("me:2026-11-22:night");
  });
});

describe("the sheet of a day", () => {
  const saved = operation("hours", "me:2026-11-22", { lines: [{ activity_id: 16, hours: 9, headcount: 1 }] });

  it("is the one saved last, on this phone or at the server", () => {
    const sent = [{ kind: "hours", id: "me:2026-11-21", version: 1, value: { lines: [], sum_hours: 8 } }];

    const sheets = knownSheets(sent, [saved, operation("hours", "crew:4:2026-11-22", { lines: [] })], "me");

    expect(sheets.map((sheet) => [sheet.day, sheet.sum_hours])).toEqual([
      ["2026-11-21", 8],
      ["2026-11-22", 9],
    ]);
  });

  it("starts with what was reported, else with the day before, else with everything on other", () => {
    const before = {
      day: "2026-11-21",
      lines: [{ activity_id: 14, hours: 8, headcount: 1 }],
      sum_hours: 8,
      attendance_hours: 8,
      state: "confirmed",
    };

    const reported = startingLines([before], [report({ facts: { headcount: 12 } })], "2026-11-22", 9.4);
    expect(reported.map((line) => [line.activity_id, line.hours])).toEqual([
      [16, 9.4],
      [null, 0],
    ]);
    expect(startingLines([before], [], "2026-11-22", 9.4)[0]).toMatchObject({ activity_id: 14, hours: 9.4 });
    expect(startingLines([], [], "2026-11-22", 9.4)).toEqual([
      { activity_id: null, hours: 9.4, headcount: null },
    ]);
    expect(startingLines([before], [], "2026-11-21", 9.4)[0]).toMatchObject({ activity_id: 14, hours: 8 });
    const proposed = { ...before, state: "prefilled" };
    expect(startingLines([proposed], [], "2026-11-21", 9.4)).toEqual([
      { activity_id: null, hours: 9.4, headcount: null },
    ]);
    expect(startingLines([before], [report()], "2026-11-22", 9.4, (id) => id === 14)[0]).toMatchObject({
      activity_id: 14,
    });
  });
});

describe("what the phone knows of reports", () => {
  const local = operation("correct_report", "e-9", {
    activity_id: 16,
    day: "2026-11-22",
    percent: 0.8,
    supersedes: "e-1",
  });

  it("holds those saved here; a local correction hides what it replaces", () => {
    const known = knownEntries([report()], [local]);

    expect(known).toHaveLength(1);
    expect(known[0]).toMatchObject({
      entry_id: "e-9",
      facts: { percent: 0.8 },
      is_local: true,
      state: "claimed",
    });
  });

  it("holds a report once when the server has it, and none that was parked", () => {
    expect(knownEntries([report({ entry_id: "e-9" })], [local])).toHaveLength(1);
    expect(knownEntries([report()], [{ ...local, state: "parked" }]).map((entry) => entry.entry_id)).toEqual([
      "e-1",
    ]);
  });
});

describe("a crew to check in", () => {
  const member = (id: string, name: string) => ({ id, name });
  const crews = [
    { id: 1, name: "木工班", leader: "陈永福", members: [member("a", "陈永福"), member("b", "周建国")] },
    { id: 2, name: "钢筋班", leader: "周建国", members: [member("c", "刘志强")] },
    { id: 3, name: "保洁班", leader: null, members: [] },
  ];
  const who = { user_id: "b", display_name: "周建国", role: "foreman" };

  it("is the one he leads, then the one he works in", () => {
    expect(crewsToEnterFor(crews, who).map((crew) => crew.id)).toEqual([2, 1]);
  });

  it("has its people and whoever was entered for it by name", () => {
    const value = { ...attendance, day: "2026-11-20", shift: "day", position_accuracy_m: null, flags: [] };
    const seen = [
      { id: "2/王德胜:2026-11-20", value: { ...value, crew: 2, person: "王德胜", account: null } },
      { id: "9/李全:2026-11-20", value: { ...value, crew: 9, person: "李全", account: null } },
    ];
    const here = presences(
      [],
      [operation("check_in", "2/张小军:2026-11-22", { day: "2026-11-22", at: "2026-11-22T07:00" })],
      "2026-11-22",
      "day",
    );

    const people = peopleOf(crews[1]!, seen, here);

    expect(people.map((one) => one.name)).toEqual(["刘志强", "王德胜", "张小军"]);
    expect(people[2]!.presence.in_at).toBe("2026-11-22T07:00");
  });

  it("is one that he leads, also before anybody belongs to it", () => {
    const fresh = [{ id: 5, name: "砌筑班", leader: "周建国", members: [] }];

    expect(crewsToEnterFor(fresh, who)).toHaveLength(1);
  });

  it("is none for a worker without one, and any for a manager", () => {
    expect(crewsToEnterFor(crews, { user_id: "x", display_name: "孙小军", role: "worker" })).toEqual([]);
    expect(
      crewsToEnterFor(crews, { user_id: "x", display_name: "韩东", role: "project_manager" }),
    ).toHaveLength(2);
  });
});
