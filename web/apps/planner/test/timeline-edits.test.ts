import type { PlanWindow } from "@headway/api-types";
import { openPlan } from "@headway/model";
import { describe, expect, it } from "vitest";
import { linkOperation, moveValues, progressOperation, resizeOperation } from "../src/plan/timeline-edits.ts";

const START = Date.UTC(2026, 10, 23, 8) / 60_000;
const FINISH = Date.UTC(2026, 10, 25, 17) / 60_000;
const NAMES = ["", "start_on", "start_on_or_after", "finish_on_or_before", "mandatory_finish"];

/** One activity with this constraint. */
function planWith(constraint: string, flags = 0) {
  return openPlan({
    kinds: ["task"],
    constraints: NAMES,
    activities: { id: [7], kind: [0], flags: [flags], constraint: [NAMES.indexOf(constraint)] },
  } as unknown as PlanWindow);
}

const moved = (constraint: string, flags = 0, byFinish = false) =>
  moveValues(planWith(constraint, flags), { row: 0, start: START, finish: FINISH, byFinish });

describe("a bar that was moved", () => {
  it("starts no earlier than where it lies, a milestone of a finish finishes no earlier", () => {
    expect(moved("")).toEqual({ constraint: "start_on_or_after", constraint_at: "2026-11-23T08:00" });
    expect(moved("", 0, true)).toEqual({
      constraint: "finish_on_or_after",
      constraint_at: "2026-11-25T17:00",
    });
  });

  it("takes a constraint along that fixes its day", () => {
    expect(moved("start_on")).toEqual({ constraint: "start_on", constraint_at: "2026-11-23T08:00" });
    expect(moved("mandatory_finish")).toEqual({
      constraint: "mandatory_finish",
      constraint_at: "2026-11-25T17:00",
    });
  });

  it("leaves a latest day where it is", () => {
    expect(moved("finish_on_or_before")).toEqual({
      secondary_constraint: "start_on_or_after",
      secondary_constraint_at: "2026-11-23T08:00",
    });
  });

  it("keeps typed dates typed", () => {
    expect(moved("", 16)).toEqual({ manual_start: "2026-11-23T08:00", manual_finish: "2026-11-25T17:00" });
  });
});

describe("other drops", () => {
  const drop = { id: 7, row: 0, drop: 1 };

  it("change the duration, or what remains of work that has begun", () => {
    const resized = { ...drop, finish: FINISH, duration: 1440, remaining: 960 };

    expect(resizeOperation(planWith(""), { ...resized, begun: false })).toMatchObject({
      kind: "change_activity",
      values: { duration_minutes: 1440 },
    });
    expect(resizeOperation(planWith(""), { ...resized, begun: true })).toMatchObject({
      kind: "record_progress",
      values: { remaining_minutes: 960 },
    });
  });

  it("report progress as a fraction and links by their ends", () => {
    expect(progressOperation({ ...drop, percent: 0.35000000000000003 })).toMatchObject({
      values: { percent_complete: 0.35 },
    });
    expect(linkOperation({ predecessor: 7, successor: 9, type: 2, drop: 1 })).toEqual({
      kind: "add_relation",
      predecessor_id: 7,
      successor_id: 9,
      values: { type: "FF", lag_minutes: 0 },
    });
  });
});
