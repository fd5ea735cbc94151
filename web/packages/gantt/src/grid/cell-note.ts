import { ROW } from "../sizes.ts";

export interface NoteWords {
  text: string;
  cure?: string | undefined;
  /** What is wrong, or only a word of help. */
  tone: "problem" | "help";
}

/** A word under a cell: why it cannot be typed into, what was refused, what may be typed. */
export class CellNote {
  readonly element = document.createElement("div");
  private readonly text = document.createElement("b");
  private readonly cure = document.createElement("span");

  constructor() {
    this.element.className = "hwg-note";
    this.element.hidden = true;
    this.element.append(this.text, this.cure);
  }

  /** `right`: where the window ends; `upwards`: above the row, when there is no room under it. */
  show(words: NoteWords, position: number, wanted: number, right: number, upwards: boolean): void {
    const { element } = this;
    element.setAttribute("role", words.tone === "problem" ? "alert" : "status");
    element.classList.toggle("is-problem", words.tone === "problem");
    element.hidden = false;
    this.text.textContent = words.text;
    this.cure.textContent = words.cure ?? "";
    const left = Math.max(0, Math.min(wanted, right - element.offsetWidth - 4));
    const top = upwards ? position * ROW - element.offsetHeight - 2 : (position + 1) * ROW + 2;
    element.style.transform = `translate(${left}px, ${top}px)`;
  }

  hide(): void {
    if (!this.element.hidden) this.element.hidden = true;
  }
}
