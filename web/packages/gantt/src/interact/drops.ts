import { reachedFrom } from "../network.ts";
import type { WorkInHand } from "../scene.ts";
import { isComplete, type Store } from "../store.ts";
import type { Bar, Displaced } from "./displaced.ts";
import type { Draft, End } from "./draft.ts";
import { showDraft } from "./drafting.ts";

/** A taken drop gives way to the new plan; should none come, it gives way after this time. */
const WAIT_MS = 400;

interface Drop {
  draft: Draft;
  /** By id, because rows change with the plan. */
  id: number;
  toId: number;
  /** Where the bar stood when it was taken. */
  stood: Bar;
  store: Store;
  taken: boolean;
}

/** What was dropped and waits for the answer: shown where it lies, its successors as what may move. */
export class Drops {
  private readonly waiting = new Map<number, Drop>();
  private last = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  add(store: Store, displaced: Displaced, draft: Draft): number {
    const row = draft.kind === "link" ? draft.from.row : draft.row;
    const to = draft.kind === "link" ? draft.to : null;
    const toId = to ? store.id[to.row]! : -1;
    const stood = displaced.planned(row);
    this.waiting.set(++this.last, { draft, id: store.id[row]!, toId, stood, store, taken: false });
    return this.last;
  }

  /** Taken by the server, or refused: then the bar goes back at once. Returns true when the picture changes now. */
  settle(drop: number, taken: boolean, store: Store): boolean {
    const found = this.waiting.get(drop);
    if (!found) return false;
    found.taken = taken;
    if (taken && found.store === store) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.forgetTaken() && this.changed(), WAIT_MS);
      return false;
    }
    this.waiting.delete(drop);
    return true;
  }

  /** A new plan has come: what was taken is part of it. */
  forgetTaken(): boolean {
    const before = this.waiting.size;
    for (const [drop, { taken }] of this.waiting) if (taken) this.waiting.delete(drop);
    return this.waiting.size < before;
  }

  /** Shows what still waits in a plan's drawing. */
  show(store: Store, displaced: Displaced): Pick<WorkInHand, "dropped" | "followers" | "drawn"> {
    const dropped = new Map<number, Bar>();
    const followers = new Set<number>();
    const drawn: { from: End; to: End }[] = [];
    for (const drop of this.waiting.values()) {
      const row = store.rowOfId.get(drop.id);
      if (row === undefined) continue;
      this.follow(store, row, drop, followers, drawn);
      if (drop.draft.kind === "link" || drop.draft.kind === "refused") continue;
      showDraft(store, displaced, { ...drop.draft, row });
      dropped.set(row, drop.stood);
    }
    for (const row of dropped.keys()) followers.delete(row);
    return { dropped, followers, drawn };
  }

  private follow(
    store: Store,
    row: number,
    drop: Drop,
    followers: Set<number>,
    drawn: { from: End; to: End }[],
  ): void {
    const { draft } = drop;
    const to = draft.kind === "link" ? store.rowOfId.get(drop.toId) : undefined;
    if (draft.kind === "link" && draft.to && to !== undefined) {
      drawn.push({ from: { ...draft.from, row }, to: { ...draft.to, row: to } });
      followers.add(to);
    }
    const moves = draft.kind === "move" || draft.kind === "resize";
    for (const each of moves || to !== undefined ? reachedFrom(store, to ?? row, "after") : []) {
      if (!isComplete(store, each)) followers.add(each);
    }
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  clear(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }
}
