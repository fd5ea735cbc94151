import { daysBetween } from "../days/site-days.ts";
import type { ActivityRecord, Doubt, ReportingRules } from "../records.ts";
import type { ReportDraft } from "./draft.ts";
import { acceptedPercent, lastPercent, percentNumber } from "./percent.ts";

/** Percent a day beyond which a step looks out of pace, when nothing else is known. */
const STEEP_STEP = 0.3;
const PACE_FACTOR = 3;
const LATE_AFTER_DAYS = 3;

export interface DoubtContext {
  today: string;
  photo_count: number;
  rules: Partial<ReportingRules>;
}

/**
 * What the supervisor will stumble over, told to the reporter before he saves. Nothing here forbids saving: the server
 * judges again with the rules of the project.
 */
export function doubtsOf(activity: ActivityRecord, draft: ReportDraft, context: DoubtContext): Doubt[] {
  return [
    ...falling(activity, draft),
    ...steep(activity, draft, context.today),
    ...predecessorOpen(activity, draft),
    ...withoutPhoto(activity, draft, context),
    ...longPast(draft, context),
    ...orderOfDays(activity, draft, context.today),
  ];
}

function falling(activity: ActivityRecord, draft: ReportDraft): Doubt[] {
  const fall = percentNumber(lastPercent(activity)) - percentNumber(draft.percent);
  return fall > 0 ? [{ code: "falling", parameters: { points: fall } }] : [];
}

function steep(activity: ActivityRecord, draft: ReportDraft, today: string): Doubt[] {
  const step = draft.percent - acceptedPercent(activity);
  const usual = paceOf(activity, today);
  const limit = usual === null ? STEEP_STEP : Math.max(STEEP_STEP, usual * PACE_FACTOR);
  if (step < limit || draft.state === "done") return [];
  return [{ code: "steep", parameters: { points: percentNumber(step) } }];
}

/** Accepted percent a day since the actual start; null when that is unknown. */
function paceOf(activity: ActivityRecord, today: string): number | null {
  if (!activity.actual_start || !activity.accepted?.percent) return null;
  return activity.accepted.percent / Math.max(1, daysBetween(activity.actual_start, today));
}

function predecessorOpen(activity: ActivityRecord, draft: ReportDraft): Doubt[] {
  const open = activity.waits_for;
  if (open.length === 0 || (draft.percent === 0 && !draft.started_on)) return [];
  return [{ code: "predecessor_open", parameters: { name: open[0]! } }];
}

function withoutPhoto(activity: ActivityRecord, draft: ReportDraft, context: DoubtContext): Doubt[] {
  const isAsked = activity.photo_required || context.rules.photo_required_at_100 === true;
  return draft.percent >= 1 && isAsked && context.photo_count === 0 ? [{ code: "photo_missing" }] : [];
}

function longPast(draft: ReportDraft, context: DoubtContext): Doubt[] {
  const days = daysBetween(draft.day, context.today);
  const limit = context.rules.late_after_days ?? LATE_AFTER_DAYS;
  return days > limit ? [{ code: "long_past", parameters: { days } }] : [];
}

function orderOfDays(activity: ActivityRecord, draft: ReportDraft, today: string): Doubt[] {
  const start = draft.started_on ?? activity.actual_start?.slice(0, 10) ?? null;
  const finish = draft.finished_on ?? null;
  const doubts: Doubt[] = [];
  if (start && finish && finish < start) doubts.push({ code: "finish_before_start" });
  if (draft.day > today || (start ?? "") > today || (finish ?? "") > today)
    doubts.push({ code: "in_future" });
  return doubts;
}
