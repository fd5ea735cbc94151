import type { TreeGrid } from "../grid/tree-grid.ts";
import { ROW } from "../sizes.ts";
import type { GridControl, GridHost } from "./grid-control.ts";

const DRAG_THRESHOLD = 4;
const EDGE = 24;
const EDGE_STEP = 14;

export interface GridPointerTarget extends GridHost {
  setOpen: (code: number, open: boolean) => void;
  open: (code: number) => void;
}

interface Drag {
  move: (event: PointerEvent) => void;
  drop: () => void;
  /** The button was let go without a move, or Esc was pressed. */
  give: () => void;
}

/** The pointer over the grid: choosing cells and blocks, dragging rows by their number, filling down. */
export function listenToGrid(grid: TreeGrid, control: GridControl, target: GridPointerTarget): void {
  grid.scroller.addEventListener("pointerdown", (down) => {
    // a finger that comes down may scroll; only its tap chooses
    if (down.pointerType !== "touch") press(grid, control, target, down);
  });
  grid.scroller.addEventListener("click", (event) => {
    if ((event as PointerEvent).pointerType === "touch") tap(grid, target, event);
  });
  grid.scroller.addEventListener("dblclick", (event) => {
    const row = grid.rowOfElement(event.target);
    if (row < 0 || onChevron(event)) return;
    const column = grid.columnOfElement(event.target);
    if (control.canType && column !== null && column !== "row" && column !== "state") control.edit(null);
    else target.open(row);
  });
}

const onChevron = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest(".hwg-chevron") !== null;

function press(grid: TreeGrid, control: GridControl, target: GridPointerTarget, down: PointerEvent): void {
  if (down.target instanceof Element && down.target.closest(".hwg-editor, .hwg-note")) return;
  if (down.button === 2) return;
  if (down.target === control.marks.handle) {
    startFill(grid, control, target, down);
    return;
  }
  const code = grid.rowOfElement(down.target);
  if (code === -1) return;
  const { visible } = target.plan();
  // the editor gives up the focus itself, so that what was typed is taken first
  control.finishEditing();
  down.preventDefault();
  if (onChevron(down) && visible.hasChildren(code)) {
    target.setOpen(code, !visible.isOpen(code));
    return;
  }
  const column = grid.columnOfElement(down.target);
  const place = column === "row" ? null : column;
  if ((down.ctrlKey || down.metaKey) && code >= 0) {
    control.selection.toggle(code);
    control.changed();
    return;
  }
  if (place === null && control.canType && code >= 0 && !down.shiftKey) {
    startRows(grid, control, target, down, code);
    return;
  }
  target.stand(code, place, down.shiftKey);
  if (down.pointerType === "mouse") startBlock(grid, target, down, place);
}

function tap(grid: TreeGrid, target: GridPointerTarget, event: MouseEvent): void {
  const code = grid.rowOfElement(event.target);
  if (code === -1) return;
  const { visible } = target.plan();
  if (onChevron(event) && visible.hasChildren(code)) target.setOpen(code, !visible.isOpen(code));
  else target.stand(code, grid.columnOfElement(event.target), false);
}

/** Cells under the pointer join the block. */
function startBlock(
  grid: TreeGrid,
  target: GridPointerTarget,
  down: PointerEvent,
  column: string | null,
): void {
  let last = "";
  follow(down, grid, {
    move: (event) => {
      const over = document.elementFromPoint(event.clientX, event.clientY);
      const code = grid.rowOfElement(over);
      if (code === -1) return;
      const next = column === null ? null : (grid.columnOfElement(over) ?? column);
      if (`${code} ${next}` === last) return;
      last = `${code} ${next}`;
      target.stand(code, next, true);
    },
    drop: () => {},
    give: () => {},
  });
}

