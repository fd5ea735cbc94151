import type { EditAnswer } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const path = (planId: number) => ({ params: { path: { plan_id: planId } } });

export function useScenarios(planId: Ref<number | null>, wanted: Ref<boolean> = computed(() => true)) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "scenarios"]),
    queryFn: () => answerOf(server.GET("/api/plans/{plan_id}/scenarios", path(planId.value ?? 0))),
    enabled: computed(() => planId.value !== null && wanted.value),
  });
}

export const branchScenario = (planId: number, name: string) =>
  answerOf(server.POST("/api/plans/{plan_id}/scenarios", { ...path(planId), body: { name } }));

/** The answer is that of an edit of the live plan. */
export const promoteScenario = async (scenarioId: number, reason: string): Promise<EditAnswer> =>
  (await answerOf(
    server.POST("/api/plans/{plan_id}/promotions", { ...path(scenarioId), body: { reason } }),
  )) as EditAnswer;

export const giveUpScenario = (scenarioId: number) =>
  answerOf(server.POST("/api/plans/{plan_id}/cancellations", path(scenarioId)));
