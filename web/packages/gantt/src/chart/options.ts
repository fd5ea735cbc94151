import type { GanttEvents } from "../gantt-events.ts";
import type { Arrangement } from "../grid/types.ts";
import type { Rights } from "../interact/limits.ts";
import type { Layers } from "../scene.ts";
import type { Texts } from "../texts.ts";
import type {
  BarLabels,
  BaselineColumns,
  GanttColumns,
  GanttStats,
  GanttView,
  LocalMinutes,
  Place,
  Placed,
  ProgressColumns,
  ScaleName,
} from "../types.ts";
import type { GridSide } from "./grid-side.ts";
import type { ShownPart } from "./shown.ts";

export interface Gantt {
  /** Takes the whole plan; what is closed, chosen and in view stays. The columns must not change afterwards. */
  setData: (columns: GanttColumns, arrangement?: Arrangement | null) => void;
  /** The table beside the timeline. */
  readonly grid: GridSide;
  /** The baseline that ghosts, slips and the front line stand on; `null` = the one in the data. */
  setBaseline: (baseline: BaselineColumns | null) => void;
  /** What the site has told and what was accepted of it, drawn over the plan's own progress; `null` = the plan's own. */
  setProgress: (progress: ProgressColumns | null) => void;
  setView: (view: Partial<GanttView>) => void;
  getView: () => GanttView;
  /** The rows, columns and days that are shown now, for paper. */
  shown: () => ShownPart;
  /** Returns the way to stop listening. */
  on: <Name extends keyof GanttEvents>(
    name: Name,
    listener: (value: GanttEvents[Name]) => void,
  ) => () => void;
  /** 1 = only the top rows are seen. */
  collapseToLevel: (level: number) => void;
  expandAll: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  zoomTo: (scale: ScaleName) => void;
  fit: () => void;
  goToDate: (instant: LocalMinutes) => void;
  goToDataDate: () => void;
  goToToday: () => void;
  /** Opens what hides the activity, chooses it and brings its row and its bar into view. */
  goToRow: (id: number) => void;
  setHighlight: (criticalOn: boolean, baselineOn: boolean, linksOn: boolean) => void;
  /** The front line at the data date, and the chain of the chosen row; both are off until asked for. */
  setLayers: (layers: Partial<Layers>) => void;
  /** What the reader may drag; nothing until this is told. */
  setRights: (rights: Rights) => void;
  /** The answer to a drop: taken, then the next plan shows it; refused, then the bar goes back. */
  settle: (drop: number, taken: boolean) => void;
  /** Tells where a place of the plan is on the chart, at once and whenever that changes; returns the way to stop. */
  follow: (place: Place, placed: (at: Placed) => void) => () => void;
  setBarLabels: (labels: BarLabels) => void;
  /** To be called when the tokens have changed; a change of `data-theme` is noticed without it. */
  setTheme: () => void;
  setTexts: (texts: Texts) => void;
  /** Gives the keyboard to the grid. */
  focus: () => void;
  destroy: () => void;
  stats: () => GanttStats;
}
