import type { DeskConflict, FieldDevice, ParkedItem, SyncStatistics } from "@headway/api-types";

/** What is chosen at the desk: a conflict, or a parked entry. */
export type Chosen = { kind: "conflict" | "parked"; id: number };

export const keyOf = (chosen: Chosen): string => `${chosen.kind}-${chosen.id}`;

/** All that waits, in the order of the list: conflicts, then what is parked. */
export function itemsOf(conflicts: readonly DeskConflict[], parked: readonly ParkedItem[]): Chosen[] {
  return [
    ...conflicts.map((one): Chosen => ({ kind: "conflict", id: one.conflict_id })),
    ...parked.map((one): Chosen => ({ kind: "parked", id: one.parked_id })),
  ];
}

export function neighbourItem(items: readonly Chosen[], chosen: Chosen | null, step: 1 | -1): Chosen | null {
  const place = chosen === null ? -1 : items.findIndex((one) => keyOf(one) === keyOf(chosen));
  if (place < 0) return items[0] ?? null;
  return items[Math.min(items.length - 1, Math.max(0, place + step))] ?? null;
}

export function oldestOf(conflicts: readonly DeskConflict[], parked: readonly ParkedItem[]): string | null {
  const moments = [...conflicts, ...parked].map((one) => one.at).sort();
  return moments[0] ?? null;
}

export type Way = "carry_out" | "attach" | "carry_out_as" | "give_back" | "keep";

/** Reasons that another activity cures, and reasons that a corrected value cures; all else is a matter of rights. */
const GONE = new Set(["tombstone", "progress.activity_gone", "progress.activity_not_reported"]);
const RIGHTS = new Set([
  "denied",
  "device_revoked",
  "foreign_author",
  "foreign_device",
  "other_version",
  "broken",
  "people.not_allowed",
]);

/**
 * The ways out of a parked entry that the server allows, the likeliest first: it stands as the one filled button of
 * its line. To carry out for another activity is a correction, too.
 */
export function waysOf(item: Pick<ParkedItem, "reason" | "ways">): Way[] {
  const wanted: Way[] = GONE.has(item.reason)
    ? ["attach", "give_back", "keep"]
    : RIGHTS.has(item.reason)
      ? ["carry_out", "give_back", "keep"]
      : ["carry_out_as", "carry_out", "give_back", "keep"];
  return wanted.filter((way) => item.ways.includes(way === "attach" ? "carry_out_as" : way));
}

/** Field → what was entered. */
export const enteredIn = (item: Pick<ParkedItem, "changes">): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item.changes).map(([field, pair]) => [field, Array.isArray(pair) ? pair[1] : pair]),
  );

/** Share of all entries, in percent with one decimal; never 100 % while something is missing. */
export function shareOf(part: number, statistics: SyncStatistics): number {
  if (statistics.entries === 0) return 0;
  const share = (part / statistics.entries) * 100;
  return part === statistics.entries ? 100 : Math.min(99.9, Math.round(share * 10) / 10);
}

/** Phones that are expected to send and do not. */
export const silentOf = (devices: readonly FieldDevice[]): FieldDevice[] =>
  devices.filter((device) => device.is_silent && device.revoked === null);

/** An entry that came more than two minutes after it was made was made without a network. */
export const wasOffline = (at: string, received: string): boolean =>
  new Date(received).getTime() - new Date(at).getTime() > 120_000;
