import type { BadgeWords } from "./words.ts";

const OFFSET = 16;

/** The value of a drag, beside the pointer. */
export class Badge {
  readonly element = document.createElement("div");

  constructor(private readonly host: HTMLElement) {
    this.element.className = "hwg-badge";
    this.element.hidden = true;
    this.element.setAttribute("role", "status");
    host.append(this.element);
  }

  /** `x`, `y`: place of the pointer in the chart. */
  show(words: BadgeWords, x: number, y: number): void {
    const text = words.lines.join("\n");
    if (this.element.textContent !== text) this.element.textContent = text;
    this.element.classList.toggle("is-refused", words.refused);
    this.element.hidden = false;
    const { clientWidth, clientHeight } = this.host;
    const { offsetWidth, offsetHeight } = this.element;
    const left = x + OFFSET + offsetWidth > clientWidth ? x - OFFSET - offsetWidth : x + OFFSET;
    const top = y + OFFSET + offsetHeight > clientHeight ? y - OFFSET - offsetHeight : y + OFFSET;
    this.element.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
