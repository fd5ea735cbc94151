import { type Hit, hitTest } from "../hit-test.ts";
import type { Interaction } from "../interact/interaction.ts";
import { listenToTimeline } from "../pointer.ts";
import type { Scene } from "../scene.ts";
import type { Timeline } from "../timeline.ts";
import { describeActivity, describeLink, type Tooltip } from "../tooltip.ts";

export interface PointingTarget {
  scene: () => Scene;
  choose: (row: number) => void;
  interaction: () => Interaction;
  openLink: (link: number, x: number, y: number) => void;
  open: (row: number) => void;
  showBar: (row: number) => void;
  zoomBy: (factor: number, x: number) => void;
}

/** What the pointer means on the timeline: rest = tooltip, click = choose, double click = open, drag = edit or pan. */
export function listenToPointer(timeline: Timeline, tooltip: Tooltip, target: PointingTarget): void {
  const hitAt = (x: number, y: number): Hit => hitTest(target.scene(), x, y);
  listenToTimeline(timeline.scroller, {
    grab: (event, x, y) => target.interaction().grab(event, x, y),
    hover: (x, y) => hover(timeline, tooltip, target, x, y),
    leave: () => {
      target.interaction().hoverRow(-1);
      tooltip.hide();
    },
    press: (x, y) => {
      tooltip.hide();
      pressAt(target, x, y);
    },
    open: (x, y) => {
      const hit = hitAt(x, y);
      if (hit.kind === "bar" || hit.kind === "row") target.open(hit.row);
    },
    zoom: (factor, x) => target.zoomBy(factor, x),
  });
}

/** A click of the mouse or a tap of a finger. */
export function pressAt(target: PointingTarget, x: number, y: number): void {
  const hit = hitTest(target.scene(), x, y);
  if (hit.kind === "edge") target.showBar(hit.row);
  else if (hit.kind === "link") target.openLink(hit.link, x, y);
  else if (hit.kind === "bar" || hit.kind === "row") {
    target.choose(hit.row);
    target.interaction().hoverRow(hit.row);
  }
}

function hover(timeline: Timeline, tooltip: Tooltip, target: PointingTarget, x: number, y: number): void {
  const scene = target.scene();
  const hit = hitTest(scene, x, y);
  const { scroller, element } = timeline;
  scroller.style.cursor = target.interaction().hover(x, y);
  scroller.classList.toggle("is-over", hit.kind === "bar" || hit.kind === "edge" || hit.kind === "link");
  const place = [x + element.offsetLeft, y + scroller.offsetTop] as const;
  if (hit.kind === "bar") {
    tooltip.offer(`bar${hit.row}`, ...place, () => describeActivity(scene.store, hit.row, scene.texts));
  } else if (hit.kind === "link") {
    tooltip.offer(`link${hit.link}`, ...place, () => describeLink(scene.store, hit.link, scene.texts));
  } else tooltip.hide();
}
