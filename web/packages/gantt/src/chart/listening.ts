import { zoomFactorOf } from "../pointer.ts";
import type { Panes } from "./panes.ts";

export interface PageEvents {
  scrolled: () => void;
  resized: () => void;
  themed: () => void;
  zoomBy: (factor: number) => void;
}

/** Scrolling of both panes as one, size and theme of the page. Returns the way to stop. */
export function listenToPage(panes: Panes, events: PageEvents): () => void {
  const left = panes.grid.scroller;
  const right = panes.timeline.scroller;
  left.addEventListener("scroll", () => follow(left, right, events), { passive: true });
  right.addEventListener("scroll", () => follow(right, left, events), { passive: true });
  left.addEventListener("wheel", (event) => zoomOverGrid(event, events), { passive: false });
  const sizes = new ResizeObserver(events.resized);
  sizes.observe(panes.root);
  const themes = new MutationObserver(events.themed);
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", events.themed);
  return () => {
    sizes.disconnect();
    themes.disconnect();
    dark.removeEventListener("change", events.themed);
  };
}

/** The other pane answers with a scroll event of its own, which then finds nothing to move. */
function follow(source: HTMLElement, other: HTMLElement, events: PageEvents): void {
  if (Math.abs(source.scrollTop - other.scrollTop) >= 1) other.scrollTop = source.scrollTop;
  events.scrolled();
}

function zoomOverGrid(event: WheelEvent, events: PageEvents): void {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  events.zoomBy(zoomFactorOf(event));
}
