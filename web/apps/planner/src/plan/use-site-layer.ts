import { computed, type Ref } from "vue";
import { useProgressLayer } from "../api/layers.ts";
import { useSite } from "../api/site.ts";
import { useLive } from "../live/use-live.ts";
import { countLayer, progressColumns } from "./timeline/progress-layer.ts";

/** What the site has told of a plan. A scenario thinks about the plan; what the site told belongs to the live one. */
export function useSiteLayer(
  projectId: Ref<number | null>,
  planId: Ref<number | null>,
  isScenario: Ref<boolean>,
) {
  const { data: site } = useSite(projectId);
  const reportsFromSite = computed(() => (site.value?.is_site_reporting ?? false) && !isScenario.value);
  const { data, refetch } = useProgressLayer(planId, reportsFromSite);
  const layer = computed(() => (reportsFromSite.value ? (data.value ?? null) : null));

  /** Facts and decisions move the layer; what they fold into the plan comes as a revision of its own. */
  useLive({
    kinds: ["progress.changed", "schedule.plan_changed"],
    concerns: ({ subject }) =>
      reportsFromSite.value && (subject.project_id === projectId.value || subject.plan_id === planId.value),
    read: refetch,
  });

  return {
    site,
    reportsFromSite,
    progress: computed(() => layer.value && progressColumns(layer.value)),
    layerCounts: computed(() => layer.value && countLayer(layer.value)),
    /** Activities of which entries wait. */
    waitingOn: computed<ReadonlySet<number>>(() => {
      const { id, waiting } = layer.value?.activities ?? { id: [], waiting: [] };
      return new Set(id.filter((_, index) => (waiting[index] ?? 0) > 0));
    }),
  };
}
