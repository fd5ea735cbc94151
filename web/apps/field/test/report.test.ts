import { describe, expect, it } from "vitest";
import { agreedWith } from "../src/report/agree.ts";
import { changesOf, correctionChanges, startChanges } from "../src/report/changes.ts";
import { doubtsOf } from "../src/report/doubts.ts";
import {
  correctionOf,
  isDirty,
  markBlocked,
  markDone,
  markNormal,
  newDraft,
  setPercent,
  setQuantity,
  stepBy,
  stepQuantityBy,
  stepRemaining,
  touch,
} from "../src/report/draft.ts";
import { plannedPercent, stepPercent } from "../src/report/percent.ts";
import { percentAt, quantityAt, quantityStep } from "../src/report/quantity.ts";
import { forecast, latenessDays, proposedRemaining } from "../src/report/remaining.ts";
import { rebar, report } from "./site.ts";

const TODAY = "2026-11-22";
const quiet = { today: TODAY, photo_count: 2, rules: {} };

describe("a percent", () => {
  it("moves by tens from where it stands and stays between 0 and 100", () => {
    expect(stepPercent(0.6, 1)).toBe(0.7);
    expect(stepPercent(0.65, -1)).toBe(0.55);
    expect(stepPercent(0.95, 1)).toBe(1);
    expect(stepPercent(0.05, -1)).toBe(0);
  });

  it("is expected by the plan from whole days: the 4th of 5 days is 80 %", () => {
    expect(plannedPercent(rebar(), TODAY)).toBe(0.8);
    expect(plannedPercent(rebar(), "2026-11-18")).toBe(0);
    expect(plannedPercent(rebar(), "2026-11-30")).toBe(1);
    expect(plannedPercent(rebar({ planned_finish: null }), TODAY)).toBeNull();
  });

  it("counts a finish at midnight to the day that has just ended", () => {
    expect(plannedPercent(rebar({ planned_finish: "2026-11-24T00:00" }), TODAY)).toBe(0.8);
  });
});

describe("a quantity", () => {
  it("follows the percent and leads it back", () => {
    expect(quantityAt(0.7, 23.4)).toBe(16.4);
    expect(quantityAt(1, 23.4)).toBe(23.4);
    expect(quantityAt(0.7, 126)).toBe(88);
    expect(percentAt(16.4, 23.4)).toBe(0.7);
    expect(percentAt(30, 23.4)).toBe(1);
  });

  it("moves by a round number near one hundredth of the total", () => {
    expect([23.4, 126, 980, 8, 0.84].map(quantityStep)).toEqual([0.2, 1, 10, 0.1, 0.01]);
    expect(quantityStep(null)).toBe(1);
  });
});

describe("remaining days", () => {
  it("say the finish and how late that is: 2 days after 11-22 is 11-24, one day late", () => {
    expect(forecast(rebar(), TODAY, 2)).toEqual({ finish: "2026-11-24", late_days: 1 });
    expect(forecast(rebar(), TODAY, 0)).toEqual({ finish: TODAY, late_days: -1 });
    expect(forecast(rebar({ planned_finish: null }), TODAY, 2).late_days).toBeNull();
  });

  it("are proposed from what is not done, at least one day until all is", () => {
    expect(proposedRemaining(rebar(), 0.7)).toBe(2);
    expect(proposedRemaining(rebar(), 0.8)).toBe(1);
    expect(proposedRemaining(rebar(), 0.99)).toBe(1);
    expect(proposedRemaining(rebar(), 1)).toBe(0);
  });
});

describe("lateness", () => {
  it("is the planned days that the undone share stands for, or the days past the finish", () => {
    expect(latenessDays(rebar(), 0.6, 0.8, TODAY)).toBe(1);
    expect(latenessDays(rebar(), 0.8, 0.8, TODAY)).toBe(0);
    expect(latenessDays(rebar(), 0.9, 1, "2026-11-26")).toBe(3);
    expect(latenessDays(rebar(), 1, 1, "2026-11-26")).toBe(0);
  });
});

