const MARGIN = 28;
const FASTEST = 18;

/** Pixels to scroll in a frame while the pointer is held so near an edge, or beyond it. */
export function scrollStep(at: number, size: number): number {
  if (at < MARGIN) return -speed(MARGIN - at);
  return at > size - MARGIN ? speed(at - size + MARGIN) : 0;
}

const speed = (depth: number): number => Math.ceil(Math.min(1, depth / (MARGIN * 2)) * FASTEST);
