import type { Store } from "./store.ts";
import type { ProgressColumns } from "./types.ts";

/** Percent of an accepted value may differ from the plan's by rounding; that is not ahead of the dates. */
const SAME = 0.0005;

/**
 * Draws what was accepted and claimed over the plan's own progress, in place: a report costs one pass over four
 * columns and no new store. `null` shows the plan's own progress again.
 */
export function showProgress(store: Store, progress: ProgressColumns | null): void {
  const { activities } = store.columns;
  for (let row = 0; row < store.count; row++) {
    store.percent[row] = activities.percent[row] ?? 0;
    store.claimed[row] = activities.claimed?.[row] ?? 0;
    store.ahead[row] = 0;
    store.remaining[row] = activities.remaining[row] ?? 0;
  }
  if (progress === null) return;
  for (let index = 0; index < progress.id.length; index++) {
    const row = store.rowOfId.get(progress.id[index]!);
    if (row !== undefined) showRow(store, row, progress, index);
  }
}

function showRow(store: Store, row: number, progress: ProgressColumns, index: number): void {
  const known = store.percent[row]!;
  const accepted = progress.accepted[index] ?? known;
  store.percent[row] = accepted;
  const claimed = progress.claimed[index];
  store.claimed[row] = claimed == null ? 0 : claimed - accepted;
  if (progress.ahead[index] === 1) store.ahead[row] = accepted - known > SAME ? accepted - known : 0;
  store.remaining[row] = progress.remaining[index] ?? store.remaining[row]!;
}
