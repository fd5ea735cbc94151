import type { PortfolioProject } from "@headway/api-types";

/** A place on the map of lateness against work left; pixels of the drawing. */
export interface MapCircle {
  project: PortfolioProject;
  x: number;
  y: number;
  radius: number;
  label: MapLabel | null;
}

export interface MapLabel {
  x: number;
  y: number;
  anchor: "start" | "end" | "middle";
}

export interface MapTick {
  value: number;
  at: number;
}

export interface PortfolioMap {
  circles: MapCircle[];
  days: MapTick[];
  shares: MapTick[];
  /** Where the contract finish stands, and where lateness becomes red. */
  zeroX: number;
  redX: number;
  halfY: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface MapSize {
  width: number;
  height: number;
  redAfterDays: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const MARGIN = { left: 44, right: 14, top: 10, bottom: 40 };
const SMALLEST = 6;
const LARGEST = 16;
/** Room inside the frame for a circle whose work is all left, or all done. */
const ROOM = { top: 20, bottom: 12 };
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const LINE = 16;

/** Circles by days late and share of work left, area by number of activities, names where they have room. */
export function mapOf(projects: readonly PortfolioProject[], size: MapSize): PortfolioMap {
  const placed = projects.filter((project) => project.lateness_days !== null && project.activity_count > 0);
  const frame = {
    left: MARGIN.left,
    right: size.width - MARGIN.right,
    top: MARGIN.top,
    bottom: size.height - MARGIN.bottom,
  };
  const days = dayTicks(
    placed.map((project) => project.lateness_days ?? 0),
    size.redAfterDays,
  );
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 1];
  const x = (value: number) => frame.left + ((value - first) / (last - first)) * (frame.right - frame.left);
  const y = (share: number) =>
    frame.bottom - ROOM.bottom - share * (frame.bottom - frame.top - ROOM.top - ROOM.bottom);
  const largest = Math.max(1, ...placed.map((project) => project.activity_count));
  const circles = placed
    .map((project) => ({
      project,
      x: x(project.lateness_days ?? 0),
      y: y(1 - project.percent_complete),
      radius: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(project.activity_count / largest),
      label: null,
    }))
    .sort((one, other) => other.radius - one.radius);
  return {
    circles: withLabels(circles, frame),
    days: days.map((value) => ({ value, at: x(value) })),
    shares: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, at: y(value) })),
    zeroX: x(0),
    redX: x(size.redAfterDays),
    halfY: y(0.5),
    ...frame,
  };
}

/** Round steps that hold all values, the contract finish and the line of red, eight at most. */
function dayTicks(values: number[], redAfterDays: number): number[] {
  const least = Math.min(-5, ...values);
  const most = Math.max(redAfterDays * 2, ...values);
  const step = STEPS.find((each) => (most - least) / each <= 7) ?? 2000;
  const [from, until] = [Math.floor(least / step), Math.ceil((most + step * 0.1) / step)];
  return Array.from({ length: until - from + 1 }, (_, index) => (from + index) * step);
}

/** The latest project chooses its side first; a name that would meet another name or circle is left out. */
function withLabels(circles: MapCircle[], frame: Box): MapCircle[] {
  const taken: Box[] = circles
    .map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))
    .concat(cornersOf(frame));
  const labels = new Map<MapCircle, MapLabel>();
  const urgent = [...circles].sort(
    (one, other) => (other.project.lateness_days ?? 0) - (one.project.lateness_days ?? 0),
  );
  for (const circle of urgent) {
    const found = sidesOf(circle).find(
      ({ box }) => inside(box, frame) && !taken.some((other) => meets(box, other)),
    );
    if (!found) continue;
    taken.push(found.box);
    labels.set(circle, found.label);
  }
  return circles.map((circle) => ({ ...circle, label: labels.get(circle) ?? null }));
}

/** Where the names of the fields stand. */
function cornersOf({ left, right, top, bottom }: Box): Box[] {
  const [wide, high] = [64, 22];
  return [
    { left, right: left + wide, top, bottom: top + high },
    { left, right: left + wide, top: bottom - high - 8, bottom },
    { left: right - wide, right, top, bottom: top + high },
    { left: right - wide, right, top: bottom - high - 8, bottom },
  ];
}

function sidesOf({ x, y, radius, project }: MapCircle): { label: MapLabel; box: Box }[] {
  const width = textWidth(project.name);
  const beside = radius + 5;
  const at = (label: MapLabel, left: number): { label: MapLabel; box: Box } => ({
    label,
    box: { left, right: left + width, top: label.y - 12, bottom: label.y - 12 + LINE },
  });
  return [
    at({ x: x + beside, y: y + 4, anchor: "start" }, x + beside),
    at({ x: x - beside, y: y + 4, anchor: "end" }, x - beside - width),
    at({ x, y: y - radius - 5, anchor: "middle" }, x - width / 2),
    at({ x, y: y + radius + 14, anchor: "middle" }, x - width / 2),
  ];
}

/** At 12 px: a Han character is as wide as high, a Latin one about half of it. */
export const textWidth = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter.charCodeAt(0) > 0x2e80 ? 12.5 : 7), 0);

const inside = (box: Box, frame: Box): boolean =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

const meets = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
