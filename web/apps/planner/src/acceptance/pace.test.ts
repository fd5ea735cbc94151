import { describe, expect, it } from "vitest";
import { PACE, pacePicture, withStanding } from "./pace.ts";

const nothing = { accepted: null, claimed: null, planned: null };

describe("the pace of the last days", () => {
  it("leads from what was accepted to the claim, over the hours of each day", () => {
    const days = [
      { ...nothing, day: "2026-11-20", accepted: 0.3, planned: 0.4 },
      { ...nothing, day: "2026-11-21", accepted: 0.4, planned: 0.45 },
      { ...nothing, day: "2026-11-22", claimed: 0.75, planned: 0.5 },
    ];
    const picture = pacePicture(days, [
      { day: "2026-11-21", hours: 40 },
      { day: "2026-11-22", hours: 84.6 },
    ]);

    expect(picture.accepted.split(" ")).toHaveLength(2);
    expect(picture.claimed.split(" ")[0]).toBe(picture.accepted.split(" ")[1]);
    expect(picture.bars.map((bar) => bar.hours)).toEqual([40, 84.6]);
    expect(picture.bars[1]!.height).toBe(26);
    expect(picture.claim!.x).toBeLessThanOrEqual(PACE.width);
  });

  it("is empty where nothing was told", () => {
    expect(pacePicture([{ ...nothing, day: "2026-11-22" }], [])).toMatchObject({
      accepted: "",
      claim: null,
      bars: [],
    });
  });

  it("stands where it stood before the first report", () => {
    const days = [
      { ...nothing, day: "2026-11-21" },
      { ...nothing, day: "2026-11-22", claimed: 0.75 },
    ];

    expect(withStanding(days, 0.4).map((day) => day.accepted)).toEqual([0.4, null]);
    expect(withStanding([{ ...nothing, day: "2026-11-21", accepted: 0.3 }], 0.4)[0]?.accepted).toBe(0.3);
  });
});
