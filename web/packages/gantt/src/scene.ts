import type { FrontBy } from "./front-line.ts";
import type { Draft, End } from "./interact/draft.ts";
import type { Rights } from "./interact/limits.ts";
import type { LinkIndex } from "./link-index.ts";
import { BAR, BAR_TOP_ALONE, BAR_TOP_WITH_GHOST, ROW } from "./sizes.ts";
import type { Store } from "./store.ts";
import type { Texts } from "./texts.ts";
import type { Theme } from "./theme.ts";
import type { TimeScale } from "./time-scale.ts";
import type { BarLabels, Highlight, LocalMinutes } from "./types.ts";
import type { VisibleRows } from "./visible-rows.ts";

/** All that a frame is painted from. */
export interface Scene {
  store: Store;
  visible: VisibleRows;
  links: LinkIndex;
  scale: TimeScale;
  /** Scroll position and size of the timeline's window, CSS pixels. */
  left: number;
  top: number;
  width: number;
  height: number;
  theme: Theme;
  texts: Texts;
  highlight: Highlight;
  barLabels: BarLabels;
  /** Chosen row, -1 for none. */
  selected: number;
  dataDate: LocalMinutes | null;
  today: LocalMinutes | null;
  layers?: Layers;
  work?: WorkInHand;
  /** What decides the chosen row's dates and what they decide, when the reader asks for it; the rest steps back. */
  chain?: ReadonlySet<number> | null;
}

/** Layers that are on only where the page asks for them. */
export interface Layers {
  front: boolean;
  chain: boolean;
  /** What the front line is told by; the done share when nothing is said. */
  frontBy?: FrontBy;
  /** The solid part and the front line are what the supervisor has accepted. */
  accepted?: boolean;
}

/** What the reader's hand is doing, and what waits for the answer of the server. */
export interface WorkInHand {
  rights: Rights;
  /** Row whose handles are shown, -1 for none. */
  hovered: number;
  draft: Draft | null;
  /** Where the dragged bar stood. */
  stood: { row: number; start: number; finish: number } | null;
  /** Bars that were dropped and wait: by row, where they stood. */
  dropped: ReadonlyMap<number, { start: number; finish: number }>;
  /** Rows that the waiting drops may move. */
  followers: ReadonlySet<number>;
  /** Links that were drawn and wait. */
  drawn: readonly { from: End; to: End }[];
}

/** Positions that meet the band `y0`..`y1` of the window; `last` may be before `first` in an empty plan. */
export function positionsIn(scene: Scene, y0: number, y1: number): { first: number; last: number } {
  return {
    first: Math.max(0, Math.floor((scene.top + y0) / ROW)),
    last: Math.min(scene.visible.count - 1, Math.ceil((scene.top + y1) / ROW) - 1),
  };
}

export const rowTop = (scene: Scene, position: number): number => position * ROW - scene.top;

export function showsGhosts(scene: Scene): boolean {
  return scene.highlight.baseline && scene.store.columns.activities.baseline_finish != null;
}

export const barTop = (scene: Scene): number => (showsGhosts(scene) ? BAR_TOP_WITH_GHOST : BAR_TOP_ALONE);

/** Middle of the bar of a position, window pixels. */
export const barMiddle = (scene: Scene, position: number): number =>
  rowTop(scene, position) + barTop(scene) + BAR / 2;

export const xOf = (scene: Scene, instant: LocalMinutes): number => scene.scale.x(instant) - scene.left;
