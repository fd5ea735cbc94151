import type { Texts } from "../texts.ts";
import type { ColumnView } from "../types.ts";
import { type PlacedColumn, widthOf } from "./columns.ts";
import { FilterField } from "./filter-field.ts";
import { placeCell } from "./row-view.ts";
import type { SortMark } from "./types.ts";

const DRAG_THRESHOLD = 5;

export interface HeadEvents {
  columnsChanged: (columns: ColumnView[]) => void;
  sort: (column: string) => void;
  filter: (column: string, text: string) => void;
  filterOptions: (column: string, show: (words: readonly string[]) => void) => void;
  /** From a field of the filter row back to the rows. */
  leaveFilter: () => void;
}

export interface HeadState {
  sort: SortMark | null;
  /** Texts of the filter row, `null` while it is not shown. */
  filters: Readonly<Record<string, string>> | null;
  /** Columns whose filter cannot be read. */
  badFilters: ReadonlySet<string>;
}

/** The head of the grid: pressed it sorts, dragged it moves, its right edge makes it wider. */
export class ColumnHeads {
  readonly element = document.createElement("div");
  private readonly row = document.createElement("div");
  private readonly mark = document.createElement("i");
  private columns: readonly PlacedColumn[] = [];
  private heads: HTMLElement[] = [];
  private fields: FilterField[] = [];
  private shownTexts: Texts | null = null;
  private filtering = false;
  private left = 0;

  constructor(private readonly events: HeadEvents) {
    this.element.className = "hwg-grid-head";
    this.element.setAttribute("role", "rowgroup");
    this.row.className = "hwg-head-row";
    this.row.setAttribute("role", "row");
    this.row.setAttribute("aria-rowindex", "1");
    this.mark.className = "hwg-head-mark";
    this.mark.hidden = true;
    this.element.append(this.row);
  }

  show(columns: readonly PlacedColumn[], texts: Texts, state: HeadState): void {
    const filtering = state.filters !== null;
    const same = texts === this.shownTexts && filtering === this.filtering && sameIds(columns, this.columns);
    this.columns = columns;
    this.filtering = filtering;
    this.row.style.width = `${widthOf(columns)}px`;
    this.element.classList.toggle("is-filtering", filtering);
    // a head that is being resized must live through it: it holds the pointer
    if (!same) this.rebuild(texts);
    columns.forEach((column, index) => {
      const head = this.heads[index]!;
      placeCell(head, column);
      const sorted = state.sort?.column === column.id ? state.sort : null;
      head.setAttribute("aria-sort", sorted ? (sorted.descending ? "descending" : "ascending") : "none");
    });
    for (const field of this.fields)
      field.show(state.filters?.[field.column] ?? "", state.badFilters.has(field.column));
    this.scrollTo(this.left);
  }

  forgetWords(): void {
    this.shownTexts = null;
  }

  focusFilter(column: string): void {
    (this.fields.find((field) => field.column === column) ?? this.fields[0])?.focus();
  }

  private rebuild(texts: Texts): void {
    this.shownTexts = texts;
    this.fields = [];
    this.heads = this.columns.map((column, index) => this.createHead(column, index, texts));
    this.row.replaceChildren(...this.heads, this.mark);
  }

  /** Nearly all scrolling is of rows, which leaves the heads where they are. */
  follow(left: number): void {
    if (left !== this.left) this.scrollTo(left);
  }

  scrollTo(left: number): void {
    this.left = left;
    this.row.style.transform = `translateX(${-left}px)`;
    this.columns.forEach((column, index) => {
      this.heads[index]!.style.transform = column.frozen ? `translateX(${left}px)` : "";
    });
  }

  private createHead(column: PlacedColumn, index: number, texts: Texts): HTMLElement {
    const head = document.createElement("div");
    head.setAttribute("role", "columnheader");
    head.setAttribute("aria-colindex", String(index + 1));
    const number = column.align === "end" ? " is-number" : "";
    head.className = `hwg-cell hwg-head-cell hwg-cell-${column.id.replace(/[^a-z_]/g, "-")}${number}`;
    placeCell(head, column);
    const title = column.words ?? texts(column.title);
    const words = document.createElement("span");
    words.textContent = column.unit ? `${title} ${texts(column.unit)}` : title;
    if (column.id === "state") words.className = "hwg-spoken";
    head.title = words.textContent;
    head.append(words, this.createHandle(column.id));
    if (this.filtering && column.id !== "row" && column.id !== "state") {
      const field = new FilterField(column.id, texts("gantt.filter.label", { column: title }), this.events);
      this.fields.push(field);
      head.append(field.element);
    }
    head.addEventListener("pointerdown", (down) => this.press(head, column.id, down));
    return head;
  }

  /** A press sorts; a drag moves the column. */
  private press(head: HTMLElement, id: string, down: PointerEvent): void {
    const onPart = down.target instanceof Element && down.target.closest(".hwg-column-handle, input, select");
    if (down.button !== 0 || onPart) return;
    down.preventDefault();
    let place: number | null = null;
    const move = (event: PointerEvent) => {
      if (place === null && Math.abs(event.clientX - down.clientX) < DRAG_THRESHOLD) return;
      place = this.placeAt(event.clientX);
      head.classList.add("is-dragged");
      this.markPlace(place);
    };
    const stop = (event: Event) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
      head.classList.remove("is-dragged");
      this.markPlace(null);
      if (event.type === "pointercancel") return;
      if (place === null) this.events.sort(id);
      else this.moveColumn(id, place);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
  }

  /** Between which columns a point lies: the number of columns left of it. */
  private placeAt(clientX: number): number {
    let place = 0;
    for (const head of this.heads) {
      const box = head.getBoundingClientRect();
      if (clientX > box.left + box.width / 2) place++;
    }
    return place;
  }

  private markPlace(place: number | null): void {
    this.mark.hidden = place === null;
    if (place === null) return;
    const column = this.columns[place];
    this.mark.style.left = `${column ? column.left : widthOf(this.columns)}px`;
  }

  private moveColumn(id: string, place: number): void {
    const from = this.columns.findIndex((column) => column.id === id);
    const views = this.columns.map(({ id: each, width }) => ({ id: each, width }));
    const [moved] = views.splice(from, 1);
    if (!moved) return;
    views.splice(place > from ? place - 1 : place, 0, moved);
    this.events.columnsChanged(views);
  }

  private createHandle(id: string): HTMLElement {
    const handle = document.createElement("span");
    handle.className = "hwg-column-handle";
    handle.addEventListener("pointerdown", (down) => {
      down.preventDefault();
      const width = this.columns.find((each) => each.id === id)?.width ?? 0;
      handle.setPointerCapture(down.pointerId);
      const move = (event: PointerEvent) => this.resize(id, width + event.clientX - down.clientX);
      handle.addEventListener("pointermove", move);
      handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), {
        once: true,
      });
    });
    return handle;
  }

  private resize(id: string, width: number): void {
    this.events.columnsChanged(
      this.columns.map((each) => ({
        id: each.id,
        width: each.id === id ? Math.max(each.least, width) : each.width,
      })),
    );
  }
}

export const sameIds = (one: readonly PlacedColumn[], other: readonly PlacedColumn[]): boolean =>
  one.length === other.length && one.every((column, index) => column.id === other[index]!.id);
