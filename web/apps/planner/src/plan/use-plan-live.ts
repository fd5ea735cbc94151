import type { Plan } from "@headway/model";
import { onMounted, type Ref, watch } from "vue";
import { onLive, useLive } from "../live/use-live.ts";

export interface PlanLive {
  plan: Ref<Plan | undefined>;
  planId: Ref<number | null>;
  /** Reads what is newer than the plan at hand; `revision`: at least up to this one. */
  catchUp: (revision?: number) => unknown;
  refetch: () => Promise<unknown>;
}

/** Keeps the plan that is shown as new as the server's. */
export function usePlanLive({ plan, planId, catchUp, refetch }: PlanLive): void {
  /** The latest revision told by an event; the window may have been on its way then. */
  let heard = 0;
  onLive(
    ["schedule.plan_changed"],
    ({ subject }) => {
      if (subject.plan_id !== planId.value) return;
      heard = Math.max(heard, Number(subject.revision));
      void catchUp(heard);
    },
    () => void catchUp(),
  );
  /** Another baseline is active: the window holds its dates, a delta does not. */
  useLive({
    kinds: ["schedule.baselines_changed"],
    concerns: ({ subject }) => subject.plan_id === planId.value,
    read: refetch,
  });
  watch(planId, () => {
    heard = 0;
  });
  watch(
    () => plan.value?.window.revision,
    (revision) => {
      if (revision !== undefined && revision < heard) void catchUp(heard);
    },
  );
  /** A plan that the browser still has from the last visit may have changed since. */
  onMounted(() => void catchUp());
}
