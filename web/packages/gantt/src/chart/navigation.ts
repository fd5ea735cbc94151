import { type Command, commandOf } from "../keyboard.ts";
import type { OpenPlan } from "../plan.ts";
import { ROW } from "../sizes.ts";

/** What the keyboard can ask of the chart. */
export interface NavigationTarget {
  plan: () => OpenPlan;
  /** Row, or head of a group, that the keyboard stands on. */
  active: () => number;
  /** Its column; `null` = the row as a whole. */
  column: () => string | null;
  columns: () => readonly { id: string }[];
  typing: () => boolean;
  windowHeight: () => number;
  /** Chooses a place, brings it into view and gives it the focus; `extend` stretches the block to it. */
  stand: (row: number, column: string | null, extend: boolean) => void;
  setOpen: (row: number, open: boolean) => void;
  open: (row: number) => void;
  /** `typed` replaces what stands in the cell, `null` keeps it. */
  edit: (typed: string | null) => void;
  chooseAll: () => void;
  chooseColumn: () => void;
  escape: () => void;
  fill: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  goToDataDate: () => void;
  fit: () => void;
}

/** Returns true when the key was ours. */
export function obeyKey(event: KeyboardEvent, target: NavigationTarget): boolean {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return false;
  const command = commandOf(event, { onCell: target.column() !== null, typing: target.typing() });
  if (!command || target.plan().visible.count === 0) return false;
  actionOf(command, target)();
  // the first key of an input method goes on into the editor
  return !(command.do === "type" && command.text === null);
}

function actionOf(command: Command, target: NavigationTarget): () => void {
  const { visible } = target.plan();
  const row = target.active();
  const extend = "extend" in command && command.extend === true;
  const position = Math.max(0, visible.positionOf(row));
  const page = Math.max(1, Math.floor(target.windowHeight() / ROW) - 1);
  const at = (place: number) => standAt(target, place, extend);
  const actions: Record<Command["do"], () => void> = {
    move: () => at(position + ("by" in command ? command.by : 0)),
    column: () => goToColumn(target, "by" in command ? command.by : 0, extend),
    page: () => at(position + ("direction" in command ? command.direction * page : 0)),
    first: () => at(0),
    last: () => at(visible.count - 1),
    firstColumn: () => goToColumn(target, Number.NEGATIVE_INFINITY, extend),
    lastColumn: () => goToColumn(target, Number.POSITIVE_INFINITY, extend),
    in: () => goIn(target, row),
    out: () => goOut(target, row),
    toggle: () => target.setOpen(row, !visible.isOpen(row)),
    unfold: () => target.setOpen(row, true),
    close: () => target.setOpen(row, false),
    open: () => target.open(row),
    edit: () => target.edit(null),
    type: () => target.edit("text" in command ? (command.text ?? "") : null),
    chooseAll: target.chooseAll,
    chooseRow: () => target.stand(row, null, false),
    chooseColumn: target.chooseColumn,
    escape: target.escape,
    fill: target.fill,
    zoomIn: target.zoomIn,
    zoomOut: target.zoomOut,
    dataDate: target.goToDataDate,
    fit: target.fit,
  };
  return actions[command.do];
}

function standAt(target: NavigationTarget, position: number, extend = false): void {
  const { visible } = target.plan();
  const row = visible.rowAt(Math.min(visible.count - 1, Math.max(0, position)));
  target.stand(row, target.column(), extend);
}

/** Left of the first cell stands the row as a whole. */
function goToColumn(target: NavigationTarget, by: number, extend: boolean): void {
  const columns = target.columns();
  const now = columns.findIndex(({ id }) => id === target.column());
  const next = Math.min(columns.length - 1, now + by);
  const column = next < 0 && Number.isFinite(by) && !extend ? null : (columns[Math.max(0, next)]?.id ?? null);
  target.stand(target.active(), column, extend);
}

/** →: opens a closed row, goes to the first child, or into the cells of a row without any. */
function goIn(target: NavigationTarget, row: number): void {
  const { visible } = target.plan();
  if (visible.hasChildren(row)) {
    if (!visible.isOpen(row)) target.setOpen(row, true);
    else standAt(target, visible.positionOf(row) + 1);
  } else target.stand(row, target.columns()[0]?.id ?? null, false);
}

/** ←: closes an open row, else goes to the parent. */
function goOut(target: NavigationTarget, row: number): void {
  const { visible, store } = target.plan();
  const parent = row < 0 ? -1 : (store.parent[row] ?? -1);
  if (visible.isOpen(row)) target.setOpen(row, false);
  else if (parent >= 0 && visible.position[parent]! >= 0) standAt(target, visible.position[parent]!);
}
