import { readFileSync } from "node:fs";
import type { PlanDelta, PlanWindow } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { type Advanced, applyDelta, knownOf } from "../src/delta.ts";
import { outlineOrder } from "../src/outline.ts";

interface Step {
  name: string;
  created: number[];
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
const LAST = "default calendar";

function windowBefore(name: string): PlanWindow {
  const index = story.steps.findIndex((step) => step.name === name);
  return story.steps[index - 1]?.after ?? story.window;
}

const stepOf = (name: string): Step => story.steps.find((step) => step.name === name) as Step;

describe("a client that follows the deltas of the server", () => {
  let shown: Advanced = { window: story.window, known: knownOf(story.window) };

  it.each(story.steps.filter((step) => step.name !== LAST).map((step) => step.name))(
    "stands where a fresh client stands after: %s",
    (name) => {
      const { delta, after, created } = stepOf(name);
      const before = structuredClone(shown.window);
      const next = applyDelta(shown.window, delta, shown.known, new Set(created));
      expect(next?.window).toEqual(after);
      expect(shown.window).toEqual(before);
      shown = next as Advanced;
    },
  );

  it("asks for the window when the default calendar is another one, since rows may work by it unnamed", () => {
    expect(applyDelta(shown.window, stepOf(LAST).delta, shown.known)).toBeNull();
  });
});

describe("a client that comes late", () => {
  it("takes many edits in one step", () => {
    const { delta, after } = story.leap;
    const known = { ...knownOf(story.window), defaultCalendarId: delta.default_calendar_id };
    expect(applyDelta(story.window, delta, known, new Set(delta.rows.id))?.window).toEqual(after);
  });

  it.each(story.steps.map((step) => step.name))("is never wrong, fresh from the server: %s", (name) => {
    const { delta, after } = stepOf(name);
    const next = applyDelta(windowBefore(name), delta);
    if (next !== null) expect(next.window).toEqual(after);
  });

  it("asks for the window when a row comes back whose baseline it never saw", () => {
    const undo = stepOf("undo");
    const { id, baseline_finish } = undo.after.activities;
    expect(undo.delta.rows.id.some((number) => baseline_finish?.[id.indexOf(number)] != null)).toBe(true);
    expect(applyDelta(windowBefore("undo"), undo.delta)).toBeNull();
  });

  it("refuses a delta of another revision or another plan", () => {
    const { delta } = stepOf("change");
    expect(applyDelta({ ...story.window, revision: 7 }, delta)).toBeNull();
    expect(applyDelta({ ...story.window, plan_id: 7 }, delta)).toBeNull();
  });
});

describe("edits drawn by lot", () => {
  it("lead a client that follows them where a fresh one stands", () => {
    let shown: Advanced = { window: lot.window, known: knownOf(lot.window) };
    let looked = 0;
    for (const { delta, after } of lot.steps) {
      // another data date is a setting: what the default calendar is, is known from the edits before
      const known =
        shown.known.defaultCalendarId === undefined
          ? { ...shown.known, defaultCalendarId: delta.default_calendar_id }
          : shown.known;
      shown = applyDelta(shown.window, delta, known) as Advanced;
      if (after === null) continue;
      expect(shown.window).toEqual(after);
      looked++;
    }
    expect([looked, lot.steps.length]).toEqual([10, 60]);
  });

  it("are one step for a client that slept through all of them", () => {
    const { delta, after } = lot.leap;
    const known = { ...knownOf(lot.window), defaultCalendarId: delta.default_calendar_id };
    expect(applyDelta(lot.window, delta, known)?.window).toEqual(after);
  });
});

describe("the outline", () => {
  it("puts children under their parent by sort key, equal ones by number", () => {
    const rows = { id: [5, 4, 3, 2, 1], parentId: [null, 2, 2, null, 2], sortKey: [9, 0, -4, 0, 0] };
    expect(outlineOrder(rows).map((place) => rows.id[place])).toEqual([2, 3, 1, 4, 5]);
  });
});
