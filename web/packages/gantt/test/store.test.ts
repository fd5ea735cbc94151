import { describe, expect, it } from "vitest";
import { buildStore, isCritical, isLate, NONE, slipDays } from "../src/store.ts";
import { FLAG } from "../src/types.ts";
import { at, twoStoreyBlock } from "./block.ts";

describe("store", () => {
  it("spans a summary without dates over its rows, through all levels", () => {
    const store = buildStore(twoStoreyBlock());

    expect([store.start[1], store.finish[1]]).toEqual([at(11, 10, 8), at(11, 24, 17)]);
    expect([store.start[0], store.finish[0]]).toEqual([at(11, 10, 8), at(12, 1, 17)]);
  });

  it("keeps the dates that a summary brings", () => {
    const columns = twoStoreyBlock();
    columns.activities = {
      ...columns.activities,
      start: [at(1, 1), ...Array(8).fill(at(11, 10, 8))],
      finish: [at(2, 1), ...Array(8).fill(at(11, 11, 17))],
    };

    const store = buildStore(columns);

    expect([store.start[0], store.finish[0]]).toEqual([at(1, 1), at(2, 1)]);
  });

  it("calls a summary critical when a critical row decides its finish", () => {
    const store = buildStore(twoStoreyBlock());

    expect(isCritical(store, 5)).toBe(true);
    expect(isCritical(store, 0)).toBe(true);
    // 模板 on the first floor is critical, but 浇筑 finishes after it and has float
    expect(isCritical(store, 1)).toBe(false);
  });

  it("draws a full working day as a full day and a half day as half", () => {
    const columns = twoStoreyBlock();
    const start = [...Array.from(columns.activities.start)];
    start[3] = at(11, 16, 12) + 30;
    columns.activities = { ...columns.activities, start };

    const store = buildStore(columns);

    expect(store.barStart[2]).toBe(at(11, 10));
    expect(store.barFinish[2]).toBe(at(11, 14));
    expect(store.barStart[3]).toBe(at(11, 16, 12));
  });

  it("knows where a family ends and how many children stand side by side", () => {
    const store = buildStore(twoStoreyBlock());

    expect(Array.from(store.end)).toEqual([9, 5, 3, 4, 5, 8, 7, 8, 9]);
    expect([store.place[8], store.siblings[8]]).toEqual([3, 3]);
    expect([store.place[3], store.siblings[3]]).toEqual([2, 3]);
  });

  it("counts the slip against the baseline in working days, without Sundays", () => {
    const columns = twoStoreyBlock();
    const baseline = [...Array.from(columns.activities.baseline_finish!)];
    baseline[6] = at(11, 20, 17);
    columns.activities = { ...columns.activities, baseline_finish: baseline };
    const store = buildStore(columns);

    // Friday 20 to Thursday 26, Sunday 22 not counted
    expect(slipDays(store, 6)).toBe(5);
    expect(slipDays(store, 4)).toBe(0);
    expect(slipDays(store, 8)).toBeNull();
    expect([isLate(store, 6), isLate(store, 4)]).toEqual([true, false]);
  });

  it("calls negative float late even without a baseline", () => {
    const columns = twoStoreyBlock();
    columns.activities = {
      ...columns.activities,
      baseline_finish: null,
      total_float: [null, null, null, -480, 0, null, 0, 0, 0],
    };
    const store = buildStore(columns);

    expect([isLate(store, 3), isLate(store, 4)]).toEqual([true, false]);
  });

  it("leaves a row without dates without a bar", () => {
    const columns = twoStoreyBlock();
    const none = Array(9).fill(null);
    columns.activities = { ...columns.activities, start: none, finish: none, baseline_finish: none };

    const store = buildStore(columns);

    expect(store.barStart[3]).toBe(NONE);
    expect([store.first, store.last]).toEqual([null, null]);
  });

  it("does not write into the columns that it was given", () => {
    const columns = twoStoreyBlock();

    buildStore(columns);

    expect(columns).toEqual(twoStoreyBlock());
    expect(columns.activities.flags[5]! & FLAG.critical).toBe(0);
  });
});
