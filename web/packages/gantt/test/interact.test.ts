// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { Displaced } from "../src/interact/displaced.ts";
import { draftMove, draftProgress, draftResize, relationTypeOf } from "../src/interact/draft.ts";
import { changesPlan, draftOf, showDraft } from "../src/interact/drafting.ts";
import { Drops } from "../src/interact/drops.ts";
import { scrollStep } from "../src/interact/edge-scroll.ts";
import { Gesture } from "../src/interact/gesture.ts";
import { gripAt, REACH } from "../src/interact/grip.ts";
import { handlesOf, hitHandle } from "../src/interact/handles.ts";
import { refusalOf } from "../src/interact/limits.ts";
import { wordsOf } from "../src/interact/words.ts";
import type { Scene } from "../src/scene.ts";
import { buildStore } from "../src/store.ts";
import { at, sceneOf, texts, twoStoreyBlock } from "./block.ts";

const PLANNER = { edit: true, progress: true };
const NOBODY = { edit: false, progress: false };
const WEEK = 11;
const DAY = 32;
const DAYS = 1440;

/** The block with the hand of a planner on it. */
function workshop(rights = PLANNER): Scene & { work: NonNullable<Scene["work"]> } {
  const work = {
    rights,
    hovered: -1,
    draft: null,
    stood: null,
    dropped: new Map(),
    followers: new Set<number>(),
    drawn: [],
  };
  return { ...sceneOf(twoStoreyBlock()), work };
}

/** The block with row 4 (浇筑, 23–24 November) bound to nothing. */
function loose() {
  const columns = twoStoreyBlock();
  columns.relations = { id: [], predecessor: [], successor: [], type: [], lag: [], driving: [] };
  return buildStore(columns);
}

describe("a press", () => {
  const begun = () => {
    const gesture = new Gesture();
    gesture.press({ kind: "move", row: 4 }, { x: 100, y: 50 }, 4);
    return gesture;
  };

  it("that hardly moves is a tap", () => {
    const gesture = begun();

    expect(gesture.move({ x: 102, y: 51 })).toBe(false);
    expect(gesture.release()).toBe("tapped");
  });

  it("that moves is a drag until it is released", () => {
    const gesture = begun();

    expect(gesture.move({ x: 106, y: 50 })).toBe(true);
    expect(gesture.move({ x: 101, y: 50 })).toBe(true);
    expect(gesture.release()).toBe("dropped");
    expect(gesture.release()).toBe("nothing");
  });

  it("that is taken back drops nothing", () => {
    const gesture = begun();
    gesture.move({ x: 130, y: 50 });

    expect(gesture.cancel()).toBe(true);
    expect(gesture.cancel()).toBe(false);
    expect(gesture.release()).toBe("nothing");
  });
});

describe("moving a bar", () => {
  it("stops at working days, and over a Sunday goes on to Monday", () => {
    const store = loose();
    const from = store.barStart[4]!;

    // 浇筑 starts on Monday 23 November
    expect(draftMove(store, 4, 2.2 * DAYS, WEEK, from)).toMatchObject({
      start: at(11, 25, 8),
      finish: at(11, 26, 17),
    });
    expect(draftMove(store, 4, 6 * DAYS, WEEK, from)).toMatchObject({
      start: at(11, 30, 8),
      finish: at(12, 1, 17),
    });
  });

  it("stops at shifts where half a day can be seen", () => {
    const store = loose();

    const draft = draftMove(store, 4, 0.55 * DAYS, DAY, store.barStart[4]!);

    expect(draft).toMatchObject({ start: at(11, 23, 13), finish: at(11, 25, 12) });
  });

  it("stays behind the predecessor that the engine named, and says so", () => {
    const store = buildStore(twoStoreyBlock());

    const draft = draftMove(store, 4, -3 * DAYS, WEEK, store.barStart[4]!);

    expect(draft).toMatchObject({ start: at(11, 23, 8), held: "logic" });
    expect(wordsOf(store, draft, WEEK, texts).lines[1]).toContain("模板");
    expect(changesPlan(store, draft)).toBe(false);
  });

  it("does not plan work before the data date", () => {
    const store = loose();

    // Friday 20 November 17:00: the first work after it is Saturday 08:00
    expect(draftMove(store, 4, -6 * DAYS, WEEK, store.barStart[4]!)).toMatchObject({
      start: at(11, 21, 8),
      held: "data_date",
    });
  });

  it("moves a milestone that stands for a finish by its finish", () => {
    const store = loose();

    expect(draftMove(store, 8, DAYS, WEEK, store.barStart[8]!)).toMatchObject({
      start: at(12, 2, 17),
      finish: at(12, 2, 17),
    });
  });
});

