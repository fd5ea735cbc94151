import "./gantt.css";

export { createGantt } from "./chart/chart.ts";
export type { GanttOptions } from "./chart/gantt-options.ts";
export type { FilterRow, GridSide } from "./chart/grid-side.ts";
export type { Gantt } from "./chart/options.ts";
export type { ShownColumn, ShownPart } from "./chart/shown.ts";
export type { FrontBy } from "./front-line.ts";
export type { GanttEvents } from "./gantt-events.ts";
export { defaultColumns, GRID_COLUMNS } from "./grid/columns.ts";
export type {
  Arrangement,
  CellGuide,
  CellLock,
  CellMarks,
  CellPlace,
  CellRefusal,
  CellSpec,
  ChosenBlock,
  GridEvents,
  GroupHead,
  PageColumn,
} from "./grid/types.ts";
export type { Rights } from "./interact/limits.ts";
export type { Layers } from "./scene.ts";
export { GANTT_TEXT_KEYS, type GanttTextKey, type Texts as GanttTexts } from "./texts.ts";
export { scaleOfZoom, zoomOfScale } from "./time-scale.ts";
export type {
  ActivityColumns,
  ActivityEvent,
  BarLabels,
  BaselineColumns,
  CalendarColumns,
  ColumnView,
  GanttColumns,
  GanttStats,
  GanttView,
  Highlight,
  LinkEvent,
  MoveEvent,
  OpenLinkEvent,
  Place,
  Placed,
  ProgressColumns,
  ProgressEvent,
  RelationColumns,
  ResizeEvent,
  ScaleName,
} from "./types.ts";
export { FLAG } from "./types.ts";
