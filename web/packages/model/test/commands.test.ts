import type { PlanCalendar, PlanWindow } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import {
  placeBelow,
  placeBeside,
  placeDown,
  placeIndented,
  placeOutdented,
  placeUp,
  rowAfterRemoval,
} from "../src/commands.ts";
import { localIso, shiftsOn, workEdge } from "../src/working-time.ts";

/** Block (1) with ground works (2: 3, 4) and frame (5: 6); then handover (7). */
const window = {
  activities: {
    id: [1, 2, 3, 4, 5, 6, 7],
    parent: [-1, 0, 1, 1, 0, 4, -1],
    depth: [0, 1, 2, 2, 1, 2, 0],
  },
} as unknown as PlanWindow;

describe("where a row goes", () => {
  it("below a WBS row is first under it, below an activity is next to it, without a choice at the end", () => {
    expect(placeBelow(window, 1, true)).toEqual({ parent_id: 2, after_id: null, first: true });
    expect(placeBelow(window, 2, false)).toEqual({ parent_id: 2, after_id: 3, first: false });
    expect(placeBelow(window, null, false)).toEqual({ parent_id: null, after_id: null, first: false });
    expect(placeBeside(window, 1)).toEqual({ parent_id: 1, after_id: 2, first: false });
  });

  it("one level in is last under the sibling before it, one level out is after its parent", () => {
    expect(placeIndented(window, 4)).toEqual({ parent_id: 2, after_id: null, first: false });
    expect(placeIndented(window, 6)).toEqual({ parent_id: 1, after_id: null, first: false });
    expect(placeIndented(window, 1)).toBeNull();
    expect(placeOutdented(window, 3)).toEqual({ parent_id: 1, after_id: 2, first: false });
    expect(placeOutdented(window, 4)).toEqual({ parent_id: null, after_id: 1, first: false });
    expect(placeOutdented(window, 6)).toBeNull();
  });

  it("up and down change places with a sibling and stay under the parent", () => {
    expect(placeUp(window, 3)).toEqual({ parent_id: 2, after_id: null, first: true });
    expect(placeUp(window, 2)).toBeNull();
    expect(placeDown(window, 1)).toEqual({ parent_id: 1, after_id: 5, first: false });
    expect(placeDown(window, 4)).toBeNull();
  });

  it("after a removal the next row that stays is chosen, at the end the one before", () => {
    expect([rowAfterRemoval(window, 1), rowAfterRemoval(window, 6), rowAfterRemoval(window, 2)]).toEqual([
      5, 6, 4,
    ]);
    expect(rowAfterRemoval({ activities: { ...window.activities, id: [1], depth: [0] } }, 0)).toBeNull();
  });
});

describe("the hours of a day", () => {
  const site: PlanCalendar = {
    id: 1,
    name: "五日制",
    week: [
      ...Array.from({ length: 5 }, () => [
        [480, 720],
        [780, 1020],
      ]),
      [],
      [],
    ],
    exceptions: [
      [20514, 20516, []],
      [20515, 20515, [[600, 660]]],
    ],
  };
  const monday = 20514 - 7; // 2026-02-23

  it("begin and end with the shifts, an exception before the week, the last of them first", () => {
    expect(localIso(workEdge(site, monday, "start"))).toBe("2026-02-23T08:00");
    expect(localIso(workEdge(site, monday, "finish"))).toBe("2026-02-23T17:00");
    expect(shiftsOn(site, 20514)).toEqual([]);
    expect(localIso(workEdge(site, 20515, "start"))).toBe("2026-03-03T10:00");
  });

  it("on a day of rest are those of a working day, without a calendar 8 to 17", () => {
    expect(localIso(workEdge(site, monday + 5, "finish"))).toBe("2026-02-28T17:00");
    expect(localIso(workEdge(undefined, monday, "start"))).toBe("2026-02-23T08:00");
  });
});
