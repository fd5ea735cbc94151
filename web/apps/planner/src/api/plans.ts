import type { PlanWindow } from "@headway/api-types";
import { openPlan } from "@headway/model";
import { useQuery, useQueryClient } from "@tanstack/vue-query";
import { computed, markRaw, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const planPath = (planId: Ref<number | null>) => ({ plan_id: planId.value ?? 0 });

/** The whole plan as columns; kept raw, because proxies over 100,000 numbers cost seconds. */
export function usePlan(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value]),
    queryFn: async () => {
      const window = await answerOf(
        server.GET("/api/plans/{plan_id}/window", { params: { path: planPath(planId) } }),
      );
      return markRaw(openPlan(window as PlanWindow));
    },
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
    queryFn: () => {
      const path = { ...planPath(planId), activity_id: activityId.value ?? 0 };
      return answerOf(server.GET("/api/plans/{plan_id}/activities/{activity_id}", { params: { path } }));
    },
    enabled: computed(() => planId.value !== null && activityId.value !== null),
    staleTime: 60_000,
  });
}

export function useEdits(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "edits"]),
    queryFn: () => answerOf(server.GET("/api/plans/{plan_id}/edits", { params: { path: planPath(planId) } })),
    enabled: computed(() => planId.value !== null),
  });
}

/** Takes the last edit back; everything that depends on the plan is read again. */
export function useUndo() {
  const queries = useQueryClient();
  return async (planId: number, revision: number): Promise<void> => {
    await answerOf(
      server.POST("/api/plans/{plan_id}/undos", {
        params: { path: { plan_id: planId } },
        body: { revision, own: false },
      }),
    );
    await queries.invalidateQueries();
  };
}
