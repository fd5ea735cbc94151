/** Bits of an activity's flags. */
export const FLAG = {
  critical: 1,
  longestPath: 2,
  started: 4,
  complete: 8,
  manual: 16,
  inactive: 32,
  constrained: 64,
  notes: 128,
  /** Its duration counts around the clock. */
  elapsed: 256,
} as const;
