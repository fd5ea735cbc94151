import { describe, expect, it } from "vitest";
import { withBaseline } from "../src/baseline.ts";
import { at, twoStoreyBlock } from "./block.ts";

describe("another baseline", () => {
  it("takes the place of the plan's own, row by row, and leaves rows that it does not know without dates", () => {
    const columns = twoStoreyBlock();
    const baseline = {
      id: [14, 12, 99],
      start: [at(11, 1, 8), at(11, 2, 8), 0],
      finish: [at(11, 3, 17), null, 0],
    };

    const { activities } = withBaseline(columns, baseline);

    expect(activities.baseline_start).toEqual([
      null,
      null,
      at(11, 2, 8),
      null,
      at(11, 1, 8),
      null,
      null,
      null,
      null,
    ]);
    expect(activities.baseline_finish![4]).toBe(at(11, 3, 17));
    expect(withBaseline(columns, null)).toBe(columns);
  });
});