describe("a draft", () => {
  it("starts at the last value and takes quantity and remaining days along", () => {
    const draft = stepBy(newDraft(rebar(), TODAY, 18), rebar(), 1);

    expect(draft).toMatchObject({
      percent: 0.7,
      quantity: 16.4,
      remaining_days: 2,
      headcount: 18,
      state: "normal",
    });
    expect(isDirty(newDraft(rebar(), TODAY, 18))).toBe(false);
    expect(isDirty(draft)).toBe(true);
  });

  it("starts at what was claimed, not at what was accepted", () => {
    const claimed = {
      percent: 0.65,
      quantity: 15.2,
      remaining_days: 2,
      day: TODAY,
      by: "周建国",
      entry_id: "e-1",
    };

    expect(newDraft(rebar({ claimed }), TODAY, null).percent).toBe(0.65);
  });

  it("keeps a quantity that a person has set", () => {
    const draft = setPercent(setQuantity(newDraft(rebar(), TODAY, null), rebar(), 15), rebar(), 0.8);

    expect(draft.quantity).toBe(15);
  });

  it("takes the percent from a quantity until the percent was set", () => {
    const byQuantity = setQuantity(newDraft(rebar(), TODAY, null), rebar(), 16.4);
    const both = setQuantity(setPercent(newDraft(rebar(), TODAY, null), rebar(), 0.9), rebar(), 16.4);

    expect(byQuantity.percent).toBe(0.7);
    expect(both.percent).toBe(0.9);
    expect(stepQuantityBy(newDraft(rebar(), TODAY, null), rebar(), 1).quantity).toBe(14.2);
  });

  it("is done with 100 %, nothing remaining and the day of the report, and is not done below 100 %", () => {
    const done = markDone(stepRemaining(newDraft(rebar(), TODAY, null), 2), rebar());

    expect(done).toMatchObject({
      percent: 1,
      remaining_days: 0,
      finished_on: TODAY,
      state: "done",
      quantity: 23.4,
    });
    expect(setPercent(done, rebar(), 0.9)).toMatchObject({ state: "normal", finished_on: null });
  });

  it("is blocked with a reason, and resumed when the work stood still", () => {
    const reason = { code: "material", text: "钢筋未到" };
    const paused = rebar({ state: "paused" });

    expect(markBlocked(newDraft(rebar(), TODAY, null), reason)).toMatchObject({ state: "paused", reason });
    expect(newDraft(paused, TODAY, null).state).toBe("paused");
    expect(markNormal(newDraft(paused, TODAY, null), paused)).toMatchObject({
      state: "resumed",
      reason: null,
    });
  });

  it("of a correction is what was said", () => {
    const draft = correctionOf(
      report({ facts: { percent: 0.75, quantity: 17, headcount: 9 }, note: "⑤轴" }),
      rebar(),
    );

    expect(draft).toMatchObject({ day: TODAY, percent: 0.75, quantity: 17, headcount: 9, note: "⑤轴" });
  });
});

describe("the operation of a report", () => {
  it("says what was shown before and what was entered", () => {
    const changes = changesOf(stepBy(newDraft(rebar(), TODAY, 18), rebar(), 1), rebar());

    expect(changes).toEqual({
      activity_id: [null, 16],
      day: [null, TODAY],
      percent: [0.6, 0.7],
      quantity: [14, 16.4],
      unit: ["t", "t"],
      remaining_days: [2, 2],
      headcount: [null, 18],
      state: ["normal", "normal"],
    });
  });

  it("says the start of what has begun today without being asked", () => {
    const fresh = rebar({ accepted: null, actual_start: null, state: "planned" });

    expect(changesOf(stepBy(newDraft(fresh, TODAY, null), fresh, 1), fresh).started_on).toEqual([
      null,
      TODAY,
    ]);
    expect(changesOf(newDraft(fresh, TODAY, null), fresh).started_on).toBeUndefined();
    expect(startChanges(fresh, TODAY)).toMatchObject({ started_on: [null, TODAY] });
    expect(startChanges(fresh, TODAY).percent).toBeUndefined();
  });

  it("of a correction names the report that it replaces", () => {
    const changes = correctionChanges(correctionOf(report(), rebar()), rebar(), "e-1", "v".repeat(64));

    expect(changes.supersedes).toEqual([null, "e-1"]);
    expect(changes.voice).toEqual([null, "v".repeat(64)]);
  });
});

