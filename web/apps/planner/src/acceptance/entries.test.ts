import type { WaitingEntry } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import {
  barOf,
  choiceOf,
  countsOf,
  daysOf,
  groupsOf,
  keptBy,
  neighbourOf,
  nextWithout,
  percentOf,
  quantityAt,
} from "./entries.ts";

const told = (id: string, changes: Partial<WaitingEntry> = {}): WaitingEntry =>
  ({
    entry_id: id,
    path: ["云溪里二期", "3#楼"],
    crew: "木工班",
    day: "2026-11-22",
    is_critical: false,
    accepted: 0.4,
    claimed: 0.75,
    quantity_to: 78.8,
    quantity_whole: null,
    may_decide: true,
    photos: [{ sha256: "a" }],
    doubts: [],
    ...changes,
  }) as WaitingEntry;

const masonry = told("masonry", { doubts: [{ code: "pace", parameters: {} }] });
const rebar = told("rebar", { is_critical: true, crew: "钢筋班" });
const slab = told("slab", {
  path: ["云溪里二期", "地下车库"],
  photos: [],
  doubts: [{ code: "photo_missing", parameters: {} }],
  day: "2026-11-21",
});
const evening = [masonry, rebar, slab];

describe("what waits for the supervisor", () => {
  it("is counted by each filter", () => {
    expect(countsOf(evening)).toEqual({ all: 3, clean: 1, doubtful: 2, critical: 1, no_photo: 1 });
    expect(keptBy(evening, "doubtful", "2026-11-21")).toEqual([slab]);
    expect(daysOf(evening)).toEqual(["2026-11-22", "2026-11-21"]);
  });

  it("stands under its building, which is where the outlines part", () => {
    expect(groupsOf(evening, "building").map(({ name, entries }) => [name, entries.length])).toEqual([
      ["3#楼", 2],
      ["地下车库", 1],
    ]);
    expect(groupsOf([masonry, rebar], "building")).toHaveLength(1);
    expect(groupsOf(evening, "crew").map(({ name }) => name)).toEqual(["木工班", "钢筋班"]);
  });

  it("is accepted in bulk without the doubtful", () => {
    const choice = choiceOf(evening, new Set(["masonry", "rebar", "gone"]));

    expect(choice.clean).toEqual([rebar]);
    expect(choice).toMatchObject({ doubtful: 1, critical: 1 });
    expect(choiceOf([told("other", { may_decide: false })], new Set(["other"])).entries).toEqual([]);
  });

  it("is walked through by keys", () => {
    expect(neighbourOf(evening, null, 1)).toBe("masonry");
    expect(neighbourOf(evening, "masonry", 1)).toBe("rebar");
    expect(neighbourOf(evening, "slab", 1)).toBe("slab");
    expect(nextWithout(evening, "rebar")).toBe("slab");
    expect(nextWithout(evening, "slab")).toBe("rebar");
    expect(nextWithout([slab], "slab")).toBeNull();
  });
});

describe("the bar of a report", () => {
  it("has the claim behind what was accepted", () => {
    expect(barOf(0.4, 0.75, 0.8)).toEqual({
      accepted: 0.4,
      claimedFrom: 0.4,
      claimedTo: 0.75,
      planned: 0.8,
      falls: false,
    });
  });

  it("frames what falls, and keeps within its track", () => {
    expect(barOf(0.7, 0.6, null)).toMatchObject({
      accepted: 0.7,
      claimedFrom: 0.6,
      claimedTo: 0.7,
      falls: true,
    });
    expect(barOf(0.9, 1.2, 1.5)).toMatchObject({ claimedTo: 1, planned: 1 });
    expect(barOf(0.5, null, null)).toMatchObject({ claimedTo: 0.5, falls: false });
  });
});

describe("another value", () => {
  it("is read as whole percents", () => {
    expect(percentOf("50 %")).toBe(50);
    expect(percentOf("120")).toBe(100);
    expect(percentOf("半")).toBeNull();
    expect(percentOf("")).toBeNull();
  });

  it("tells the quantity in proportion", () => {
    expect(quantityAt(masonry, 0.5)).toBe(52.5);
    expect(quantityAt(told("x", { quantity_whole: 105 }), 0.5)).toBe(52.5);
    expect(quantityAt(told("x", { quantity_to: null }), 0.5)).toBeNull();
  });
});