describe("moving a finish", () => {
  it("changes the duration in working time", () => {
    const store = loose();

    // over Sunday 29 November: Tuesday 24 → Monday 30 are five more working days
    const draft = draftResize(store, 4, store.barFinish[4]! + 6 * DAYS, WEEK);

    expect(draft).toMatchObject({ finish: at(11, 30, 17), duration: 960 + 5 * 480 });
  });

  it("leaves at least one shift", () => {
    const store = loose();

    expect(draftResize(store, 4, store.barStart[4]! - 9 * DAYS, WEEK)).toMatchObject({
      finish: at(11, 23, 12),
      duration: 240,
    });
  });

  it("changes what remains of work that has begun, not before the data date", () => {
    const store = loose();

    expect(draftResize(store, 3, store.barFinish[3]! - 20 * DAYS, WEEK)).toMatchObject({
      finish: at(11, 21, 12),
    });
    expect(draftResize(store, 3, store.barFinish[3]! + 2 * DAYS, WEEK)).toMatchObject({
      remaining: 960 + 480,
    });
  });
});

describe("progress and links", () => {
  it("takes progress in steps of five percent", () => {
    const store = loose();
    const { start, length } = { start: store.barStart[4]!, length: 2 * DAYS };

    expect(draftProgress(store, 4, start + length * 0.37)).toMatchObject({ fraction: 0.35 });
    expect(draftProgress(store, 4, start + length * 3)).toMatchObject({ fraction: 1 });
  });

  it("reads the type from the two ends", () => {
    const types = (["finish", "start"] as const).flatMap((from) =>
      (["start", "finish"] as const).map((to) =>
        relationTypeOf({ row: 0, side: from }, { row: 1, side: to }),
      ),
    );

    expect(types).toEqual([0, 2, 1, 3]);
  });

  it("refuses a link that closes a circle, repeats one or leads to a WBS row", () => {
    const scene = workshop();
    const displaced = new Displaced(scene.store);
    const linked = (from: number, side: "start" | "finish", x: number, row: number) => {
      const grip = { kind: "link", from: { row: from, side } } as const;
      return draftOf(scene, displaced, grip, { x: 0, y: 0 }, { x, y: row * 28 + 14 });
    };

    // 6 → 7 stands in the plan: 钢筋 140–180, 模板 180–230
    expect(linked(7, "finish", 142, 6)).toMatchObject({ refusal: "cycle" });
    expect(linked(6, "finish", 182, 7)).toMatchObject({ refusal: "linked" });
    expect(linked(6, "start", 182, 7)).toMatchObject({ to: { row: 7, side: "start" }, refusal: null });
    expect(linked(6, "finish", 100, 1)).toMatchObject({ to: null, refusal: "summary" });
    expect(linked(6, "finish", 600, 7)).toMatchObject({ to: null, refusal: null });
  });
});

