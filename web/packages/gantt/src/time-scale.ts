import { MINUTES_PER_DAY } from "./days.ts";
import type { LocalMinutes, ScaleName } from "./types.ts";

/** CSS pixels per calendar day. */
export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 80;
export const ZOOM_STEP = 1.25;

const SCALES: Record<ScaleName, number> = { month: 1.6, xun: 4, week: 11, day: 32 };

export const zoomOfScale = (scale: ScaleName): number => SCALES[scale];

export function scaleOfZoom(zoom: number): ScaleName {
  if (zoom < 2.4) return "month";
  if (zoom < 7) return "xun";
  return zoom < 20 ? "week" : "day";
}

export const clampZoom = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** Maps instants to pixels of the whole drawing; pixel 0 is midnight of `originDay`. */
export class TimeScale {
  readonly pixelsPerMinute: number;

  constructor(
    readonly originDay: number,
    readonly endDay: number,
    readonly zoom: number,
  ) {
    this.pixelsPerMinute = zoom / MINUTES_PER_DAY;
  }

  get width(): number {
    return Math.ceil((this.endDay - this.originDay) * this.zoom);
  }

  x(instant: LocalMinutes): number {
    return (instant - this.originDay * MINUTES_PER_DAY) * this.pixelsPerMinute;
  }

  xOfDay(day: number): number {
    return (day - this.originDay) * this.zoom;
  }

  instantAt(x: number): LocalMinutes {
    return this.originDay * MINUTES_PER_DAY + x / this.pixelsPerMinute;
  }

  dayAt(x: number): number {
    return this.originDay + Math.floor(x / this.zoom);
  }

  withZoom(zoom: number): TimeScale {
    return new TimeScale(this.originDay, this.endDay, clampZoom(zoom));
  }
}

/** Zoom at which `first`..`last` fills `width`, with a margin on both sides for caps and labels. */
export function zoomToFit(first: LocalMinutes, last: LocalMinutes, width: number, margin: number): number {
  const days = Math.max(1, (last - first) / MINUTES_PER_DAY);
  return clampZoom(Math.max(1, width - 2 * margin) / days);
}
