import { readFileSync } from "node:fs";
import type { PlanDelta, PlanWindow } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { applyDelta } from "../src/delta.ts";
import { outlineOrder } from "../src/outline.ts";

interface Step {
  name: string;
  delta: PlanDelta;
  after: PlanWindow;
}

interface Story {
  window: PlanWindow;
  steps: Step[];
  leap: { delta: PlanDelta; after: PlanWindow };
}

/** Recorded from the server by tests/schedule/test_delta_fixtures.py. */
const story = JSON.parse(readFileSync(new URL("fixtures/story.json", import.meta.url), "utf8")) as Story;
const lot = JSON.parse(readFileSync(new URL("fixtures/random.json", import.meta.url), "utf8")) as {
  window: PlanWindow;
  steps: { delta: PlanDelta; after: PlanWindow | null }[];
  leap: { delta: PlanDelta; after: PlanWindow };
};

function windowBefore(name: string): PlanWindow {
  const index = story.steps.findIndex((step) => step.name === name);
  return story.steps[index - 1]?.after ?? story.window;
}

const stepOf = (name: string): Step => story.steps.find((step) => step.name === name) as Step;

describe("a client that follows the deltas of the server", () => {
  let shown = story.window;

  it.each(story.steps.map((step) => step.name))("stands where a fresh client stands after: %s", (name) => {
    const { delta, after } = stepOf(name);
    const before = structuredClone(shown);
    const next = applyDelta(shown, delta);
    expect(next).toEqual(after);
    expect(shown).toEqual(before);
    shown = next as PlanWindow;
  });
});

describe("a client that comes late", () => {
  it("takes many edits in one step", () => {
    expect(applyDelta(story.window, story.leap.delta)).toEqual(story.leap.after);
  });

  it("is told the baseline of a row that an undo brings back", () => {
    const undo = stepOf("undo");
    const { id, baseline_finish } = undo.after.activities;
    expect(undo.delta.rows.id.some((number) => baseline_finish?.[id.indexOf(number)] != null)).toBe(true);
    expect(applyDelta(windowBefore("undo"), undo.delta)).toEqual(undo.after);
  });

  it("asks for the window when a baseline has become active meanwhile", () => {
    const { delta } = stepOf("change");
    expect(applyDelta(story.window, { ...delta, baseline: null })).toBeNull();
  });

  it("refuses a delta of another revision or another plan", () => {
    const { delta } = stepOf("change");
    expect(applyDelta({ ...story.window, revision: 7 }, delta)).toBeNull();
    expect(applyDelta({ ...story.window, plan_id: 7 }, delta)).toBeNull();
  });
});

describe("edits drawn by lot", () => {
  it("lead a client that follows them where a fresh one stands", () => {
    let shown = lot.window;
    let looked = 0;
    for (const { delta, after } of lot.steps) {
      shown = applyDelta(shown, delta) as PlanWindow;
      if (after === null) continue;
      expect(shown).toEqual(after);
      looked++;
    }
    expect([looked, lot.steps.length]).toEqual([10, 60]);
  });

  it("are one step for a client that slept through all of them", () => {
    expect(applyDelta(lot.window, lot.leap.delta)).toEqual(lot.leap.after);
  });
});

describe("the outline", () => {
  it("puts children under their parent by sort key, equal ones by number", () => {
    const rows = { id: [5, 4, 3, 2, 1], parentId: [null, 2, 2, null, 2], sortKey: [9, 0, -4, 0, 0] };
    expect(outlineOrder(rows).map((place) => rows.id[place])).toEqual([2, 3, 1, 4, 5]);
  });
});
