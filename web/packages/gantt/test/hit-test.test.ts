import { describe, expect, it } from "vitest";
import { hitTest } from "../src/hit-test.ts";
import { newRoute, POINTS, routeLink } from "../src/routes.ts";
import { sceneOf, twoStoreyBlock } from "./block.ts";

const middle = (position: number): number => position * 28 + 14;

describe("hit test", () => {
  it("tells the ends, the progress mark and the body of a bar apart", () => {
    const scene = sceneOf(twoStoreyBlock());
    // 模板: 16–21 November at ten pixels a day = 70..130, half done
    const parts = [71, 85, 100, 129].map((x) => hitTest(scene, x, middle(3)));

    expect(parts).toEqual(
      ["start", "body", "progress", "finish"].map((part) => ({ kind: "bar", row: 3, part })),
    );
  });

  it("finds a milestone by its diamond and nothing beside it", () => {
    const scene = sceneOf(twoStoreyBlock());

    expect(hitTest(scene, 230 + 5, middle(8))).toEqual({ kind: "bar", row: 8, part: "body" });
    expect(hitTest(scene, 300, middle(8))).toEqual({ kind: "row", row: 8 });
  });

  it("finds a link between two rows", () => {
    const scene = sceneOf(twoStoreyBlock());
    // 6 → 7 falls from the end of 钢筋 onto the head of 模板 at x = 184
    const hit = hitTest(scene, 184, middle(6) + 10);

    expect(hit).toEqual({ kind: "link", link: 3 });
    expect(
      hitTest({ ...scene, highlight: { ...scene.highlight, links: false } }, 184, middle(6) + 10).kind,
    ).toBe("row");
  });

  it("finds the mark at the edge of what lies outside", () => {
    const scene = { ...sceneOf(twoStoreyBlock()), left: 400 };

    expect(hitTest(scene, 10, middle(3))).toEqual({ kind: "edge", row: 3, side: "left" });
    expect(hitTest({ ...scene, left: -2000 }, 995, middle(3))).toEqual({
      kind: "edge",
      row: 3,
      side: "right",
    });
  });

  it("follows the scroll and ends with the last row", () => {
    const scene = { ...sceneOf(twoStoreyBlock()), top: 28 };

    expect(hitTest(scene, 85, middle(2))).toEqual({ kind: "bar", row: 3, part: "body" });
    expect(hitTest(scene, 85, middle(20))).toEqual({ kind: "nothing" });
  });
});

describe("routes", () => {
  const routed = (type: number, from = 2, to = 6) => {
    const columns = twoStoreyBlock();
    columns.relations = {
      id: [1],
      predecessor: [from],
      successor: [to],
      type: [type],
      lag: [0],
      driving: [1],
    };
    const route = newRoute();
    expect(routeLink(sceneOf(columns), 0, route)).toBe(true);
    const points = Array.from({ length: route.count }, (_none, index) => [
      route.points[index * 2]! - 0.5,
      route.points[index * 2 + 1]! - 0.5,
    ]);
    return { points, heading: route.heading };
  };

  it("leads FS from the finish down onto the head of the successor", () => {
    const { points, heading } = routed(0);

    expect(points).toEqual([
      [50, 70],
      [144, 70],
      [144, 175],
    ]);
    expect(heading).toBe(POINTS.down);
  });

  it("leads FS round the corner when the successor starts too early", () => {
    const { points, heading } = routed(0, 6, 2);

    expect(points[0]).toEqual([180, 182]);
    expect(points.at(-1)).toEqual([10, 70]);
    expect(heading).toBe(POINTS.right);
  });

  it("leaves and lands on the left for SS, on the right for FF", () => {
    const startToStart = routed(1);
    const finishToFinish = routed(2);

    expect([startToStart.points[0], startToStart.points.at(-1)]).toEqual([
      [10, 70],
      [140, 182],
    ]);
    expect(Math.min(...startToStart.points.map(([x]) => x!))).toBeLessThan(10);
    expect(startToStart.heading).toBe(POINTS.right);
    expect([finishToFinish.points[0], finishToFinish.points.at(-1)]).toEqual([
      [50, 70],
      [180, 182],
    ]);
    expect(finishToFinish.heading).toBe(POINTS.left);
  });

  it("leads SF from the start to the finish", () => {
    const { points, heading } = routed(3);

    expect([points[0], points.at(-1)]).toEqual([
      [10, 70],
      [180, 182],
    ]);
    expect(heading).toBe(POINTS.left);
  });

  it("has no route to a row that is folded away", () => {
    expect(routeLink(sceneOf(twoStoreyBlock(), [15]), 3, newRoute())).toBe(false);
  });
});