describe("doubts before saving", () => {
  const codes = (...given: Parameters<typeof doubtsOf>): string[] =>
    doubtsOf(...given).map(({ code }) => code);

  it("are none for an ordinary day", () => {
    expect(codes(rebar(), stepBy(newDraft(rebar(), TODAY, 18), rebar(), 1), quiet)).toEqual([]);
  });

  it("name a falling percent and a step far out of pace", () => {
    expect(doubtsOf(rebar(), setPercent(newDraft(rebar(), TODAY, 1), rebar(), 0.5), quiet)).toEqual([
      { code: "falling", parameters: { percent: 10 } },
    ]);
    const slow = rebar({ accepted: { ...rebar().accepted!, percent: 0.1 }, duration_days: 20 });
    expect(doubtsOf(slow, setPercent(newDraft(slow, TODAY, 1), slow, 0.35), quiet)).toEqual([
      { code: "out_of_pace", parameters: { step: 25, usual: 5 } },
    ]);
    expect(codes(slow, setPercent(newDraft(slow, TODAY, 1), slow, 0.3), quiet)).toEqual([]);
    expect(
      codes(slow, setPercent(newDraft(slow, TODAY, 1), slow, 0.35), { ...quiet, rules: { pace_step: 0.3 } }),
    ).toEqual([]);
  });

  it("name an open predecessor, 100 % without a required photo, and a day long past", () => {
    const waiting = rebar({ waits_for: ["钢筋隐检"] });
    expect(codes(waiting, stepBy(newDraft(waiting, TODAY, 1), waiting, 1), quiet)).toEqual([
      "predecessor_open",
    ]);
    const done = markDone(newDraft(rebar({ photo_required: true }), TODAY, 1), rebar());
    expect(codes(rebar({ photo_required: true }), done, { ...quiet, photo_count: 0 })).toEqual([
      "photo_missing",
    ]);
    expect(codes(rebar({ photo_required: true }), done, quiet)).toEqual([]);
    const old = { ...touch(newDraft(rebar(), "2026-11-13", 1), "day") };
    expect(doubtsOf(rebar(), old, quiet)).toEqual([
      { code: "late", parameters: { day: "2026-11-13", days: 9 } },
    ]);
  });

  it("name a finish before the start and days to come", () => {
    const done = { ...markDone(newDraft(rebar(), TODAY, 1), rebar()), finished_on: "2026-11-18" };
    expect(codes(rebar(), done, quiet)).toEqual(["finish_before_start"]);
    expect(codes(rebar(), newDraft(rebar(), "2026-11-23", 1), quiet)).toEqual(["in_future"]);
  });
});

describe("agreeing with the value of somebody else", () => {
  it("is the own report with his percent, and the quantity that belongs to it", () => {
    const draft = agreedWith(report(), rebar(), "percent", 0.5)!;

    const changes = correctionChanges(draft, rebar(), "e-1");

    expect([changes.percent?.[1], changes.quantity?.[1], changes.supersedes]).toEqual([
      0.5,
      11.7,
      [null, "e-1"],
    ]);
    expect(changes.day).toEqual([null, "2026-11-22"]);
  });

  it("takes his quantity with its percent, and his days alone", () => {
    const quantity = agreedWith(report(), rebar(), "quantity", 11.7)!;
    expect([quantity.percent, quantity.quantity]).toEqual([0.5, 11.7]);

    const days = agreedWith(report(), rebar(), "remaining_days", 4)!;
    expect([days.percent, days.remaining_days]).toEqual([0.7, 4]);
  });

  it("keeps the note and the start that were told", () => {
    const said = report({ note: "东侧", facts: { percent: 0.7, started_on: "2026-11-20" } });

    const changes = correctionChanges(agreedWith(said, rebar(), "percent", 0.5)!, rebar(), "e-1");

    expect([changes.note?.[1], changes.started_on?.[1]]).toEqual(["东侧", "2026-11-20"]);
  });

  it("is left to the form where a date or a word differs", () => {
    expect(agreedWith(report(), rebar(), "finished_on", "2026-11-22")).toBeNull();
    expect(agreedWith(report(), rebar(), "started_on", 3)).toBeNull();
  });
});
