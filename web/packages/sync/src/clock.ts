/** Time of the phone: its wall clock (which may be wrong) and milliseconds that never run backwards. */
import type { Instant } from "./protocol.ts";

export interface Clock {
  /** Milliseconds since 1970 by the phone's clock. */
  wallMs(): number;
  /** Milliseconds that grow, whatever somebody does to the clock. */
  monotonicMs(): number;
  timeZone(): string;
}

export interface ClockMark {
  wall_ms: number;
  monotonic_ms: number;
}

const LONGEST_PAUSE_MS = 400 * 86_400_000;

/** Goes on from the last mark: a browser counts from the opening of the page only. */
export function phoneClock(mark: ClockMark | null): Clock {
  const started = performance.now();
  const pause = mark ? Math.min(Math.max(Date.now() - mark.wall_ms, 0), LONGEST_PAUSE_MS) : 0;
  const base = (mark?.monotonic_ms ?? 0) + pause;
  return {
    wallMs: () => Date.now(),
    monotonicMs: () => Math.round(base + performance.now() - started),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

const two = (value: number): string => String(Math.abs(value)).padStart(2, "0");

/** The instant with the phone's own offset: `2026-11-22T17:36:05.120+08:00`. */
export function instantOf(wallMs: number): Instant {
  const moment = new Date(wallMs);
  const offset = -moment.getTimezoneOffset();
  const local = new Date(wallMs + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}
