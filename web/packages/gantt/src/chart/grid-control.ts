import type { Emitter } from "../emitter.ts";
import { CellEditor, type Next } from "../grid/cell-editor.ts";
import { CellNote } from "../grid/cell-note.ts";
import { DragMarks } from "../grid/drag-marks.ts";
import { Selection } from "../grid/selection.ts";
import type { TreeGrid } from "../grid/tree-grid.ts";
import type { CellGuide, CellMarks, CellPlace, ChosenBlock, GridEvents } from "../grid/types.ts";
import type { OpenPlan } from "../plan.ts";
import { ROW } from "../sizes.ts";

export interface GridHost {
  plan: () => OpenPlan;
  top: () => number;
  height: () => number;
  /** Chooses a row and brings its place into the window. */
  stand: (code: number, column: string | null, extend: boolean) => void;
  /** The marks of the grid anew, with the next frame. */
  stale: () => void;
  emit: Emitter<GridEvents>["emit"];
  columnTitle: (column: string) => string;
}

/** The choice of cells, the editor and its notes: what a person does in the grid beside moving about. */
export class GridControl {
  readonly selection = new Selection();
  readonly marks = new DragMarks();
  cellMarks: CellMarks = new Map();
  private readonly note = new CellNote();
  private readonly editor: CellEditor;
  private told = "";

  constructor(
    private readonly grid: TreeGrid,
    private readonly guide: CellGuide | null,
    private readonly host: GridHost,
  ) {
    this.editor = new CellEditor({
      commit: (place, text, _next, leaving) => this.guide?.commit(place, text, leaving) ?? null,
      complain: (text) => this.complain(text),
      closed: (place, next) => this.goOn(place, next),
    });
    grid.overlay.append(...this.marks.elements, this.note.element, this.editor.element);
    grid.isReadOnly(guide === null);
  }

  get canType(): boolean {
    return this.guide !== null;
  }

  get isEditing(): boolean {
    return this.editor.isOpen;
  }

  /** What the rows show of the choice. */
  content() {
    const { selection } = this;
    return {
      active: selection.cursor.code,
      cursorColumn: selection.cursor.column,
      block: selection.block(this.host.plan().visible, this.grid.placed),
      isAdded: (code: number) => selection.isAdded(code),
      hasAdded: selection.hasAdded,
      marks: this.cellMarks,
    };
  }

  // — choice —

  chosenRows(): number[] {
    return this.selection.rows(this.host.plan().visible, this.grid.placed);
  }

  chosen(): ChosenBlock {
    const { store, visible } = this.host.plan();
    const block = this.selection.block(visible, this.grid.placed);
    const columns = this.grid.placed.slice(block?.left ?? 0, (block?.right ?? -1) + 1).map(({ id }) => id);
    return {
      ids: this.chosenRows().map((row) => store.id[row]!),
      columns,
      wholeRows: this.selection.isWholeRows || this.selection.hasAdded,
    };
  }

  /** After each change of the choice: says what was refused where the cursor stands, tells the page. */
  changed(): void {
    this.note.hide();
    this.showRefusal();
    this.placeHandle();
    const chosen = this.chosen();
    const key = `${chosen.ids.length} ${chosen.ids[0]} ${chosen.ids.at(-1)} ${chosen.columns.join()}`;
    if (key !== this.told) this.host.emit("choose", chosen);
    this.told = key;
    this.host.stale();
  }

  selectAll(): void {
    this.selection.selectAll();
    this.changed();
  }

  /** The column of the cursor, all rows. */
  selectColumn(): void {
    const { visible } = this.host.plan();
    const { column } = this.selection.cursor;
    this.selection.put({ code: visible.rowAt(0), column });
    this.selection.put({ code: visible.rowAt(visible.count - 1), column }, true);
    this.changed();
  }

  // — typing —

  private cursorPlace(): CellPlace | null {
    const { code, column } = this.selection.cursor;
    if (code < 0) return null;
    // of a row as a whole its name is typed
    return { id: this.host.plan().store.id[code]!, row: code, column: column ?? "name" };
  }

  /** `typed` replaces what stands in the cell; what cannot be typed into says why. */
  edit(typed: string | null): void {
    const place = this.cursorPlace();
    if (!place || !this.guide) return;
    if (!this.grid.placed.some(({ id }) => id === place.column)) return;
    const spec = this.guide.spec(place);
    if ("locked" in spec) {
      this.say({ text: spec.locked, tone: "help" }, place);
      return;
    }
    const draft = this.guide.refusal(place)?.draft;
    this.grid.scrollToColumn(place.column);
    this.note.hide();
    const shown = draft === undefined ? spec : { ...spec, text: draft };
    this.editor.open(place, shown, this.frame(place), this.host.columnTitle(place.column), typed);
    if (spec.hint) this.say({ text: spec.hint, tone: "help" }, place);
  }

