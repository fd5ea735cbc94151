import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const path = (planId: number) => ({ params: { path: { plan_id: planId } } });

export function useBaselines(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "baselines"]),
    queryFn: () => answerOf(server.GET("/api/plans/{plan_id}/baselines", path(planId.value ?? 0))),
    enabled: computed(() => planId.value !== null),
  });
}

/** Dates of any baseline by activity, minutes as in the window. */
export const getBaselineDates = (planId: number, baselineId: number) =>
  answerOf(
    server.GET("/api/plans/{plan_id}/baselines/{baseline_id}/dates", {
      params: { path: { plan_id: planId, baseline_id: baselineId } },
    }),
  );

export const freezeBaseline = (planId: number, name: string) =>
  answerOf(
    server.POST("/api/plans/{plan_id}/baselines", { ...path(planId), body: { name, activate: true } }),
  );

export const changeBaseline = (
  planId: number,
  baselineId: number,
  change: { name?: string; is_active?: boolean },
) =>
  answerOf(
    server.PATCH("/api/plans/{plan_id}/baselines/{baseline_id}", {
      params: { path: { plan_id: planId, baseline_id: baselineId } },
      body: change,
    }),
  );

export const removeBaseline = (planId: number, baselineId: number) =>
  answerOf(
    server.DELETE("/api/plans/{plan_id}/baselines/{baseline_id}", {
      params: { path: { plan_id: planId, baseline_id: baselineId } },
    }),
  );

/** Sides are `current`, `baseline:3` or `revision:12`. */
export function useComparison(planId: Ref<number | null>, left: Ref<string | null>, right: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "comparison", left.value, right.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/comparisons", {
          params: {
            path: { plan_id: planId.value ?? 0 },
            query: { left: left.value ?? "current", right: right.value },
          },
        }),
      ),
    enabled: computed(() => planId.value !== null && left.value !== null && left.value !== right.value),
  });
}
