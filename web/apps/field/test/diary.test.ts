import { describe, expect, it } from "vitest";
import { asDoubt, waitingReports, withoutDoubt } from "../src/acceptance/waiting.ts";
import { composedBlocks, headcountByTrade, isMoved, progressLines } from "../src/diary/compose.ts";
import { diaryDays, missingDays } from "../src/diary/days.ts";
import { diaryChanges, EMPTY_DIARY, lacking, writtenOf } from "../src/diary/draft.ts";
import { ownRecord } from "../src/record/own-record.ts";
import type { DiaryRecord } from "../src/records.ts";
import { rebar, report } from "./site.ts";

const TODAY = "2026-11-22";
const activities = new Map([[16, rebar()]]);

const diary = (day: string, changes: Partial<DiaryRecord> = {}) =>
  ({ day, is_stoppage: false, signed: null, ...changes }) as DiaryRecord;

describe("a diary", () => {
  it("takes the last report of each activity of the day", () => {
    const first = report({ entry_id: "e-0", at: "2026-11-22T09:00:00+08:00", facts: { percent: 0.65 } });
    const lines = progressLines([report(), first, report({ day: "2026-11-21" })], activities, TODAY);

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      before: 0.6,
      percent: 0.7,
      entries: ["e-1"],
      activity: "16层 剪力墙钢筋绑扎",
    });
    expect(isMoved(lines[0]!)).toBe(true);
  });

  it("shows what the supervisor accepted instead, and leaves out what he returned", () => {
    const other = report({
      state: "accepted_other",
      decision: { by: "李慧敏", at: "", values: { percent: 0.65 }, reason: "数量与现场不符" },
    });

    expect(progressLines([other], activities, TODAY)[0]!.percent).toBe(0.65);
    expect(progressLines([report({ state: "returned" })], activities, TODAY)).toEqual([]);
  });

  it("counts who came by crew", () => {
    const came = {
      shift: "day",
      out_at: null,
      hours: null,
      position_accuracy_m: null,
      flags: [],
      day: TODAY,
    };
    const attendances = ["1", "2", "9"].map((person) => ({ ...came, person, in_at: "2026-11-22T06:52" }));
    const tradeOf = ({ person }: { person?: string }) => (person === "9" ? "" : "钢筋");

    expect(headcountByTrade(attendances, tradeOf, TODAY)).toEqual([
      { trade: "钢筋", count: 2 },
      { trade: "", count: 1 },
    ]);
    expect(
      composedBlocks([report()], activities, attendances, tradeOf, TODAY).map((block) => block.kind),
    ).toEqual(["progress", "people"]);
  });

  it("sends only the fields that were changed, with what was shown before", () => {
    const shown = writtenOf({ weather_am: "cloudy", machines: "塔吊 2 台", version: 3 });

    expect(diaryChanges(shown, { ...shown, weather_pm: "light_rain", machines: "" })).toEqual({
      weather_pm: [null, "light_rain"],
      machines: ["塔吊 2 台", ""],
    });
    expect(diaryChanges(shown, shown)).toEqual({});
  });

  it("lacks weather, and for a day without work its reason", () => {
    expect(lacking(EMPTY_DIARY)).toEqual(["weather"]);
    expect(lacking({ ...EMPTY_DIARY, weather_am: "rain", is_stoppage: true })).toEqual(["stoppage_reason"]);
    expect(
      lacking({ ...EMPTY_DIARY, weather_am: "rain", is_stoppage: true, stoppage_reason: "大雨" }),
    ).toEqual([]);
  });

  it("is missing for each day that has none, and today's is not missing yet", () => {
    const signed = { by: "周建国", at: "" };
    const days = diaryDays(
      [diary("2026-11-21", { signed }), diary("2026-11-19", { is_stoppage: true, signed })],
      "2026-11",
      TODAY,
      "2026-11-18",
    );

    expect(days.map((one) => [one.day.slice(8), one.state])).toEqual([
      ["22", "missing"],
      ["21", "signed"],
      ["20", "missing"],
      ["19", "stoppage"],
      ["18", "missing"],
    ]);
    expect(missingDays(days, TODAY)).toBe(2);
  });
});

describe("reports that wait for acceptance", () => {
  it("have the doubtful first and keep them out of the bulk", () => {
    const clean = report({ entry_id: "e-2", at: "2026-11-22T08:00:00+08:00" });
    const doubtful = report({ entry_id: "e-3", doubts: ["falling"] });
    const waiting = waitingReports([clean, doubtful, report({ state: "accepted" })], activities, () => false);

    expect(waiting.map((one) => one.entry.entry_id)).toEqual(["e-3", "e-2"]);
    expect(withoutDoubt(waiting).map((one) => one.entry.entry_id)).toEqual(["e-2"]);
    expect(waiting[1]).toMatchObject({
      accepted: 0.6,
      claimed: 0.7,
      planned: 0.8,
      quantity_from: 14,
      quantity_to: 16.4,
    });
    expect(asDoubt("falling")).toEqual({ code: "falling" });
  });

  it("are judged by the server where its judgement is known", () => {
    const judged = new Map([
      ["e-1", { entry_id: "e-1", doubts: [{ code: "late" }], planned: 0.9, may_decide: false }],
    ]);

    const own = waitingReports([report()], activities, () => true)[0]!;
    const known = waitingReports([report()], activities, () => false, judged)[0]!;

    expect(own).toMatchObject({ may_decide: false, planned: 0.8 });
    expect(known).toMatchObject({ doubts: [{ code: "late" }], planned: 0.9, may_decide: false });
  });
});

describe("a person's own record", () => {
  it("covers thirty days and counts what became of each report", () => {
    const entries = [
      report(),
      report({ entry_id: "e-2", state: "returned", day: "2026-11-20" }),
      report({ entry_id: "e-3", state: "accepted_other", day: "2026-10-24" }),
      report({ entry_id: "e-4", state: "accepted", day: "2026-10-23" }),
      report({ entry_id: "e-5", state: "superseded" }),
    ];
    const hours = [{ day: TODAY, lines: [], sum_hours: 9.4, attendance_hours: 9.4, state: "balanced" }];

    const record = ownRecord(entries, hours, TODAY);

    expect(record).toMatchObject({ reported: 3, accepted: 1, returned: 1, waiting: 1, hours: 9.4 });
    expect(record.days.map((day) => day.day)).toEqual([TODAY, "2026-11-20", "2026-10-24"]);
  });
});
