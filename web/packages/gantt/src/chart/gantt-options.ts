import type { CellGuide } from "../grid/types.ts";
import type { Texts } from "../texts.ts";
import type { BarLabels, GanttView, Highlight } from "../types.ts";

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
