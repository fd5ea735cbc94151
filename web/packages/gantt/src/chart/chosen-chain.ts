import { chainOf } from "../network.ts";
import type { Store } from "../store.ts";

/** The chain of the chosen activity, worked out once for each choice and each plan. */
export class ChosenChain {
  private row = -1;
  private store: Store | null = null;
  private rows: ReadonlySet<number> | null = null;

  /** `null` where nothing is chosen. */
  rowsOf(store: Store, row: number): ReadonlySet<number> | null {
    if (row < 0) return null;
    if (this.row !== row || this.store !== store) {
      this.rows = chainOf(store, row);
      this.row = row;
      this.store = store;
    }
    return this.rows;
  }
}
