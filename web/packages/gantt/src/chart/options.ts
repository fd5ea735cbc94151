import type { Texts } from "../texts.ts";
import type {
  BarLabels,
  GanttColumns,
  GanttEvents,
  GanttStats,
  GanttView,
  Highlight,
  LocalMinutes,
  ScaleName,
} from "../types.ts";

export interface GanttOptions {
  texts: Texts;
  view?: Partial<GanttView>;
  highlight?: Partial<Highlight>;
  barLabels?: BarLabels;
  /** The moment of "today"; the clock when it is left out. */
  now?: () => Date;
}

export interface Gantt {
  /** Takes the whole plan; what is closed, chosen and in view stays. The columns must not change afterwards. */
  setData: (columns: GanttColumns) => void;
  setView: (view: Partial<GanttView>) => void;
  getView: () => GanttView;
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
  /** Opens what hides the activity, chooses it and brings its row and its bar into view. */
  goToRow: (id: number) => void;
  setHighlight: (criticalOn: boolean, baselineOn: boolean, linksOn: boolean) => void;
  setBarLabels: (labels: BarLabels) => void;
  /** To be called when the tokens have changed; a change of `data-theme` is noticed without it. */
  setTheme: () => void;
  setTexts: (texts: Texts) => void;
  /** Gives the keyboard to the grid. */
  focus: () => void;
  destroy: () => void;
  stats: () => GanttStats;
}
