const DRAG_THRESHOLD = 4;
const LINE_HEIGHT = 28;

export interface TimelinePointerEvents {
  /** True when the press takes hold of a bar, so that it does not move the window. */
  grab: (event: PointerEvent, x: number, y: number) => boolean;
  hover: (x: number, y: number) => void;
  leave: () => void;
  press: (x: number, y: number) => void;
  open: (x: number, y: number) => void;
  zoom: (factor: number, x: number) => void;
}

/** Pointer and wheel over the timeline: click, double click, drag to pan, Ctrl + wheel to zoom at the cursor. */
export function listenToTimeline(scroller: HTMLElement, events: TimelinePointerEvents): void {
  const at = (event: MouseEvent): [number, number] => {
    const box = scroller.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  scroller.addEventListener("pointermove", (event) => {
    if (event.buttons === 0) events.hover(...at(event));
  });
  scroller.addEventListener("pointerleave", events.leave);
  scroller.addEventListener("click", (event) => {
    if (!scroller.classList.contains("was-dragged")) events.press(...at(event));
  });
  scroller.addEventListener("dblclick", (event) => events.open(...at(event)));
  scroller.addEventListener("pointerdown", (event) => {
    scroller.classList.remove("was-dragged");
    if (onScrollBar(scroller, event) || events.grab(event, ...at(event))) return;
    startPan(scroller, event, events);
  });
  scroller.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      events.zoom(zoomFactorOf(event), at(event)[0]);
    },
    { passive: false },
  );
}

/** One notch of a wheel (100 pixels) zooms by a sixth; a trackpad by as much as it moves. */
export const zoomFactorOf = (event: WheelEvent): number => 1.0015 ** -wheelPixels(event);

const wheelPixels = (event: WheelEvent): number =>
  event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_HEIGHT : event.deltaY;

/** Touch pans by itself: the scroller is a native one. */
function startPan(scroller: HTMLElement, down: PointerEvent, events: TimelinePointerEvents): void {
  if (down.pointerType !== "mouse" || down.button > 1) return;
  const { scrollLeft, scrollTop } = scroller;
  const move = (event: PointerEvent) => {
    const dx = event.clientX - down.clientX;
    const dy = event.clientY - down.clientY;
    if (!scroller.classList.contains("is-panning")) {
      if (Math.hypot(dx, dy) < DRAG_THRESHOLD) return;
      scroller.setPointerCapture(down.pointerId);
      scroller.classList.add("is-panning", "was-dragged");
      events.leave();
    }
    scroller.scrollTo(scrollLeft - dx, scrollTop - dy);
  };
  const stop = () => {
    scroller.classList.remove("is-panning");
    scroller.removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
  };
  scroller.addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}

function onScrollBar(scroller: HTMLElement, event: PointerEvent): boolean {
  const box = scroller.getBoundingClientRect();
  return event.clientX - box.left > scroller.clientWidth || event.clientY - box.top > scroller.clientHeight;
}
