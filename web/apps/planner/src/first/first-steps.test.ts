import { expect, it } from "vitest";
import { allDone, dismiss, firstSteps, isDismissed } from "./first-steps.ts";

const NOTHING = { has_activities: false, has_relations: false, has_baseline: false, has_progress: false };
const done = (happened: Partial<typeof NOTHING>) =>
  firstSteps({ ...NOTHING, ...happened })
    .filter((step) => step.done)
    .map((step) => step.name);

it("ticks each step by what really happened, in whatever order", () => {
  expect(done({})).toEqual([]);
  expect(done({ has_activities: true })).toEqual(["plan"]);
  expect(done({ has_activities: true, has_progress: true })).toEqual(["plan", "progress"]);
});

it("is done when all four are", () => {
  const all = { has_activities: true, has_relations: true, has_baseline: true, has_progress: true };
  expect(allDone(firstSteps(all))).toBe(true);
  expect(allDone(firstSteps({ ...all, has_baseline: false }))).toBe(false);
});

it("remembers for each account of a device that the card was put away", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };

  dismiss("li", storage);
  dismiss("wang", storage);

  expect([isDismissed("li", storage), isDismissed("wang", storage), isDismissed("zhao", storage)]).toEqual([
    true,
    true,
    false,
  ]);
});
