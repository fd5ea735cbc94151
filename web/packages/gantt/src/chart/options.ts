import type { Arrangement, CellGuide, CellMarks, ChosenBlock, PageColumn, SortMark } from "../grid/types.ts";
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
  /** Who answers when cells are typed into; without him the grid is for reading. */
  cells?: CellGuide;
  /** What is copied of a cell; what it shows, when this is left out. */
  cellText?: (id: number, row: number, column: string) => string;
}

/** What the filter row shows; `null` texts = it is not shown. */
export interface FilterRow {
  texts: Readonly<Record<string, string>> | null;
  /** Columns whose text cannot be read. */
  bad: ReadonlySet<string>;
}

export interface Gantt {
  /** Takes the whole plan; what is closed, chosen and in view stays. The columns must not change afterwards. */
  setData: (columns: GanttColumns, arrangement?: Arrangement | null) => void;
  /** Other rows or another order of the same plan. */
  arrange: (arrangement: Arrangement | null) => void;
  /** Columns that the page brings beside those of the grid. */
  setPageColumns: (columns: readonly PageColumn[]) => void;
  setSort: (sort: SortMark | null) => void;
  setFilterRow: (filters: FilterRow) => void;
  focusFilter: () => void;
  /** Cells whose value is on its way, or was refused. */
  setCellMarks: (marks: CellMarks) => void;
  /** Begins to type into a cell. */
  editCell: (id: number, column: string) => void;
  /** The rows and columns that commands work on. */
  chosen: () => ChosenBlock;
  chooseRows: (ids: readonly number[]) => void;
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
