import type { GridEvents } from "./grid/types.ts";
import type {
  ActivityEvent,
  GanttView,
  LinkEvent,
  MoveEvent,
  OpenLinkEvent,
  ProgressEvent,
  ResizeEvent,
} from "./types.ts";

/** What the chart tells the page. */
export interface GanttEvents extends GridEvents {
  viewchange: GanttView;
  select: ActivityEvent | null;
  open: ActivityEvent;
  move: MoveEvent;
  resize: ResizeEvent;
  progress: ProgressEvent;
  link: LinkEvent;
  openlink: OpenLinkEvent;
}
