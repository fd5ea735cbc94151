import { describe, expect, it } from "vitest";
import { showProgress } from "../src/progress.ts";
import { buildStore } from "../src/store.ts";
import { twoStoreyBlock } from "./block.ts";

const nothing = { accepted: [null], claimed: [null], remaining: [null], ahead: [0] };

function block() {
  const columns = twoStoreyBlock();
  columns.activities.percent = Array.from(columns.activities.percent, () => 0.2);
  return buildStore(columns);
}

describe("what the site has told", () => {
  it("is solid as far as it was accepted and hatched as far as it is claimed", () => {
    const store = block();

    showProgress(store, { ...nothing, id: [store.id[2]!], accepted: [0.4], claimed: [0.62] });

    expect(store.percent[2]).toBeCloseTo(0.4);
    expect(store.claimed[2]).toBeCloseTo(0.22);
    expect(store.ahead[2]).toBe(0);
    expect(store.percent[3]).toBeCloseTo(0.2);
  });

  it("marks the accepted part that the dates do not know yet", () => {
    const store = block();

    showProgress(store, { ...nothing, id: [store.id[2]!], accepted: [0.5], remaining: [960], ahead: [1] });

    expect(store.ahead[2]).toBeCloseTo(0.3);
    expect(store.remaining[2]).toBe(960);
  });

  it("shows a claim of less than was accepted as falling", () => {
    const store = block();

    showProgress(store, { ...nothing, id: [store.id[2]!], accepted: [0.7], claimed: [0.6] });

    expect(store.claimed[2]).toBeCloseTo(-0.1);
  });

  it("gives way to the plan's own progress, and passes over activities that are gone", () => {
    const store = block();
    showProgress(store, { ...nothing, id: [store.id[2]!], accepted: [0.5], ahead: [1] });

    showProgress(store, { ...nothing, id: [987654], accepted: [1] });
    showProgress(store, null);

    expect(store.percent[2]).toBeCloseTo(0.2);
    expect(store.ahead[2]).toBe(0);
  });
});
