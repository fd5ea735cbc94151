import { ROW } from "../sizes.ts";

/** What is seen while cells or rows are dragged: the handle to fill down, the line to drop at, the rows to fill. */
export class DragMarks {
  readonly handle = document.createElement("i");
  private readonly line = document.createElement("i");
  private readonly area = document.createElement("i");

  constructor() {
    this.handle.className = "hwg-fill-handle";
    this.line.className = "hwg-drop-line";
    this.area.className = "hwg-fill-area";
    for (const mark of this.elements) {
      mark.hidden = true;
      mark.setAttribute("aria-hidden", "true");
    }
  }

  get elements(): HTMLElement[] {
    return [this.area, this.line, this.handle];
  }

  placeHandle(bottom: number, right: number): void {
    this.handle.hidden = false;
    this.handle.style.transform = `translate(${right - 5}px, ${(bottom + 1) * ROW - 5}px)`;
  }

  /** A line above a position, or a frame about it when rows go into it. */
  showDrop(position: number, into: boolean): void {
    this.line.hidden = false;
    this.line.classList.toggle("is-into", into);
    this.line.style.transform = `translateY(${position * ROW - (into ? 0 : 1)}px)`;
  }

  showArea(top: number, bottom: number, left: number, width: number): void {
    this.area.hidden = false;
    this.area.style.transform = `translate(${left}px, ${top * ROW}px)`;
    this.area.style.width = `${width}px`;
    this.area.style.height = `${(bottom - top + 1) * ROW}px`;
  }

  hideDrag(): void {
    this.line.hidden = true;
    this.area.hidden = true;
  }
}
