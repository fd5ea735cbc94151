import type { Quality } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

/** Every check of a plan with what it found. */
export function useQuality(planId: Ref<number | null>, wanted: Ref<boolean> = computed(() => true)) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "quality"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/quality", { params: { path: { plan_id: planId.value ?? 0 } } }),
      ),
    enabled: computed(() => planId.value !== null && wanted.value),
  });
}

/** The activities that a check found, by number; null while nobody knows, or for a check that there is not. */
export function findingsOf(quality: Quality | undefined, code: string | null): ReadonlySet<number> | null {
  const check = quality?.checks.find((one) => one.code === code);
  return check ? new Set(check.activity_ids) : null;
}
