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
  followEachOther(left, right, events.scrolled);
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

/**
 * Scrolls the other pane along. The other answers with a scroll event of its own, a moment later, when this one
 * may have moved on: such an echo must not pull it back.
 */
function followEachOther(one: HTMLElement, other: HTMLElement, scrolled: () => void): void {
  const echoes = new Map<HTMLElement, number>();
  const follow = (source: HTMLElement, follower: HTMLElement) => {
    const isEcho = Math.abs(source.scrollTop - (echoes.get(source) ?? Number.NaN)) < 1;
    echoes.delete(source);
    if (!isEcho && Math.abs(source.scrollTop - follower.scrollTop) >= 1) {
      follower.scrollTop = source.scrollTop;
      echoes.set(follower, follower.scrollTop);
    }
    scrolled();
  };
  one.addEventListener("scroll", () => follow(one, other), { passive: true });
  other.addEventListener("scroll", () => follow(other, one), { passive: true });
}

function zoomOverGrid(event: WheelEvent, events: PageEvents): void {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  events.zoomBy(zoomFactorOf(event));
}
