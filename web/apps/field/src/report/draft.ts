import type { ActivityRecord, EntryRecord, Reason, ReportState } from "../records.ts";
import { lastPercent, percentNumber, stepPercent, wholePercent } from "./percent.ts";
import { percentAt, quantityAt, stepQuantity } from "./quantity.ts";
import { proposedRemaining } from "./remaining.ts";

/** A report as it is being filled in. Numbers follow the percent until a person has touched them himself. */
export interface ReportDraft {
  day: string;
  percent: number;
  quantity: number | null;
  remaining_days: number;
  headcount: number | null;
  started_on: string | null;
  finished_on: string | null;
  state: ReportState;
  reason: Reason | null;
  note: string;
  /** What a person set himself; everything else is a proposal and goes along only when it means something. */
  touched: ReadonlySet<DraftField>;
}

export type DraftField =
  | "percent"
  | "quantity"
  | "remaining_days"
  | "headcount"
  | "started_on"
  | "finished_on"
  | "state"
  | "note"
  | "day";

/** A draft for a day, with the last value filled in; `headcount` from check-in. */
export function newDraft(activity: ActivityRecord, day: string, headcount: number | null): ReportDraft {
  const percent = lastPercent(activity);
  return followPercent(
    {
      day,
      percent,
      quantity: null,
      remaining_days: 0,
      headcount,
      started_on: null,
      finished_on: null,
      state: activity.state === "paused" ? "paused" : "normal",
      reason: null,
      note: "",
      touched: new Set(),
    },
    activity,
  );
}

/** The draft that an earlier report of one's own is corrected with: what was said, ready to be changed. */
export function correctionOf(entry: EntryRecord, activity: ActivityRecord): ReportDraft {
  const { facts } = entry;
  const draft = newDraft(activity, entry.day, facts.headcount ?? null);
  const said: ReportDraft = {
    ...draft,
    percent: facts.percent ?? draft.percent,
    started_on: facts.started_on ?? null,
    finished_on: facts.finished_on ?? null,
    state: facts.state ?? "normal",
    reason: facts.reason ?? null,
    note: entry.note ?? "",
    touched: new Set(facts.quantity === undefined ? [] : ["quantity"]),
  };
  return {
    ...followPercent(said, activity),
    ...(facts.quantity === undefined ? {} : { quantity: facts.quantity }),
    ...(facts.remaining_days === undefined ? {} : { remaining_days: facts.remaining_days }),
  };
}

export function setPercent(draft: ReportDraft, activity: ActivityRecord, fraction: number): ReportDraft {
  const percent = wholePercent(fraction);
  const state = draft.state === "done" && percent < 1 ? "normal" : draft.state;
  const finished_on = percent < 1 ? null : draft.finished_on;
  return followPercent({ ...touch(draft, "percent"), percent, state, finished_on }, activity);
}

export function stepBy(draft: ReportDraft, activity: ActivityRecord, steps: number): ReportDraft {
  return setPercent(draft, activity, stepPercent(draft.percent, steps));
}

/** A quantity leads the percent, too, as long as nobody has set the percent himself. */
export function stepQuantityBy(draft: ReportDraft, activity: ActivityRecord, steps: number): ReportDraft {
  return setQuantity(draft, activity, stepQuantity(draft.quantity ?? 0, steps, activity.quantity));
}

export function setQuantity(draft: ReportDraft, activity: ActivityRecord, quantity: number): ReportDraft {
  const next = { ...touch(draft, "quantity"), quantity };
  if (!activity.quantity || draft.touched.has("percent")) return next;
  return followPercent({ ...next, percent: percentAt(quantity, activity.quantity) }, activity);
}

export function stepRemaining(draft: ReportDraft, steps: number): ReportDraft {
  return {
    ...touch(draft, "remaining_days"),
    remaining_days: Math.max(0, Math.round(draft.remaining_days + steps)),
  };
}

export function stepHeadcount(draft: ReportDraft, steps: number): ReportDraft {
  return { ...touch(draft, "headcount"), headcount: Math.max(0, (draft.headcount ?? 0) + steps) };
}

/** Done: 100 %, nothing remains, finished on the day of the report unless another day was said. */
export function markDone(draft: ReportDraft, activity: ActivityRecord): ReportDraft {
  const all = setPercent({ ...draft, state: "done" }, activity, 1);
  return {
    ...touch(all, "state"),
    state: "done",
    remaining_days: 0,
    finished_on: draft.finished_on ?? draft.day,
    reason: null,
  };
}

/** Goes on as normal; what was paused is resumed. */
export function markNormal(draft: ReportDraft, activity: ActivityRecord): ReportDraft {
  const state: ReportState = activity.state === "paused" ? "resumed" : "normal";
  return { ...touch(draft, "state"), state, reason: null, finished_on: null };
}

export function markBlocked(draft: ReportDraft, reason: Reason): ReportDraft {
  return { ...touch(draft, "state"), state: "paused", reason, finished_on: null };
}

/** What is started today and was not before says so without being asked. */
export function startedOn(draft: ReportDraft, activity: ActivityRecord): string | null {
  if (draft.started_on) return draft.started_on;
  if (activity.actual_start || lastPercent(activity) > 0) return null;
  return draft.percent > 0 ? draft.day : null;
}

function followPercent(draft: ReportDraft, activity: ActivityRecord): ReportDraft {
  const follows = (field: DraftField): boolean => !draft.touched.has(field);
  return {
    ...draft,
    quantity:
      activity.quantity && follows("quantity")
        ? quantityAt(draft.percent, activity.quantity)
        : draft.quantity,
    remaining_days:
      follows("remaining_days") || draft.percent >= 1
        ? proposedRemaining(activity, draft.percent)
        : draft.remaining_days,
  };
}

export function touch(draft: ReportDraft, field: DraftField): ReportDraft {
  return { ...draft, touched: new Set([...draft.touched, field]) };
}

/** Has anything been entered that would be lost by leaving? */
export const isDirty = (draft: ReportDraft): boolean => draft.touched.size > 0;

export const percentText = (fraction: number): string => `${percentNumber(fraction)} %`;
