const NAMESPACE = "http://www.w3.org/2000/svg";

/** Drawn on 16 × 16; a mark says by shape what its colour says again. */
const PATHS = {
  late: "M8 1.5 15 14H1Z",
  complete: "M2.5 8.5 6.3 12 13.5 4.2",
  started: "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12Z",
  chevron: "M6 4l4 4-4 4",
  milestone: "M8 2.5 13.5 8 8 13.5 2.5 8Z",
} as const;

export type IconName = keyof typeof PATHS;

export function createIcon(name: IconName): SVGSVGElement {
  const icon = document.createElementNS(NAMESPACE, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("class", `hwg-icon hwg-icon-${name}`);
  icon.setAttribute("aria-hidden", "true");
  icon.append(createPath(PATHS[name]));
  if (name === "late") icon.append(createPath("M8 6v4M8 11.6v1.2", "hwg-icon-hole"));
  if (name === "started") icon.append(createPath("M8 2a6 6 0 0 1 0 12Z", "hwg-icon-half"));
  return icon;
}

function createPath(line: string, className?: string): SVGPathElement {
  const path = document.createElementNS(NAMESPACE, "path");
  path.setAttribute("d", line);
  if (className) path.setAttribute("class", className);
  return path;
}