  finishEditing(): void {
    this.editor.finish();
  }

  private frame({ row, column }: CellPlace) {
    return { position: this.host.plan().visible.positionOf(row), ...this.grid.frameOf(column) };
  }

  private complain(text: string | null): void {
    const place = this.editor.editing;
    if (text === null || !place) this.note.hide();
    else this.say({ text, tone: "problem" }, place);
  }

  private goOn({ row, column }: CellPlace, next: Next): void {
    const { visible } = this.host.plan();
    // the focus has gone where the person pressed
    if (next === "stay" && document.activeElement !== document.body && !this.grid.hasFocus()) return;
    if (visible.positionOf(row) < 0) return;
    const columns = this.grid.placed;
    const index = columns.findIndex(({ id }) => id === column);
    const step = next === "right" ? 1 : next === "left" ? -1 : 0;
    const beside = columns[Math.min(columns.length - 1, Math.max(0, index + step))]?.id ?? column;
    const position = visible.positionOf(row) + (next === "down" ? 1 : next === "up" ? -1 : 0);
    const code = visible.rowAt(Math.min(visible.count - 1, Math.max(0, position)));
    if (next === "stay" && (this.selection.cursor.code !== row || this.selection.cursor.column !== column))
      return;
    this.host.stand(code, beside, false);
  }

  /** Esc: what was refused goes, the block shrinks to its cell, the cell becomes its row. */
  escape(): void {
    const place = this.cursorPlace();
    if (place && this.guide?.refusal(place)) this.guide.drop(place);
    else if (!this.selection.collapse()) this.selection.put({ ...this.selection.cursor, column: null });
    this.host.stand(this.selection.cursor.code, this.selection.cursor.column, false);
  }

  // — words under cells —

  private say(words: Parameters<CellNote["show"]>[0], place: CellPlace): void {
    const position = this.host.plan().visible.positionOf(place.row);
    const below = (position + 3) * ROW > this.host.top() + this.host.height();
    this.note.show(
      words,
      position,
      this.grid.frameOf(place.column).left,
      this.grid.windowRight,
      below && position > 2,
    );
  }

  private showRefusal(): void {
    const place = this.cursorPlace();
    if (!place || !this.guide || this.editor.isOpen) return;
    const refusal = this.guide.refusal(place);
    if (refusal) this.say({ text: refusal.text, cure: refusal.cure, tone: "problem" }, place);
  }

  setMarks(marks: CellMarks): void {
    this.cellMarks = marks;
    if (!this.editor.isOpen) {
      this.note.hide();
      this.showRefusal();
    }
    this.host.stale();
  }

  /** The handle that fills down stands at the lower right corner of the block. */
  placeHandle(): void {
    const { visible } = this.host.plan();
    const block = this.selection.block(visible, this.grid.placed);
    const column = block && this.grid.placed[block.right];
    const shown = this.canType && column && !this.selection.isWholeRows && !this.selection.hasAdded;
    if (!shown || !block) this.marks.handle.hidden = true;
    else {
      const { left, width } = this.grid.frameOf(column.id);
      if (this.grid.isInWindow(column.id)) this.marks.placeHandle(block.bottom, left + width);
      else this.marks.handle.hidden = true;
    }
  }

  /** The choice and the keyboard stay on what they stood on, while `change` gives rows other numbers and places. */
  keepPlace(change: () => void): void {
    const { store: before, visible: shownBefore } = this.host.plan();
    change();
    const { store, visible } = this.host.plan();
    const rowOf = (id: number | undefined) => (id === undefined ? -1 : (store.rowOfId.get(id) ?? -1));
    this.selection.renumber((code) =>
      code <= -2 ? visible.codeOfGroupKey(shownBefore.groupAt(code)?.key ?? "") : rowOf(before.id[code]),
    );
    const place = this.editor.editing;
    if (place) {
      const row = rowOf(place.id);
      if (row < 0) this.editor.cancel();
      else this.editor.renumber(row);
    }
    this.standIn(0);
  }

  /** A place that is no longer shown gives way to what stands for it; no place at all to `first`. */
  standIn(first: number): void {
    const { selection } = this;
    const { code, column } = selection.cursor;
    const { store, visible } = this.host.plan();
    if (store.count > 0 && (code === -1 || visible.positionOf(code) < 0))
      selection.put({ code: visible.standIn(code === -1 ? Math.max(0, first) : code), column });
    this.rearranged();
  }

  putRow(code: number): void {
    this.selection.put({ code, column: this.selection.cursor.column });
    this.changed();
  }

  rearranged(): void {
    const place = this.editor.editing;
    if (place) this.editor.frame(this.frame(place));
    this.placeHandle();
  }
}
