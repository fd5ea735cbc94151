import { barMiddle, type Scene, xOf } from "../scene.ts";
import { BAR, MILESTONE } from "../sizes.ts";
import { NONE, SHAPE } from "../store.ts";
import type { Side } from "./draft.ts";
import { refusalOf } from "./limits.ts";

/** Middle of a link handle beyond the end of the bar. */
export const HANDLE_GAP = 11;
export const HANDLE_RADIUS = 4.5;
export const PROGRESS_HALF = 5;

export interface Handles {
  row: number;
  /** Middle of the bar, window pixels. */
  y: number;
  /** Middles of the two link handles, or `null` where links may not be drawn. */
  link: Record<Side, number> | null;
  /** Tip of the progress handle, or `null` where progress may not be told. */
  progress: number | null;
}

/** The handles of the row that the pointer is on; `null` where there are none. */
export function handlesOf(scene: Scene, row: number): Handles | null {
  const position = row < 0 ? -1 : scene.visible.position[row]!;
  if (!scene.work || position < 0 || scene.store.barStart[row] === NONE) return null;
  const { rights } = scene.work;
  const spread = scene.store.shape[row] === SHAPE.milestone ? MILESTONE : 0;
  const start = xOf(scene, scene.store.barStart[row]!) - spread;
  const finish = xOf(scene, scene.store.barFinish[row]!) + spread;
  const mayLink = refusalOf(scene.store, row, "link", rights) === null;
  const mayProgress = refusalOf(scene.store, row, "progress", rights) === null;
  return {
    row,
    y: barMiddle(scene, position),
    link: mayLink ? { start: start - HANDLE_GAP, finish: finish + HANDLE_GAP } : null,
    progress: mayProgress ? start + (finish - start) * scene.store.percent[row]! : null,
  };
}

export type HandleHit = { kind: "link"; side: Side } | { kind: "progress" };

/** What of the handles lies under a point; `reach` is wider for a finger. */
export function hitHandle(handles: Handles, x: number, y: number, reach: number): HandleHit | null {
  const { link, progress } = handles;
  const bottom = handles.y + BAR / 2;
  const onProgress = progress !== null && Math.abs(x - progress) <= Math.max(PROGRESS_HALF, reach * 0.7);
  if (onProgress && y >= bottom - 5 && y <= bottom + PROGRESS_HALF + 2) return { kind: "progress" };
  if (!link || Math.abs(y - handles.y) > BAR / 2 + 4) return null;
  for (const side of ["finish", "start"] as const) {
    if (Math.abs(x - link[side]) <= HANDLE_RADIUS + reach / 2) return { kind: "link", side };
  }
  return null;
}
