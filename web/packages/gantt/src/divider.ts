const KEY_STEP = 16;

export interface DividerEvents {
  width: () => number;
  moved: (width: number) => void;
}

/** The bar between grid and timeline: dragged, or moved with ← and → when focused. */
export function createDivider(events: DividerEvents): HTMLElement {
  const divider = document.createElement("div");
  divider.className = "hwg-divider";
  divider.setAttribute("role", "separator");
  divider.setAttribute("aria-orientation", "vertical");
  divider.tabIndex = 0;
  divider.addEventListener("pointerdown", (down) => drag(divider, down, events));
  divider.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    event.stopPropagation();
    events.moved(events.width() + (event.key === "ArrowLeft" ? -KEY_STEP : KEY_STEP));
  });
  return divider;
}

function drag(divider: HTMLElement, down: PointerEvent, events: DividerEvents): void {
  down.preventDefault();
  divider.setPointerCapture(down.pointerId);
  const width = events.width();
  const move = (event: PointerEvent) => events.moved(width + event.clientX - down.clientX);
  divider.addEventListener("pointermove", move);
  divider.addEventListener("lostpointercapture", () => divider.removeEventListener("pointermove", move), {
    once: true,
  });
}
