import { describe, expect, it } from "vitest";
import { WHOLE_OUTLINE } from "../src/plan/row-view.ts";
import {
  MAX_CLOSED_IN_ADDRESS,
  readViewState,
  type ViewState,
  writeViewState,
} from "../src/plan/view-state.ts";

const usual: ViewState = {
  zoom: null,
  x: null,
  y: null,
  activityId: null,
  closed: [],
  hidden: new Set(),
  rows: WHOLE_OUTLINE,
  baseline: null,
};

describe("the view in the address", () => {
  it("is empty for the usual view", () => {
    expect(writeViewState(usual)).toEqual({});
    expect(readViewState({})).toEqual(usual);
  });

  it("comes back whole after F5", () => {
    const view: ViewState = {
      zoom: 13.75,
      x: 4210,
      y: 812,
      activityId: 137,
      closed: [118, 139, 1204],
      hidden: new Set(["baseline", "links"] as const),
      rows: {
        filters: { name: "钢筋|模板", finish: "<2026-12-01" },
        quick: ["critical", "mine"],
        sort: { field: "start", descending: true, flat: true },
        group: "code:专业",
        closedGroups: ["土建", ""],
        finding: "long_lags",
      },
      baseline: 3,
    };
    expect(readViewState(writeViewState(view))).toEqual(view);
  });

  it("takes no code of a check that cannot be one", () => {
    expect(readViewState({ rows: '{"x":"logic"}' }).rows.finding).toBe("logic");
    expect(readViewState({ rows: '{"x":"<b>"}' }).rows.finding).toBeUndefined();
    expect(readViewState({ rows: '{"x":3}' }).rows.finding).toBeUndefined();
  });

  it("ignores what somebody has garbled", () => {
    const garbled = {
      zoom: "-3",
      x: "1e9",
      activity: "137;drop",
      closed: "a..b",
      hide: "everything",
      rows: "{a",
    };
    expect(readViewState(garbled)).toEqual(usual);
  });

  it("keeps the address short when very many summaries are closed", () => {
    const closed = Array.from({ length: MAX_CLOSED_IN_ADDRESS + 1 }, (_, index) => index + 1);
    expect(writeViewState({ ...usual, closed })).toEqual({});
    expect(writeViewState({ ...usual, closed: closed.slice(1) }).closed?.length).toBeLessThan(2000);
  });
});
