import type { DeskConflictPage } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { effectOf, fieldLines, isReport } from "./effect.ts";

const page = {
  conflict: {
    field: "remaining_days",
    base: 4,
    mine: 3,
    theirs: 5,
    record: { kind: "diary", id: "2026-11-22" },
  },
  mine: {
    changes: {
      remaining_days: [4, 3],
      percent: [0.7, 0.8],
      note: [null, "收头"],
      day: ["2026-11-22", "2026-11-22"],
    },
  },
  theirs: {
    changes: {
      remaining_days: [4, 5],
      headcount: [6, 8],
      note: [null, "晾一天"],
      day: ["2026-11-22", "2026-11-22"],
    },
  },
  effect: {
    mine: { days: 0, finish: "2027-06-28" },
    theirs: { days: 1, finish: "2027-06-29" },
    neither: null,
  },
} as unknown as DeskConflictPage;

describe("two values side by side", () => {
  it("tell what only one changed, what both changed alike, and what is open", () => {
    expect(fieldLines(page).map(({ field, outcome }) => [field, outcome])).toEqual([
      ["remaining_days", "open"],
      ["percent", "mine"],
      ["note", "both"],
      ["day", "same"],
      ["headcount", "theirs"],
    ]);
    expect(fieldLines(page)[0]).toMatchObject({ before: 4, mine: 3, theirs: 5 });
  });

  it("of two reports all that differs goes with the one that is chosen", () => {
    const reports = {
      ...page,
      conflict: { ...page.conflict, record: { kind: "fact", id: "1" } },
    } as DeskConflictPage;

    expect([isReport(page), isReport(reports)]).toEqual([false, true]);
    expect(fieldLines(reports).map(({ field, outcome }) => [field, outcome])).toEqual([
      ["remaining_days", "open"],
      ["percent", "chosen"],
      ["note", "chosen"],
      ["day", "same"],
      ["headcount", "chosen"],
    ]);
  });

  it("tell what each does to the finish, as far as it is known", () => {
    expect(effectOf(page, "theirs")).toEqual({ days: 1, finish: "2027-06-29" });
    expect(effectOf(page, "neither")).toBeNull();
    expect(effectOf({ ...page, effect: null }, "mine")).toBeNull();
  });
});
