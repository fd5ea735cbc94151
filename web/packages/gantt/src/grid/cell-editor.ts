import { ROW } from "../sizes.ts";
import { ChoiceList } from "./choice-list.ts";
import type { CellPlace, CellSpec } from "./types.ts";

/** Where the cursor goes after what was typed has been taken. */
export type Next = "down" | "up" | "right" | "left" | "stay";

export interface EditorEvents {
  /** What is wrong with it, or null: then the editor closes. `leaving`: it closes in any case. */
  commit: (place: CellPlace, text: string, next: Next, leaving: boolean) => string | null;
  complain: (text: string | null) => void;
  closed: (place: CellPlace, next: Next) => void;
}

interface Frame {
  position: number;
  left: number;
  width: number;
}

const LEAST_WIDTH = 72;

/**
 * The field in which a cell is typed. A key that an input method is still working on is none of ours: Enter while
 * it composes chooses a word and takes nothing.
 */
export class CellEditor {
  readonly element = document.createElement("div");
  private readonly input = document.createElement("input");
  private readonly picker = document.createElement("input");
  private readonly list: ChoiceList;
  private place: CellPlace | null = null;
  private spec: CellSpec | null = null;
  private composing = false;

  constructor(private readonly events: EditorEvents) {
    this.element.className = "hwg-editor";
    this.element.hidden = true;
    this.input.type = "text";
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    this.picker.type = "date";
    this.picker.tabIndex = -1;
    this.picker.className = "hwg-editor-day";
    this.list = new ChoiceList((word) => this.pick(word));
    this.element.append(this.input, this.picker, this.list.element);
    this.listen();
  }

  get isOpen(): boolean {
    return this.place !== null;
  }

  get editing(): CellPlace | null {
    return this.place;
  }

  /** `typed` replaces what stands there; `null` keeps it. */
  open(place: CellPlace, spec: CellSpec, frame: Frame, label: string, typed: string | null): void {
    this.place = place;
    this.spec = spec;
    this.composing = false;
    const { input } = this;
    input.value = typed ?? spec.text;
    input.inputMode = spec.as === "number" ? "decimal" : "text";
    input.setAttribute("aria-label", label);
    input.removeAttribute("aria-invalid");
    this.element.classList.toggle("is-number", spec.as === "number" || spec.as === "date");
    this.element.classList.toggle("has-day", spec.as === "date");
    this.element.hidden = false;
    this.frame(frame);
    input.focus({ preventScroll: true });
    if (typed === null) input.select();
    else input.setSelectionRange(typed.length, typed.length);
    this.list.open(input, spec.choices ?? [], typed ?? "", spec.free === true);
  }

  /** The row has moved on the screen. */
  frame({ position, left, width }: Frame): void {
    this.element.style.transform = `translate(${left}px, ${position * ROW}px)`;
    this.element.style.width = `${Math.max(LEAST_WIDTH, width)}px`;
  }

  renumber(row: number): void {
    if (this.place) this.place = { ...this.place, row };
  }

  cancel(): void {
    this.close("stay");
  }

  /** Takes what stands there before something else happens. */
  finish(): void {
    this.take("stay", true);
  }

  private listen(): void {
    const { input } = this;
    input.addEventListener("compositionstart", () => {
      this.composing = true;
    });
    input.addEventListener("compositionend", () => {
      this.composing = false;
      this.list.narrow(input.value);
    });
    input.addEventListener("input", () => {
      this.events.complain(null);
      input.removeAttribute("aria-invalid");
      if (!this.composing) this.list.narrow(input.value);
    });
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", (event) => {
      if (event.relatedTarget !== this.picker) this.take("stay", true);
    });
    this.picker.addEventListener("input", () => {
      if (this.picker.value === "") return;
      input.value = this.picker.value;
      input.focus({ preventScroll: true });
    });
    this.picker.addEventListener("pointerdown", () => this.picker.showPicker?.());
  }

  private key(event: KeyboardEvent): void {
    // keyCode 229: Safari ends a composition before the key that ended it
    if (event.isComposing || this.composing || event.keyCode === 229) return;
    event.stopPropagation();
    if (this.list.key(event)) return;
    const next = NEXT[`${event.shiftKey ? "Shift+" : ""}${event.key}`];
    if (event.key === "Escape") {
      event.preventDefault();
      this.close("stay");
    } else if (next && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.take(next, false);
    }
  }

  private pick(word: string): void {
    this.input.value = word;
    this.take("down", false);
  }

  private take(next: Next, leaving: boolean): void {
    const { place, spec } = this;
    if (!place || !spec) return;
    const same = this.input.value === spec.text;
    const complaint = same ? null : this.events.commit(place, this.input.value, next, leaving);
    if (complaint === null || leaving) {
      this.close(next);
      return;
    }
    this.input.setAttribute("aria-invalid", "true");
    this.events.complain(complaint);
  }

  private close(next: Next): void {
    const { place } = this;
    if (!place) return;
    this.place = null;
    this.list.close();
    this.element.hidden = true;
    this.events.complain(null);
    this.events.closed(place, next);
  }
}

const NEXT: Record<string, Next | undefined> = {
  Enter: "down",
  "Shift+Enter": "up",
  Tab: "right",
  "Shift+Tab": "left",
};
