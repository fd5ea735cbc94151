import { type Command, commandOf } from "../keyboard.ts";
import type { OpenPlan } from "../plan.ts";
import { ROW } from "../sizes.ts";

/** What the keyboard can ask of the chart. */
export interface NavigationTarget {
  plan: () => OpenPlan;
  /** Row that the keyboard stands on. */
  active: () => number;
  windowHeight: () => number;
  /** Chooses a row, brings it into view and gives it the focus. */
  stand: (row: number) => void;
  setOpen: (row: number, open: boolean) => void;
  open: (row: number) => void;
  zoomIn: () => void;
  zoomOut: () => void;
  goToDataDate: () => void;
  fit: () => void;
}

/** Returns true when the key was ours. */
export function obeyKey(event: KeyboardEvent, target: NavigationTarget): boolean {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return false;
  const command = commandOf(event);
  if (!command || target.plan().visible.count === 0) return false;
  actionOf(command, target)();
  return true;
}

function actionOf(command: Command, target: NavigationTarget): () => void {
  const { visible } = target.plan();
  const row = target.active();
  const position = Math.max(0, visible.position[row] ?? 0);
  const page = Math.max(1, Math.floor(target.windowHeight() / ROW) - 1);
  const actions: Record<Command["do"], () => void> = {
    move: () => standAt(target, position + ("by" in command ? command.by : 0)),
    page: () => standAt(target, position + ("direction" in command ? command.direction * page : 0)),
    first: () => standAt(target, 0),
    last: () => standAt(target, visible.count - 1),
    in: () => goIn(target, row),
    out: () => goOut(target, row),
    toggle: () => target.setOpen(row, !visible.isOpen(row)),
    open: () => target.open(row),
    zoomIn: target.zoomIn,
    zoomOut: target.zoomOut,
    dataDate: target.goToDataDate,
    fit: target.fit,
  };
  return actions[command.do];
}

function standAt(target: NavigationTarget, position: number): void {
  const { visible } = target.plan();
  target.stand(visible.rowAt(Math.min(visible.count - 1, Math.max(0, position))));
}

/** →: opens a closed row, else goes to the first child. */
function goIn(target: NavigationTarget, row: number): void {
  const { visible } = target.plan();
  if (!visible.hasChildren(row)) return;
  if (!visible.isOpen(row)) target.setOpen(row, true);
  else standAt(target, visible.position[row]! + 1);
}

/** ←: closes an open row, else goes to the parent. */
function goOut(target: NavigationTarget, row: number): void {
  const { visible, store } = target.plan();
  const parent = store.parent[row] ?? -1;
  if (visible.isOpen(row)) target.setOpen(row, false);
  else if (parent >= 0) standAt(target, visible.position[parent]!);
}
