import { type Hit, hitTest } from "../hit-test.ts";
import { listenToTimeline } from "../pointer.ts";
import type { Scene } from "../scene.ts";
import type { Timeline } from "../timeline.ts";
import { describeActivity, describeLink, type Tooltip } from "../tooltip.ts";

export interface PointingTarget {
  scene: () => Scene;
  choose: (row: number) => void;
  open: (row: number) => void;
  showBar: (row: number) => void;
  zoomBy: (factor: number, x: number) => void;
}

/** What the pointer means on the timeline: rest = tooltip, click = choose, double click = open. */
export function listenToPointer(timeline: Timeline, tooltip: Tooltip, target: PointingTarget): void {
  const hitAt = (x: number, y: number): Hit => hitTest(target.scene(), x, y);
  listenToTimeline(timeline.scroller, {
    hover: (x, y) => hover(timeline, tooltip, target.scene(), x, y),
    leave: () => tooltip.hide(),
    press: (x, y) => press(target, hitAt(x, y)),
    open: (x, y) => {
      const hit = hitAt(x, y);
      if (hit.kind === "bar" || hit.kind === "row") target.open(hit.row);
    },
    zoom: (factor, x) => target.zoomBy(factor, x),
  });
}

function press(target: PointingTarget, hit: Hit): void {
  if (hit.kind === "edge") target.showBar(hit.row);
  else if (hit.kind === "bar" || hit.kind === "row") target.choose(hit.row);
}

function hover(timeline: Timeline, tooltip: Tooltip, scene: Scene, x: number, y: number): void {
  const hit = hitTest(scene, x, y);
  const { scroller, element } = timeline;
  scroller.classList.toggle("is-over", hit.kind === "bar" || hit.kind === "edge" || hit.kind === "link");
  const place = [x + element.offsetLeft, y + scroller.offsetTop] as const;
  if (hit.kind === "bar") {
    tooltip.offer(`bar${hit.row}`, ...place, () => describeActivity(scene.store, hit.row, scene.texts));
  } else if (hit.kind === "link") {
    tooltip.offer(`link${hit.link}`, ...place, () => describeLink(scene.store, hit.link, scene.texts));
  } else tooltip.hide();
}
