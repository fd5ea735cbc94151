import type { ActivityDetail, PlanEdit, PlanWindow } from "@headway/api-types";
import { openPlan } from "@headway/model";
import { useQuery, useQueryClient } from "@tanstack/vue-query";
import { computed, markRaw, type Ref } from "vue";
import { request } from "./request.ts";

/** The whole plan as columns; kept raw, because proxies over 100,000 numbers cost seconds. */
export function usePlan(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value]),
    queryFn: async () =>
      markRaw(openPlan(await request<PlanWindow>("GET", `/api/plans/${planId.value}/window`))),
    enabled: computed(() => planId.value !== null),
    structuralSharing: false,
    staleTime: 60_000,
  });
}

export function useActivity(
  planId: Ref<number | null>,
  activityId: Ref<number | null>,
  revision: Ref<number>,
) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "activity", activityId.value, revision.value]),
    queryFn: () =>
      request<ActivityDetail>("GET", `/api/plans/${planId.value}/activities/${activityId.value}`),
    enabled: computed(() => planId.value !== null && activityId.value !== null),
    staleTime: 60_000,
  });
}

export function useEdits(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "edits"]),
    queryFn: () => request<{ edits: PlanEdit[] }>("GET", `/api/plans/${planId.value}/edits`),
    enabled: computed(() => planId.value !== null),
  });
}

/** Takes the last edit back; everything that depends on the plan is read again. */
export function useUndo() {
  const queries = useQueryClient();
  return async (planId: number, revision: number): Promise<void> => {
    await request("POST", `/api/plans/${planId}/undos`, { revision });
    await queries.invalidateQueries();
  };
}
