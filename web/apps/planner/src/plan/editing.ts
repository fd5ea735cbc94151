import type { EditAnswer, PlanDelta, PlanOperation } from "@headway/api-types";
import { advance, type Plan } from "@headway/model";
import { useQueryClient } from "@tanstack/vue-query";
import { type InjectionKey, inject, markRaw, type Ref, readonly, shallowRef } from "vue";
import { editPlan, listChanges, listEdits, redoEdit, undoEdit } from "../api/plans.ts";
import { RequestFailed } from "../api/request.ts";

/** What others did since this page last looked. */
export interface News {
  author: string;
  summary: string;
  at: string;
  revision: number;
}

/** One edit that a person asks for. */
export interface Wish {
  /** The place on the screen that waits for it and shows its refusal, `activity:field`. */
  where: string;
  operations: PlanOperation[];
  /** The revision that the person saw when he began to type; without it, the one shown now. */
  begun?: number;
}

const NEWS_LOOKED_AT = 5;
/** A refusal that means: somebody else was there first. */
const OVERTAKEN = new Set(["schedule.edits_overlap", "schedule.plan_moved", "schedule.row_unknown"]);

export const isOvertaken = (failure: RequestFailed): boolean => OVERTAKEN.has(failure.code);

/**
 * Edits of the plan that the page shows: one request after the other, each answer applied to the plan in the
 * query cache, so that every edit stands on the revision that the one before made. `mayKnow`: whether the person
 * may see who changed the plan.
 */
export function usePlanEditing(planId: Ref<number | null>, mayKnow: Ref<boolean> = shallowRef(true)) {
  const queries = useQueryClient();
  const busy = shallowRef<ReadonlySet<string>>(new Set());
  const refusals = shallowRef<ReadonlyMap<string, RequestFailed>>(new Map());
  const news = shallowRef<News | null>(null);
  let line: Promise<unknown> = Promise.resolve();
  /** The latest revision that others may have had a part in. */
  let foreign = 0;

  const key = () => ["plan", planId.value];
  const shown = () => queries.getQueryData<Plan>(key());
  const revision = () => shown()?.window.revision ?? 0;

  function inLine<T>(work: () => Promise<T>): Promise<T> {
    const next = line.then(work);
    line = next.catch(() => undefined);
    return next;
  }

  function mark(where: string, waiting: boolean): void {
    const next = new Set(busy.value);
    if (waiting) next.add(where);
    else next.delete(where);
    busy.value = next;
  }

  function refuse(where: string, failure: RequestFailed | null): void {
    const next = new Map(refusals.value);
    if (failure) next.set(where, failure);
    else next.delete(where);
    refusals.value = next;
  }

  /** A reading under way may be older than what is shown now, so it is dropped. */
  function show(plan: Plan): void {
    void queries.cancelQueries({ queryKey: key(), exact: true }, { revert: false });
    queries.setQueryData(key(), markRaw(plan));
    void queries.invalidateQueries({ queryKey: [...key(), "edits"], refetchType: "none" });
    void queries.invalidateQueries({ queryKey: ["projects"], refetchType: "none" });
  }

  /** Steps to what the delta tells, or loads the window when it does not tell enough. */
  async function step(delta: PlanDelta | null): Promise<void> {
    const plan = shown();
    const next = plan && delta ? advance(plan, delta) : null;
    if (next) show(next);
    else await queries.refetchQueries({ queryKey: key(), exact: true });
  }

  async function absorb(answer: EditAnswer): Promise<void> {
    const before = revision();
    if (answer.revision <= before) return;
    if (answer.revision > before + 1) {
      foreign = answer.revision - 1;
      void tellNews(before);
    }
    if (answer.delta && answer.delta.since !== before) return catchUpNow();
    await step(answer.delta);
  }

  async function catchUpNow(): Promise<void> {
    const id = planId.value;
    if (id === null || !shown()) return;
    const before = revision();
    const { revision: latest, delta } = await listChanges(id, before);
    if (latest <= before) return;
    foreign = latest;
    await step(delta);
  }

  /** Asks for what has changed since the revision shown; `until`: nothing to ask when that is shown already. */
  function catchUp(until = Number.POSITIVE_INFINITY): Promise<void> {
    return inLine(async () => {
      const before = revision();
      if (until <= before) return;
      await catchUpNow();
      if (revision() > before) await tellNews(before);
    });
  }

  /** Who did it is asked for afterwards, and left out when the person may not know. */
  async function tellNews(since: number): Promise<void> {
    if (!mayKnow.value) return;
    try {
      const { edits } = await listEdits(planId.value ?? 0, NEWS_LOOKED_AT);
      const last = edits.find((edit) => !edit.is_own && edit.revision > since);
      if (last) news.value = last;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
    }
  }

  /** One request in its turn; its refusal stays at `where` until the next attempt there. */
  async function attempt(
    where: string,
    call: (plan: number, base: number) => Promise<EditAnswer>,
  ): Promise<EditAnswer | null> {
    mark(where, true);
    refuse(where, null);
    try {
      return await inLine(async () => {
        const answer = await call(planId.value ?? 0, revision());
        await absorb(answer);
        return answer;
      });
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      refuse(where, error);
      return null;
    } finally {
      mark(where, false);
    }
  }

  /** What the person began on is what he saw, unless all that came since was his own. */
  const baseOf = (begun: number | undefined, now: number) =>
    begun === undefined || begun >= foreign ? now : Math.min(begun, now);

  const edit = ({ where, operations, begun }: Wish) =>
    attempt(where, (id, now) => editPlan(id, baseOf(begun, now), operations));
  const undo = (where: string, editId: number | null = null) =>
    attempt(where, (id, now) => undoEdit(id, now, editId));
  const redo = (where: string) => attempt(where, redoEdit);

  return {
    busy: readonly(busy),
    refusals: readonly(refusals),
    news,
    revision,
    edit,
    undo,
    redo,
    refuse,
    catchUp,
  };
}

export type PlanEditing = ReturnType<typeof usePlanEditing>;

export const EDITING: InjectionKey<PlanEditing> = Symbol("editing of the plan");

export function useEditing(): PlanEditing {
  const editing = inject(EDITING);
  if (!editing) throw new Error("no plan is open for editing");
  return editing;
}
