import { daysBetween } from "../days/site-days.ts";
import type { ActivityRecord, Doubt, ReportingRules } from "../records.ts";
import type { ReportDraft } from "./draft.ts";
import { acceptedDay, acceptedPercent, percentNumber } from "./percent.ts";

/** Rules of a project that has said nothing else, as at the server (`progress/rules/settings.py`). */
const PACE_STEP = 0.2;
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
    ...outOfPace(activity, draft, context.rules),
    ...predecessorOpen(activity, draft),
    ...withoutPhoto(activity, draft, context),
    ...late(draft, context),
    ...orderOfDays(activity, draft, context.today),
  ];
}

function falling(activity: ActivityRecord, draft: ReportDraft): Doubt[] {
  const fall = percentNumber(acceptedPercent(activity)) - percentNumber(draft.percent);
  return fall > 0 ? [{ code: "falling", parameters: { percent: fall } }] : [];
}

/** More a day since the last accepted one than the project takes for possible: 60 % → 95 % in a day of 5 days' work. */
function outOfPace(activity: ActivityRecord, draft: ReportDraft, rules: Partial<ReportingRules>): Doubt[] {
  const since = acceptedDay(activity);
  const days = since && since < draft.day ? Math.max(1, daysBetween(since, draft.day)) : 1;
  const step = (draft.percent - acceptedPercent(activity)) / days;
  const usual = 1 / Math.max(1, activity.duration_days ?? 1);
  const limit = Math.max(rules.pace_step ?? PACE_STEP, (rules.pace_factor ?? PACE_FACTOR) * usual);
  if (step <= limit + 1e-9) return [];
  return [{ code: "out_of_pace", parameters: { step: percentNumber(step), usual: percentNumber(usual) } }];
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

function late(draft: ReportDraft, context: DoubtContext): Doubt[] {
  const days = daysBetween(draft.day, context.today);
  const limit = context.rules.late_after_days ?? LATE_AFTER_DAYS;
  return days > limit ? [{ code: "late", parameters: { day: draft.day, days } }] : [];
}

function orderOfDays(activity: ActivityRecord, draft: ReportDraft, today: string): Doubt[] {
  const start = draft.started_on ?? activity.actual_start?.slice(0, 10) ?? null;
  const finish = draft.finished_on ?? null;
  const doubts: Doubt[] = [];
  if (start && finish && finish < start)
    doubts.push({ code: "finish_before_start", parameters: { start, finish } });
  if (draft.day > today || (start ?? "") > today || (finish ?? "") > today)
    doubts.push({ code: "in_future" });
  return doubts;
}
