import type { ActivityRecord } from "../records.ts";
import { type ReportDraft, startedOn } from "./draft.ts";
import { lastPercent } from "./percent.ts";

/** Field → [what was shown before, what was entered], as an operation carries it. */
export type Changes = Record<string, [unknown, unknown]>;

/**
 * The operation of a report. Percent, day and activity always go along; a proposal that nobody looked at does not
 * become a fact of its own, except what follows from the percent (quantity, remaining days) and check-in (headcount).
 */
export function changesOf(
  draft: ReportDraft,
  activity: ActivityRecord,
  voice: string | null = null,
): Changes {
  const before = activity.claimed ?? activity.accepted;
  const changes: Changes = {
    activity_id: [null, activity.activity_id],
    day: [null, draft.day],
    percent: [lastPercent(activity), draft.percent],
    remaining_days: [before?.remaining_days ?? null, draft.remaining_days],
    state: [stateBefore(activity), draft.state],
  };
  if (draft.quantity !== null) {
    changes.quantity = [before?.quantity ?? null, draft.quantity];
    if (activity.unit) changes.unit = [activity.unit, activity.unit];
  }
  if (draft.headcount !== null) changes.headcount = [null, draft.headcount];
  if (draft.reason) changes.reason = [null, draft.reason];
  if (draft.note.trim()) changes.note = ["", draft.note.trim()];
  const start = startedOn(draft, activity);
  if (start) changes.started_on = [activity.actual_start, start];
  if (draft.finished_on) changes.finished_on = [activity.actual_finish, draft.finished_on];
  if (voice) changes.voice = [null, voice];
  return changes;
}

/** A start alone: 报开工, no number asked. */
export function startChanges(activity: ActivityRecord, day: string): Changes {
  return {
    activity_id: [null, activity.activity_id],
    day: [null, day],
    started_on: [activity.actual_start, day],
    state: [stateBefore(activity), "normal"],
  };
}

/** The operation of a correction: the same, naming the earlier report. */
export function correctionChanges(
  draft: ReportDraft,
  activity: ActivityRecord,
  supersedes: string,
  voice: string | null = null,
): Changes {
  return { ...changesOf(draft, activity, voice), supersedes: [null, supersedes] };
}

const stateBefore = (activity: ActivityRecord): string => (activity.state === "paused" ? "paused" : "normal");
