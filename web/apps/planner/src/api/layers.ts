import { useQuery } from "@tanstack/vue-query";
import { computed, markRaw, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

/** What was accepted and claimed of a plan's activities, in columns; kept raw like the plan itself. */
export function useProgressLayer(planId: Ref<number | null>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "progress-layer"]),
    queryFn: async () =>
      markRaw(
        await answerOf(
          server.GET("/api/plans/{plan_id}/layers/progress", {
            params: { path: { plan_id: planId.value ?? 0 } },
          }),
        ),
      ),
    enabled: computed(() => planId.value !== null && wanted.value),
    structuralSharing: false,
    staleTime: 30_000,
  });
}

/** Every entry of one activity with its facts and what was decided, the latest first. */
export function useActivityFacts(
  planId: Ref<number | null>,
  activityId: Ref<number | null>,
  wanted: Ref<boolean>,
) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "facts", activityId.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/activities/{activity_id}/facts", {
          params: { path: { plan_id: planId.value ?? 0, activity_id: activityId.value ?? 0 } },
        }),
      ),
    enabled: computed(() => wanted.value && planId.value !== null && activityId.value !== null),
  });
}
