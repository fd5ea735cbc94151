import type { DeskConflict, FieldDevice, ParkedItem, SyncStatistics } from "@headway/api-types";

/** What is chosen at the desk: a conflict, or a parked entry. */
export type Chosen = { kind: "conflict" | "parked"; id: number };

export const keyOf = (chosen: Chosen): string => `${chosen.kind}-${chosen.id}`;

/** All that waits, in the order of the list: conflicts, then what is parked; the oldest first within each. */
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

/** The ways out of a parked entry, the likeliest first: it stands as the one filled button of its line. */
export function waysOf(item: ParkedItem): Way[] {
  if (item.reason === "denied") return ["carry_out", "give_back", "keep"];
  if (item.reason === "tombstone") return ["attach", "give_back", "keep"];
  if (item.reason === "op_id_reused") return ["keep", "give_back"];
  return ["carry_out_as", "carry_out", "give_back", "keep"];
}

/** Share of all entries, in percent with one decimal; never 100 % while something is missing. */
export function shareOf(part: number, statistics: SyncStatistics): number {
  if (statistics.entries === 0) return 0;
  const share = (part / statistics.entries) * 100;
  return part === statistics.entries ? 100 : Math.min(99.9, Math.round(share * 10) / 10);
}

/** Phones that are expected to send and do not. */
export const silentOf = (devices: readonly FieldDevice[]): FieldDevice[] =>
  devices.filter((device) => device.is_silent && device.revoked_at === null);

/** An entry that came more than two minutes after it was made was made without a network. */
export const wasOffline = (at: string, received: string): boolean =>
  new Date(received).getTime() - new Date(at).getTime() > 120_000;
