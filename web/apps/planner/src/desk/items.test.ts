import type { DeskConflict, FieldDevice, ParkedItem } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import {
  enteredIn,
  itemsOf,
  neighbourItem,
  oldestOf,
  shareOf,
  silentOf,
  wasOffline,
  waysOf,
} from "./items.ts";
import { readValue, typedValue } from "./values.ts";

const conflict = (id: number, at: string) => ({ conflict_id: id, at }) as DeskConflict;
const parked = (id: number, reason: string, at = "2026-11-22T10:00:00Z") =>
  ({ parked_id: id, reason, at, ways: ALL }) as unknown as ParkedItem;
const ALL = ["carry_out", "carry_out_as", "give_back", "keep"];
const statistics = {
  days: 30,
  entries: 6412,
  applied: 6361,
  with_conflict: 21,
  parked: 30,
  lost: 0,
  behind_a_gap: 0,
  open_parked: 4,
  open_conflicts: 3,
};

describe("the desk", () => {
  const items = itemsOf([conflict(7, "2026-11-22T09:50:00Z")], [parked(3, "denied")]);

  it("lists conflicts before what is parked, and walks through both", () => {
    expect(items).toEqual([
      { kind: "conflict", id: 7 },
      { kind: "parked", id: 3 },
    ]);
    expect(neighbourItem(items, null, 1)).toEqual(items[0]);
    expect(neighbourItem(items, items[0]!, 1)).toEqual(items[1]);
    expect(neighbourItem(items, items[1]!, 1)).toEqual(items[1]);
    expect(oldestOf([conflict(7, "2026-11-22T09:50:00Z")], [parked(3, "denied")])).toBe(
      "2026-11-22T09:50:00Z",
    );
  });

  it("offers first the way out that fits the reason", () => {
    expect(waysOf(parked(1, "denied"))[0]).toBe("carry_out");
    expect(waysOf(parked(1, "tombstone"))[0]).toBe("attach");
    expect(waysOf(parked(1, "progress.fact_not_taken"))[0]).toBe("carry_out_as");
    expect(waysOf({ reason: "malformed", ways: ["give_back", "keep"] })).toEqual(["give_back", "keep"]);
  });

  it("shows what was entered", () => {
    expect(enteredIn({ changes: { percent: [0.2, 0.4], note: [null, "东侧"] } })).toEqual({
      percent: 0.4,
      note: "东侧",
    });
  });

  it("never rounds a share up to all", () => {
    expect(shareOf(statistics.applied, statistics)).toBe(99.2);
    expect(shareOf(6411, statistics)).toBe(99.9);
    expect(shareOf(6412, statistics)).toBe(100);
    expect(shareOf(0, { ...statistics, entries: 0 })).toBe(0);
  });

  it("knows phones that are silent, and entries that were made without a network", () => {
    const phone = (is_silent: boolean, revoked_at: string | null) =>
      ({
        is_silent,
        revoked: revoked_at === null ? null : { at: revoked_at, by: "", reason: "" },
      }) as FieldDevice;
    expect(silentOf([phone(true, null), phone(true, "2026-11-20"), phone(false, null)])).toHaveLength(1);
    expect(wasOffline("2026-11-22T15:48:00+08:00", "2026-11-22T17:50:00+08:00")).toBe(true);
    expect(wasOffline("2026-11-22T16:05:00+08:00", "2026-11-22T16:05:20+08:00")).toBe(false);
  });
});

describe("another value", () => {
  it("is read in the terms of its field", () => {
    expect(readValue("percent", "62.5 %")).toBe(0.625);
    expect(readValue("percent", "120")).toBeNull();
    expect(readValue("remaining_days", "3 天")).toBe(3);
    expect(readValue("quantity", "十块")).toBeNull();
    expect(readValue("finished_on", "2026-11-25")).toBe("2026-11-25");
    expect(readValue("finished_on", "11-25")).toBeNull();
  });

  it("is typed as people write it", () => {
    expect(typedValue("percent", 0.625)).toBe("62.5");
    expect(typedValue("quantity", null)).toBe("");
  });
});
