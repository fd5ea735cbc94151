import type { Texts } from "../texts.ts";
import type { ColumnView } from "../types.ts";
import { type PlacedColumn, widthOf } from "./columns.ts";
import { placeCell } from "./row-view.ts";

/** The head of the grid; each column has a handle on its right edge. */
export class ColumnHeads {
  readonly element = document.createElement("div");
  private readonly row = document.createElement("div");
  private columns: readonly PlacedColumn[] = [];
  private heads: HTMLElement[] = [];
  private shownTexts: Texts | null = null;

  constructor(private readonly changed: (columns: ColumnView[]) => void) {
    this.element.className = "hwg-grid-head";
    this.element.setAttribute("role", "rowgroup");
    this.row.className = "hwg-head-row";
    this.row.setAttribute("role", "row");
    this.row.setAttribute("aria-rowindex", "1");
    this.element.append(this.row);
  }

  show(columns: readonly PlacedColumn[], texts: Texts): void {
    const same = texts === this.shownTexts && sameIds(columns, this.columns);
    this.columns = columns;
    this.row.style.width = `${widthOf(columns)}px`;
    // a head that is being resized must live through it: it holds the pointer
    if (!same) this.rebuild(texts);
    columns.forEach((column, index) => {
      placeCell(this.heads[index]!, column);
    });
  }

  forgetWords(): void {
    this.shownTexts = null;
  }

  private rebuild(texts: Texts): void {
    this.shownTexts = texts;
    this.heads = this.columns.map((column, index) => this.createHead(column, index, texts));
    this.row.replaceChildren(...this.heads);
  }

  scrollTo(left: number): void {
    this.row.style.transform = `translateX(${-left}px)`;
  }

  private createHead(column: PlacedColumn, index: number, texts: Texts): HTMLElement {
    const head = document.createElement("div");
    head.setAttribute("role", "columnheader");
    head.setAttribute("aria-colindex", String(index + 1));
    head.className = `hwg-cell hwg-head-cell hwg-cell-${column.id}${column.align === "end" ? " is-number" : ""}`;
    placeCell(head, column);
    const title = texts(column.title);
    const words = document.createElement("span");
    words.textContent = column.unit ? `${title} ${texts(column.unit)}` : title;
    if (column.id === "state") words.className = "hwg-spoken";
    head.title = words.textContent;
    head.append(words, this.createHandle(column.id));
    return head;
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
    this.changed(
      this.columns.map((each) => ({
        id: each.id,
        width: each.id === id ? Math.max(each.least, width) : each.width,
      })),
    );
  }
}

export const sameIds = (one: readonly PlacedColumn[], other: readonly PlacedColumn[]): boolean =>
  one.length === other.length && one.every((column, index) => column.id === other[index]!.id);
