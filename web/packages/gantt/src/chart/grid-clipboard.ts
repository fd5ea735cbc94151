import { cellsAsHtml, cellsAsText } from "../grid/cells-out.ts";
import type { TreeGrid } from "../grid/tree-grid.ts";
import type { GridControl, GridHost } from "./grid-control.ts";

export type CellText = (id: number, row: number, column: string) => string;

/** Copying a block as text and table, and telling the page of what is pasted. */
export function listenToClipboard(
  grid: TreeGrid,
  control: GridControl,
  host: GridHost,
  cellText: CellText,
): void {
  grid.element.addEventListener("copy", (event) => {
    if (isField(event.target) || !event.clipboardData) return;
    const cells = chosenCells(grid, control, host, cellText);
    if (cells.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", cellsAsText(cells));
    event.clipboardData.setData("text/html", cellsAsHtml(cells));
    host.emit("copied", { rows: cells.length });
  });
  grid.element.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (isField(event.target) || !control.canType || text === "") return;
    event.preventDefault();
    paste(grid, control, host, text);
  });
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function chosenCells(grid: TreeGrid, control: GridControl, host: GridHost, cellText: CellText): string[][] {
  const { store } = host.plan();
  const { columns } = control.chosen();
  const lines = control
    .chosenRows()
    .map((row) => columns.map((column) => cellText(store.id[row]!, row, column)));
  if (!control.selection.isAll) return lines;
  // the whole table goes with its heads, so that it can be read elsewhere and pasted back
  return [grid.placed.map(({ id }) => host.columnTitle(id)), ...lines];
}

function paste(grid: TreeGrid, control: GridControl, host: GridHost, text: string): void {
  const { store, visible } = host.plan();
  const block = control.selection.block(visible, grid.placed);
  if (!block) return;
  const ids: number[] = [];
  for (let position = block.top; position < visible.count; position++) {
    const code = visible.rowAt(position);
    if (code >= 0) ids.push(store.id[code]!);
  }
  host.emit("paste", {
    text,
    ids,
    columns: grid.placed.slice(block.left).map(({ id }) => id),
    chosen: {
      rows: control.selection.isWholeRows ? 1 : block.bottom - block.top + 1,
      columns: block.right - block.left + 1,
    },
  });
}
