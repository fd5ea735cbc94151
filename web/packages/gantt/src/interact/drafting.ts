import { closesCycle, linksAfter } from "../network.ts";
import type { Scene } from "../scene.ts";
import { ROW } from "../sizes.ts";
import { NONE, type Store } from "../store.ts";
import type { Displaced } from "./displaced.ts";
import {
  type Draft,
  draftMove,
  draftProgress,
  draftResize,
  type End,
  type Grip,
  relationTypeOf,
} from "./draft.ts";
import type { Point } from "./gesture.ts";
import { type Refusal, refusalOf } from "./limits.ts";

/** How far beside a bar a link still finds its end. */
const FIND = 26;

/** What the drag from one point to another would do. */
export function draftOf(scene: Scene, displaced: Displaced, grip: Grip, from: Point, to: Point): Draft {
  const { store, scale } = scene;
  if (grip.kind === "refused") return grip;
  if (grip.kind === "link") return draftLink(scene, grip.from, to);
  const byDrawn = (to.x - from.x) / scale.pixelsPerMinute;
  const planned = displaced.planned(grip.row);
  if (grip.kind === "move") return draftMove(store, grip.row, byDrawn, scale.zoom, planned.start);
  if (grip.kind === "resize") return draftResize(store, grip.row, planned.finish + byDrawn, scale.zoom);
  return draftProgress(store, grip.row, scale.instantAt(to.x));
}

function draftLink(scene: Scene, from: End, { x, y }: Point): Draft {
  const to = endAt(scene, x, y);
  const draft = { kind: "link", from, x, y } as const;
  if (!to) return { ...draft, to: null, refusal: null };
  if (typeof to === "string") return { ...draft, to: null, refusal: to };
  return { ...draft, to, refusal: linkRefusal(scene.store, from, to) };
}

/** The end of a bar under a point, or why there is none; `null` beside all bars. */
function endAt(scene: Scene, x: number, y: number): End | Refusal | null {
  const position = Math.floor(y / ROW);
  if (position < 0 || position >= scene.visible.count) return null;
  const row = scene.visible.rowAt(position);
  if (row < 0 || scene.store.barStart[row] === NONE) return null;
  const start = scene.scale.x(scene.store.barStart[row]!);
  const finish = scene.scale.x(scene.store.barFinish[row]!);
  if (x < start - FIND || x > finish + FIND) return null;
  const refusal = refusalOf(scene.store, row, "link", scene.work!.rights);
  return refusal ?? { row, side: x < (start + finish) / 2 ? "start" : "finish" };
}

function linkRefusal(store: Store, from: End, to: End): Refusal | null {
  if (from.row === to.row) return "itself";
  if (isLinked(store, from, to)) return "linked";
  return closesCycle(store, from.row, to.row) ? "cycle" : null;
}

function isLinked(store: Store, from: End, to: End): boolean {
  const type = relationTypeOf(from, to);
  return linksAfter(store, from.row).some(
    (link) => store.links.successor[link] === to.row && store.links.type[link] === type,
  );
}

/** Shows a draft of a bar in the drawing's own columns. */
export function showDraft(store: Store, displaced: Displaced, draft: Draft): void {
  if (draft.kind === "link" || draft.kind === "refused") return;
  const planned = displaced.planned(draft.row);
  if (draft.kind === "progress") {
    displaced.show(draft.row, { ...planned, percent: draft.fraction });
    return;
  }
  const days = store.workingDays[store.calendar[draft.row]!] ?? store.workingDays[0]!;
  const finish = days.spread(draft.finish);
  const start = draft.kind === "move" ? days.spread(draft.start) : planned.start;
  displaced.show(draft.row, { ...planned, start, finish: Math.max(start, finish) });
}

/** Does the draft change anything? */
export function changesPlan(store: Store, draft: Draft): boolean {
  switch (draft.kind) {
    case "move":
      return draft.start !== store.start[draft.row];
    case "resize":
      return draft.finish !== store.finish[draft.row];
    case "progress":
      return Math.abs(draft.fraction - (store.columns.activities.percent[draft.row] ?? 0)) > 0.004;
    case "link":
      return draft.to !== null && draft.refusal === null;
    case "refused":
      return false;
  }
}
