const DELAY_MS = 200;
let fields = 0;

export interface FilterFieldEvents {
  filter: (column: string, text: string) => void;
  filterOptions: (column: string, show: (words: readonly string[]) => void) => void;
  leaveFilter: () => void;
}

/** One field of the filter row; what is typed counts when the typing rests. */
export class FilterField {
  readonly element = document.createElement("span");
  private readonly input = document.createElement("input");
  private readonly words = document.createElement("datalist");
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly column: string,
    label: string,
    private readonly events: FilterFieldEvents,
  ) {
    this.element.className = "hwg-filter";
    this.words.id = `hwg-filter-${fields++}`;
    const { input } = this;
    input.type = "search";
    input.setAttribute("aria-label", label);
    input.setAttribute("list", this.words.id);
    input.autocomplete = "off";
    input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.wait();
    });
    input.addEventListener("compositionend", () => this.wait());
    input.addEventListener("focus", () => events.filterOptions(column, (words) => this.offer(words)));
    input.addEventListener("keydown", (event) => this.key(event));
    this.element.append(input, this.words);
  }

  show(text: string, bad: boolean): void {
    const { input } = this;
    if (document.activeElement !== input && input.value !== text) input.value = text;
    input.classList.toggle("is-on", text !== "");
    if (bad) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private offer(words: readonly string[]): void {
    this.words.replaceChildren(
      ...words.map((word) => {
        const option = document.createElement("option");
        option.value = word;
        return option;
      }),
    );
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "ArrowDown") {
      if (event.key === "ArrowDown" && this.words.childElementCount > 0) return;
      event.preventDefault();
      this.tell();
      this.events.leaveFilter();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.input.value = "";
      this.tell();
    }
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), DELAY_MS);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.events.filter(this.column, this.input.value);
  }
}
