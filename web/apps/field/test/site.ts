import type { ActivityRecord, EntryRecord } from "../src/records.ts";

/** 16 层 剪力墙钢筋绑扎 on Sunday 2026-11-22: 60 % accepted, five days from 11-19, 23.4 t. */
export function rebar(changes: Partial<ActivityRecord> = {}): ActivityRecord {
  return {
    activity_id: 16,
    code: "ST-16-01",
    name: "16层 剪力墙钢筋绑扎",
    path: ["3#楼", "主体"],
    location: "3#楼 16层",
    trade: "钢筋",
    crew: { id: 4, name: "钢筋班 刘志强" },
    critical: true,
    planned_start: "2026-11-19T07:00",
    planned_finish: "2026-11-23T18:00",
    early_start: null,
    early_finish: null,
    total_float_days: 0,
    quantity: 23.4,
    unit: "t",
    duration_days: 5,
    accepted: {
      percent: 0.6,
      quantity: 14,
      remaining_days: 2,
      at: "2026-11-21T10:00:00+08:00",
      by: "李慧敏",
    },
    claimed: null,
    actual_start: "2026-11-19",
    actual_finish: null,
    state: "active",
    waits_for: [],
    photo_required: false,
    assigned_until: null,
    ...changes,
  };
}

export function report(changes: Partial<EntryRecord> = {}): EntryRecord {
  return {
    entry_id: "e-1",
    activity_id: 16,
    day: "2026-11-22",
    facts: { percent: 0.7, quantity: 16.4, unit: "t" },
    note: "",
    photos: [],
    reporter: "周建国",
    at: "2026-11-22T17:37:00+08:00",
    state: "claimed",
    decision: null,
    doubts: [],
    ...changes,
  };
}
