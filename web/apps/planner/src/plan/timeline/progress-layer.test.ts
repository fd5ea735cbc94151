import type { ProgressLayer } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { countLayer, progressColumns } from "./progress-layer.ts";

const layer = {
  activities: {
    id: [7, 8],
    accepted: [0.4, 1],
    claimed: [0.62, null],
    remaining: [1440, 0],
    waiting: [2, 0],
    not_yet_in_dates: [false, true],
    disagrees: [true, false],
  },
} as unknown as ProgressLayer;

describe("the layer of progress", () => {
  it("goes into the chart by activity", () => {
    expect(progressColumns(layer)).toEqual({
      id: [7, 8],
      accepted: [0.4, 1],
      claimed: [0.62, null],
      remaining: [1440, 0],
      ahead: [0, 1],
    });
  });

  it("is counted for the head of the plan", () => {
    expect(countLayer(layer)).toEqual({ waiting: 2, ahead: 1, disagreeing: 1 });
  });
});