/** Rows dragged by their number: a press chooses, a drag moves. */
function startRows(
  grid: TreeGrid,
  control: GridControl,
  target: GridPointerTarget,
  down: PointerEvent,
  code: number,
): void {
  if (!control.chosenRows().includes(code) || !control.selection.isWholeRows) target.stand(code, null, false);
  let found: { target: number; place: "before" | "after" | "into" } | null = null;
  follow(down, grid, {
    move: (event) => {
      found = dropAt(grid, target, event);
      const { store, visible } = target.plan();
      if (!found) return control.marks.hideDrag();
      const position = visible.positionOf(store.rowOfId.get(found.target) ?? -1);
      control.marks.showDrop(position + (found.place === "after" ? 1 : 0), found.place === "into");
    },
    drop: () => {
      control.marks.hideDrag();
      if (found) target.emit("drop", { ids: control.chosen().ids, ...found });
    },
    give: () => control.marks.hideDrag(),
  });
}

/** The upper quarter of a row is before it, the lower one after it, the middle of a WBS row in it. */
function dropAt(
  grid: TreeGrid,
  target: GridPointerTarget,
  event: PointerEvent,
): { target: number; place: "before" | "after" | "into" } | null {
  const { store, visible } = target.plan();
  const y = event.clientY - grid.scroller.getBoundingClientRect().top + target.top();
  const position = Math.min(visible.count - 1, Math.max(0, Math.floor(y / ROW)));
  const row = visible.rowAt(position);
  if (row < 0) return null;
  const part = y / ROW - position;
  const holds =
    store.end[row]! > row + 1 || store.columns.kinds[store.columns.activities.kind[row]!] === "wbs";
  const middle = holds && part > 0.25 && part < 0.75;
  return { target: store.id[row]!, place: middle ? "into" : part < 0.5 ? "before" : "after" };
}

function startFill(
  grid: TreeGrid,
  control: GridControl,
  target: GridPointerTarget,
  down: PointerEvent,
): void {
  down.preventDefault();
  const { visible } = target.plan();
  const block = control.selection.block(visible, grid.placed);
  if (!block) return;
  const left = grid.frameOf(grid.placed[block.left]!.id).left;
  const right = grid.frameOf(grid.placed[block.right]!.id);
  let bottom = block.bottom;
  follow(down, grid, {
    move: (event) => {
      const y = event.clientY - grid.scroller.getBoundingClientRect().top + target.top();
      bottom = Math.min(visible.count - 1, Math.max(block.bottom, Math.floor(y / ROW)));
      control.marks.showArea(block.top, bottom, left, right.left + right.width - left);
    },
    drop: () => {
      control.marks.hideDrag();
      if (bottom === block.bottom) return;
      target.stand(visible.rowAt(block.top), grid.placed[block.left]!.id, false);
      target.stand(visible.rowAt(bottom), grid.placed[block.right]!.id, true);
      const { ids, columns } = control.chosen();
      target.emit("fill", { ids, columns, source: block.bottom - block.top + 1 });
    },
    give: () => control.marks.hideDrag(),
  });
}

/** Moves until the button is let go; at the edge of the window the rows scroll along. */
function follow(down: PointerEvent, grid: TreeGrid, drag: Drag): void {
  let moved = false;
  const move = (event: PointerEvent) => {
    if (!moved && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < DRAG_THRESHOLD)
      return;
    moved = true;
    const box = grid.scroller.getBoundingClientRect();
    if (event.clientY > box.bottom - EDGE) grid.scroller.scrollTop += EDGE_STEP;
    else if (event.clientY < box.top + EDGE) grid.scroller.scrollTop -= EDGE_STEP;
    drag.move(event);
  };
  const given = (event: KeyboardEvent) => {
    if (event.key === "Escape") stop(event);
  };
  const stop = (event: Event) => {
    removeEventListener("keydown", given, true);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
    if (moved && event.type === "pointerup") drag.drop();
    else drag.give();
  };
  addEventListener("keydown", given, true);
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}