describe("what may not be dragged", () => {
  it("is told with its reason", () => {
    const { store } = workshop();
    const reasons = [
      refusalOf(store, 4, "move", PLANNER),
      refusalOf(store, 4, "move", NOBODY),
      refusalOf(store, 1, "move", PLANNER),
      refusalOf(store, 2, "resize", PLANNER),
      refusalOf(store, 3, "move", PLANNER),
      refusalOf(store, 3, "resize", PLANNER),
      refusalOf(store, 8, "progress", PLANNER),
      refusalOf(store, -2, "move", PLANNER),
      refusalOf(store, 4, "progress", { edit: true, progress: false }),
      refusalOf(store, 4, "resize", { edit: false, progress: true }),
    ];

    expect(reasons).toEqual([
      null,
      "read_only",
      "summary",
      "complete",
      "started",
      null,
      "milestone",
      "group",
      "no_progress",
      "read_only",
    ]);
  });

  it("is taken hold of all the same, so that the reason can be told", () => {
    const scene = workshop(NOBODY);

    expect(gripAt(scene, 160, 6 * 28 + 14, REACH.mouse)).toEqual({
      kind: "refused",
      row: 6,
      refusal: "read_only",
    });
    expect(gripAt(scene, 700, 6 * 28 + 14, REACH.mouse)).toBeNull();
  });
});

describe("handles", () => {
  it("stand beyond both ends of the row under the pointer, and a finger finds them from further away", () => {
    const scene = workshop();
    scene.work.hovered = 6;
    const handles = handlesOf(scene, 6)!;

    expect(handles.link).toEqual({ start: 140 - 11, finish: 180 + 11 });
    expect(hitHandle(handles, 191, handles.y, REACH.mouse)).toEqual({ kind: "link", side: "finish" });
    expect(hitHandle(handles, 201, handles.y, REACH.mouse)).toBeNull();
    expect(hitHandle(handles, 201, handles.y, REACH.touch)).toEqual({ kind: "link", side: "finish" });
    expect(hitHandle(handles, 140, handles.y + 9, REACH.mouse)).toEqual({ kind: "progress" });
  });
});

describe("a dropped bar", () => {
  it("is shown where it lies, its successors as what may move, and goes back when it is refused", () => {
    const { store } = workshop();
    const displaced = new Displaced(store);
    const planned = store.barStart[6]!;
    const drops = new Drops(() => undefined);
    const draft = draftMove(store, 6, 7 * DAYS, WEEK, planned);
    showDraft(store, displaced, draft);
    const drop = drops.add(store, displaced, draft);

    const waiting = drops.show(store, displaced);
    expect(store.barStart[6]).toBe(planned + 7 * DAYS);
    expect(waiting.dropped.get(6)).toMatchObject({ start: planned });
    expect([...waiting.followers]).toEqual([7, 8]);

    drops.settle(drop, false, store);
    displaced.restore(6);
    expect(drops.show(store, displaced).dropped.size).toBe(0);
    expect(store.barStart[6]).toBe(planned);
  });

  it("gives way to the plan that comes after it was taken, and is shown again in one that comes before", () => {
    const first = buildStore(twoStoreyBlock());
    const drops = new Drops(() => undefined);
    const displaced = new Displaced(first);
    const drop = drops.add(first, displaced, draftMove(first, 6, 7 * DAYS, WEEK, first.barStart[6]!));

    const foreign = buildStore(twoStoreyBlock());
    drops.forgetTaken();
    drops.show(foreign, new Displaced(foreign));
    expect(foreign.barStart[6]).toBe(first.barStart[6]! + 7 * DAYS);

    drops.settle(drop, true, first);
    const own = buildStore(twoStoreyBlock());
    drops.forgetTaken();
    expect(drops.show(own, new Displaced(own)).dropped.size).toBe(0);
    drops.clear();
  });
});

describe("at the edge of the window", () => {
  it("the plan scrolls under the pointer, faster further out", () => {
    expect(scrollStep(400, 800)).toBe(0);
    expect(scrollStep(10, 800)).toBeLessThan(0);
    expect(scrollStep(850, 800)).toBeGreaterThan(scrollStep(790, 800));
  });
});
