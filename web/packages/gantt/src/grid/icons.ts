export type IconName = "late" | "complete" | "started" | "chevron" | "milestone";

export const iconClass = (name: IconName): string => `hwg-icon hwg-icon-${name}`;

/**
 * Marks are boxes shaped by the style sheet: in a scroll that fills thirty rows per frame, as many SVG roots
 * cost half of the frame on software rendering. A mark says by shape what its colour says again.
 */
export function createIcon(name: IconName): HTMLElement {
  const icon = document.createElement("span");
  icon.className = iconClass(name);
  icon.setAttribute("aria-hidden", "true");
  return icon;
}
