/** Why work stands still: the six constraints of a look-ahead and what happens on a site besides. */
export const BLOCKERS = [
  "predecessor",
  "material",
  "drawing",
  "people",
  "machine",
  "inspection",
  "weather",
  "safety",
  "other",
] as const;

export type Blocker = (typeof BLOCKERS)[number];

/** Why a supervisor accepts another value or returns a report. */
export const OBJECTIONS = ["quantity", "photo", "place", "inspection", "other"] as const;

export type Objection = (typeof OBJECTIONS)[number];
