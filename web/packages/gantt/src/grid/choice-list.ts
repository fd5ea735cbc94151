const MOST_SHOWN = 12;
let lists = 0;

/** Words to choose from under an editor; typing narrows them, ↑ and ↓ go through them. */
export class ChoiceList {
  readonly element = document.createElement("div");
  private readonly id = `hwg-choices-${lists++}`;
  private input: HTMLInputElement | null = null;
  private words: readonly string[] = [];
  private shown: readonly string[] = [];
  private active = -1;
  private free = false;

  constructor(private readonly picked: (word: string) => void) {
    this.element.className = "hwg-choices";
    this.element.id = this.id;
    this.element.setAttribute("role", "listbox");
    this.element.hidden = true;
    // the editor must not lose the focus before the choice is made
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    this.element.addEventListener("click", (event) => {
      const word =
        event.target instanceof Element ? event.target.closest("[role=option]")?.textContent : null;
      if (word != null) this.picked(word);
    });
  }

  /** `free`: none of the words is chosen until somebody goes to it. */
  open(input: HTMLInputElement, words: readonly string[], typed: string, free: boolean): void {
    this.input = input;
    this.free = free;
    this.words = words;
    if (words.length === 0) {
      this.close();
      return;
    }
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-controls", this.id);
    input.setAttribute("aria-autocomplete", "list");
    this.narrow(typed);
    if (typed === "") this.light(this.shown.indexOf(input.value));
  }

  narrow(typed: string): void {
    if (this.words.length === 0) return;
    const wanted = typed.trim().toLowerCase();
    this.shown = this.words.filter((word) => word.toLowerCase().includes(wanted)).slice(0, MOST_SHOWN);
    this.element.replaceChildren(...this.shown.map((word, index) => this.option(word, index)));
    this.element.hidden = this.shown.length === 0;
    this.input?.setAttribute("aria-expanded", String(!this.element.hidden));
    this.light(wanted === "" || this.free ? -1 : 0);
  }

  /** True when the key was for the list. */
  key(event: KeyboardEvent): boolean {
    if (this.element.hidden) return false;
    if (event.key === "ArrowDown") this.light(Math.min(this.shown.length - 1, this.active + 1));
    else if (event.key === "ArrowUp") this.light(Math.max(0, this.active - 1));
    else if (event.key === "Enter" && !event.shiftKey && this.active >= 0)
      this.picked(this.shown[this.active]!);
    else return false;
    event.preventDefault();
    return true;
  }

  close(): void {
    this.element.hidden = true;
    this.words = [];
    for (const name of [
      "role",
      "aria-controls",
      "aria-autocomplete",
      "aria-expanded",
      "aria-activedescendant",
    ])
      this.input?.removeAttribute(name);
  }

  private option(word: string, index: number): HTMLElement {
    const option = document.createElement("div");
    option.setAttribute("role", "option");
    option.id = `${this.id}-${index}`;
    option.textContent = word;
    return option;
  }

  private light(index: number): void {
    this.active = index;
    [...this.element.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === index));
      if (place === index) option.scrollIntoView?.({ block: "nearest" });
    });
    if (index >= 0) this.input?.setAttribute("aria-activedescendant", `${this.id}-${index}`);
    else this.input?.removeAttribute("aria-activedescendant");
  }
}
