import { dayOf, yearOf } from "../days.ts";
import { groupText, type PlacedColumn } from "../grid/columns.ts";
import { groupTitle } from "../grid/row-content.ts";
import type { OpenPlan } from "../plan.ts";
import type { Texts } from "../texts.ts";
import type { Camera } from "./camera.ts";

export interface ShownColumn {
  id: string;
  title: string;
  /** CSS pixels. */
  width: number;
  align: "start" | "end";
  /** The text of a row or head of a group, by its place in `ShownPart.rows`. */
  text: (place: number) => string;
}

/** What the chart shows now: the rows and columns of its table, open or scrolled to, and the days in view. */
export interface ShownPart {
  /** Activity ids in the order of the screen; minus the place in `headings` (from 1) for the head of a group. */
  rows: number[];
  depths: number[];
  headings: { title: string; depth: number }[];
  columns: ShownColumn[];
  firstDay: number;
  lastDay: number;
}

export function shownPart(
  plan: OpenPlan,
  placed: readonly PlacedColumn[],
  texts: Texts,
  camera: Camera,
): ShownPart {
  const { store, visible } = plan;
  const usualYear = yearOf(store.columns.data_date ?? store.first ?? 0);
  const codes = Array.from({ length: visible.count }, (_, position) => visible.rowAt(position));
  const headings: ShownPart["headings"] = [];
  const grouped = codes.some((code) => visible.groupAt(code) !== null);
  const rows = codes.map((code) => {
    const group = visible.groupAt(code);
    if (!group) return store.id[code] ?? 0;
    headings.push({ title: groupTitle(group, texts), depth: 0 });
    return -headings.length;
  });
  const text = (column: PlacedColumn) => (place: number) => {
    const code = codes[place] ?? -1;
    const group = visible.groupAt(code);
    if (group)
      return column.id === "name" ? groupTitle(group, texts) : groupText(group, column.id, usualYear);
    return code < 0 ? "" : column.text(store, code, usualYear);
  };
  return {
    rows,
    depths: codes.map((code) => (grouped ? (code < 0 ? 0 : 1) : (store.depth[code] ?? 0))),
    headings,
    columns: placed.map((column) => ({
      id: column.id,
      title: column.words ?? texts(column.title),
      width: column.width,
      align: column.align,
      text: text(column),
    })),
    firstDay: dayOf(camera.scale.instantAt(camera.left)),
    lastDay: dayOf(camera.scale.instantAt(camera.left + camera.width)),
  };
}
