import type { PlanOperation } from "@headway/api-types";
import type { Gantt, LinkEvent, MoveEvent, Place, ProgressEvent, ResizeEvent } from "@headway/gantt";
import { FLAG, localIso, type Plan } from "@headway/model";
import { nextTick, onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { useEditing } from "./editing.ts";
import { RELATION_TYPES } from "./relations.ts";

/** What is said at a bar: the server's refusal of the edit at `where`, or that the plan put it on another day. */
export interface TimelineNote {
  where: string;
  place: Place;
  /** The activity did not come to lie where it was dropped; the edit that could be taken back. */
  elsewhere: { wished: number; got: number; byFinish: boolean; editId: number } | null;
}

export interface OpenLink {
  id: number;
  place: Place;
}

type Values = Record<string, unknown>;

const change = (activity_id: number, values: Values): PlanOperation => ({
  kind: "change_activity",
  activity_id,
  values,
});
const record = (activity_id: number, values: Values): PlanOperation => ({
  kind: "record_progress",
  activity_id,
  values,
});

const MOVES_BY_START = new Set(["start_on", "mandatory_start"]);
const MOVES_BY_FINISH = new Set(["finish_on", "mandatory_finish", "finish_on_or_after"]);
const STAYS = new Set(["start_on_or_before", "finish_on_or_before"]);

/**
 * A moved bar "starts no earlier than" the day it was dropped on, as in MS Project. A constraint that fixes the day
 * moves with the bar and keeps its kind; a latest day stays, and the earliest one stands beside it.
 */
export function moveValues(
  plan: Plan,
  event: Pick<MoveEvent, "row" | "start" | "finish" | "byFinish">,
): Values {
  const start = localIso(event.start);
  const finish = localIso(event.finish);
  if (plan.hasFlag(event.row, FLAG.manual)) return { manual_start: start, manual_finish: finish };
  const kind = constraintOf(plan, event.row);
  if (MOVES_BY_START.has(kind)) return { constraint: kind, constraint_at: start };
  if (MOVES_BY_FINISH.has(kind)) return { constraint: kind, constraint_at: finish };
  const earliest = event.byFinish ? "finish_on_or_after" : "start_on_or_after";
  const at = event.byFinish ? finish : start;
  if (STAYS.has(kind)) return { secondary_constraint: earliest, secondary_constraint_at: at };
  return { constraint: earliest, constraint_at: at };
}

function constraintOf({ window }: Plan, row: number): string {
  return window.constraints[window.activities.constraint?.[row] ?? 0] ?? "";
}

export const moveOperation = (plan: Plan, event: MoveEvent): PlanOperation =>
  change(event.id, moveValues(plan, event));

/** Of work that has begun the rest changes, which is progress; otherwise its duration. */
export function resizeOperation(
  plan: Plan,
  { id, row, begun, remaining, duration, finish }: ResizeEvent,
): PlanOperation {
  if (begun) return record(id, { remaining_minutes: remaining });
  const manual = plan.hasFlag(row, FLAG.manual) ? { manual_finish: localIso(finish) } : {};
  return change(id, { duration_minutes: duration, ...manual });
}

export const progressOperation = ({ id, percent }: ProgressEvent): PlanOperation =>
  record(id, { percent_complete: Math.round(percent * 100) / 100 });

export const linkOperation = ({ predecessor, successor, type }: LinkEvent): PlanOperation => ({
  kind: "add_relation",
  predecessor_id: predecessor,
  successor_id: successor,
  values: { type: RELATION_TYPES[type] ?? "FS", lag_minutes: 0 },
});

/** What is dropped on the timeline becomes an edit of the plan; what the server says to it is told at the bar. */
export function useTimelineEdits(plan: Ref<Plan>, rights: Ref<{ edit: boolean; progress: boolean }>) {
  const editing = useEditing();
  const chart = shallowRef<Gantt | null>(null);
  const notes = shallowRef<readonly TimelineNote[]>([]);
  const openLink = shallowRef<OpenLink | null>(null);
  const stops: (() => void)[] = [];

  function attach(gantt: Gantt): void {
    chart.value = gantt;
    gantt.setRights(rights.value);
    stops.push(
      gantt.on("move", (event) => void move(gantt, event)),
      gantt.on(
        "resize",
        (event) => void send(gantt, event.drop, event.id, resizeOperation(plan.value, event)),
      ),
      gantt.on("progress", (event) => void send(gantt, event.drop, event.id, progressOperation(event))),
      gantt.on("link", (event) => void send(gantt, event.drop, event.successor, linkOperation(event))),
      gantt.on("openlink", (event) => {
        openLink.value = event;
      }),
    );
  }

  watch(rights, (now) => chart.value?.setRights(now));

  const whereOf = (id: number) => `${id}:timeline`;

  async function send(gantt: Gantt, drop: number, id: number, operation: PlanOperation) {
    const where = whereOf(id);
    dismiss(where);
    const answer = await editing.edit({ where, operations: [operation] });
    gantt.settle(drop, answer !== null);
    if (!answer)
      notes.value = [...notes.value, { where, place: { activityId: id, instant: null }, elsewhere: null }];
    return answer;
  }

  async function move(gantt: Gantt, event: MoveEvent): Promise<void> {
    const answer = await send(gantt, event.drop, event.id, moveOperation(plan.value, event));
    if (!answer) return;
    await shownOnPage();
    const now = plan.value;
    const row = now.rowOfId.get(event.id);
    const column = event.byFinish ? now.window.activities.finish : now.window.activities.start;
    const got = row === undefined ? null : column[row];
    const wished = event.byFinish ? event.finish : event.start;
    if (got == null || sameWork(got, wished)) return;
    const elsewhere = { wished, got, byFinish: event.byFinish, editId: answer.edit_id };
    notes.value = [
      ...notes.value,
      { where: whereOf(event.id), place: { activityId: event.id, instant: null }, elsewhere },
    ];
  }

  function dismiss(where: string): void {
    editing.refuse(where, null);
    notes.value = notes.value.filter((note) => note.where !== where);
  }

  async function takeBack(note: TimelineNote): Promise<void> {
    dismiss(note.where);
    if (note.elsewhere) await editing.undo(note.where, note.elsewhere.editId);
  }

  const closeLink = () => {
    openLink.value = null;
  };

  onScopeDispose(() => {
    for (const stop of stops) stop();
  });

  return { attach, chart, notes, openLink, dismiss, takeBack, closeLink };
}

export type TimelineEdits = ReturnType<typeof useTimelineEdits>;

/** Days apart in the same quarter of a day are one place to the eye: 17:00 of a day and 08:00 of the next are not. */
const sameWork = (one: number, other: number): boolean => Math.abs(one - other) < 60;

/** The query cache tells its readers in a task of its own, the page paints after that. */
async function shownOnPage(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await nextTick();
}
