import { describe, expect, it } from "vitest";
import { frontMarkOf } from "../src/front-line.ts";
import { chainOf, closesCycle } from "../src/network.ts";
import { showProgress } from "../src/progress.ts";
import { addWorking, shiftEndAfter, workingBetween } from "../src/shifts.ts";
import { buildStore } from "../src/store.ts";
import type { GanttColumns } from "../src/types.ts";
import { WorkingDays } from "../src/working-days.ts";
import { at, day, sixDays, twoStoreyBlock } from "./block.ts";

const shift = [[480, 960]];
const EVERY_DAY = {
  id: 1,
  name: "每天",
  week: [shift, shift, shift, shift, shift, shift, shift],
  exceptions: [],
};
const MORNING = 480;
const EVENING = 960;

/** One work on a calendar without rest days, days counted from 0: start 3, duration 5, checked at the end of day 6. */
function checkedWork(changes: { percent?: number; remaining?: number; flags?: number; start?: number } = {}) {
  const { percent = 0.4, remaining = 4, flags = 4, start = 3 } = changes;
  const columns: GanttColumns = {
    minutes_per_day: 480,
    data_date: 6 * 1440,
    kinds: ["task"],
    calendars: [EVERY_DAY],
    activities: {
      id: [1],
      parent: [-1],
      depth: [0],
      kind: [0],
      code: ["A"],
      name: ["砌体"],
      calendar: [0],
      duration: [5 * 480],
      remaining: [remaining * 480],
      start: [start * 1440 + MORNING],
      finish: [(start + 4) * 1440 + EVENING],
      total_float: [0],
      percent: [percent],
      flags: [flags],
      baseline_start: [3 * 1440 + MORNING],
      baseline_finish: [7 * 1440 + EVENING],
    },
    relations: { id: [], predecessor: [], successor: [], type: [], lag: [], driving: [] },
  };
  return buildStore(columns);
}

const DATA_DATE = 6 * 1440;

describe("front line 前锋线", () => {
  it("marks day 5 by done share and day 4 by what remains, and shows that they disagree", () => {
    // start 3, duration 5, check 6, 40 % done, 4 days left: 1 day late by share, 2 by remaining
    const mark = frontMarkOf(checkedWork(), 0, DATA_DATE, true)!;

    expect(mark.at / 1440).toBe(5);
    expect(mark.lateDays).toBe(1);
    expect(mark.other! / 1440).toBe(4);
  });

  it("tells one mark when both agree", () => {
    expect(frontMarkOf(checkedWork({ remaining: 3 }), 0, DATA_DATE, true)!.other).toBeNull();
  });

  it("is told by what remains where the reader chooses so, and the dot is the share's", () => {
    const mark = frontMarkOf(checkedWork(), 0, DATA_DATE, true, "remaining")!;

    expect(mark.at / 1440).toBe(4);
    expect(mark.lateDays).toBe(2);
    expect(mark.other! / 1440).toBe(5);
  });

  it("runs past work that was accepted whole before the dates know of it", () => {
    const store = checkedWork();
    const accepted = { id: [1], accepted: [1], claimed: [null], remaining: [0], ahead: [1] };

    showProgress(store, accepted);

    expect(frontMarkOf(store, 0, DATA_DATE, true)).toBeNull();
  });

  it("runs past work that is complete, and past work that was not to have begun", () => {
    expect(frontMarkOf(checkedWork({ percent: 1, flags: 12 }), 0, DATA_DATE, true)).toBeNull();
    expect(frontMarkOf(checkedWork({ percent: 0, flags: 0 }), 0, 3 * 1440, true)).toBeNull();
  });

  it("goes back to the start of work that should have begun, and ahead for work that is early", () => {
    expect(frontMarkOf(checkedWork({ percent: 0, flags: 0 }), 0, DATA_DATE, true)).toMatchObject({
      lateDays: 3,
    });
    expect(frontMarkOf(checkedWork({ percent: 0.8, remaining: 1 }), 0, DATA_DATE, true)).toMatchObject({
      lateDays: -1,
    });
  });

  it("stands on the plan where there is no baseline", () => {
    expect(frontMarkOf(checkedWork({ start: 4 }), 0, DATA_DATE, false)!.at / 1440).toBe(6);
  });

  it("steps over rest days", () => {
    const days = new WorkingDays(sixDays);
    const friday = day(2026, 11, 20) * 1440;

    // three days of work from Friday, Sunday is a rest day: two thirds are done at the end of Saturday
    expect(days.afterWork(friday, 2)).toBe(friday + 2 * 1440);
    expect(days.afterWork(friday, 3)).toBe(friday + 4 * 1440);
    expect(days.workBetween(friday, friday + 4 * 1440)).toBe(3);
  });

  it("has nothing to tell on the head of a group or a summary", () => {
    const store = buildStore(twoStoreyBlock());

    expect(frontMarkOf(store, -3, at(11, 20, 17), true)).toBeNull();
    expect(frontMarkOf(store, 1, at(11, 20, 17), true)).toBeNull();
  });
});

describe("working time by hand", () => {
  it("adds work over lunch, night and Sunday", () => {
    expect(addWorking(sixDays, at(11, 20, 13), 480)).toBe(at(11, 21, 12));
    expect(addWorking(sixDays, at(11, 21, 8), 960)).toBe(at(11, 23, 17));
    expect(workingBetween(sixDays, at(11, 21, 8), at(11, 23, 17))).toBe(960);
    expect(workingBetween(sixDays, at(11, 23, 17), at(11, 21, 8))).toBe(-960);
  });

  it("finds the end of the first shift", () => {
    expect(shiftEndAfter(sixDays, at(11, 20, 17))).toBe(at(11, 21, 12));
    expect(shiftEndAfter(sixDays, at(11, 20, 12))).toBe(at(11, 20, 17));
  });
});

describe("the chain of an activity", () => {
  it("leads back along driving links and forward along them", () => {
    const columns = twoStoreyBlock();
    columns.relations.driving = [1, 0, 1, 1, 1];
    const store = buildStore(columns);

    expect([...chainOf(store, 6)].sort()).toEqual([2, 3, 6, 7, 8]);
    expect([...chainOf(store, 4)]).toEqual([4]);
  });

  it("would be a circle with a link back", () => {
    const store = buildStore(twoStoreyBlock());

    expect(closesCycle(store, 8, 2)).toBe(true);
    expect(closesCycle(store, 4, 6)).toBe(false);
  });
});
