import { againstBaseline, type Plan } from "@headway/model";
import { useQuery } from "@tanstack/vue-query";
import { computed, markRaw, type Ref } from "vue";
import { getBaselineDates, useBaselines } from "../../api/baselines.ts";

/** The baseline that the view looks at: the active one, or another one by its number. */
export function useBaseline(
  plan: Ref<Plan | undefined>,
  planId: Ref<number | null>,
  wanted: Ref<number | null>,
) {
  const { data: list } = useBaselines(planId);
  const baselines = computed(() => list.value?.baselines ?? []);
  /** The number of one that is gone, or of the active one, asks for nothing. */
  const chosen = computed(
    () => baselines.value.find((one) => one.id === wanted.value && !one.is_active)?.id ?? null,
  );
  const { data } = useQuery({
    queryKey: computed(() => ["plan", planId.value, "baselines", chosen.value, "dates"]),
    queryFn: async () => markRaw(await getBaselineDates(planId.value ?? 0, chosen.value ?? 0)),
    enabled: computed(() => chosen.value !== null),
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const dates = computed(() => (chosen.value === null ? null : (data.value ?? null)));
  const compared = computed(() =>
    plan.value && dates.value ? markRaw(againstBaseline(plan.value, dates.value)) : plan.value,
  );
  return { baselines, chosen, dates, compared };
}
