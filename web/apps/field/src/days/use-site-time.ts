import { computed, onScopeDispose, ref } from "vue";
import { useProject } from "../store.ts";
import { siteMinute, siteMoment } from "./site-days.ts";

const TICK_MS = 15_000;

/** Day, time and minute at the site of now; they move on by themselves. */
export function useSiteTime() {
  const { project } = useProject();
  const now = ref(new Date());
  const timer = setInterval(() => {
    now.value = new Date();
  }, TICK_MS);
  onScopeDispose(() => clearInterval(timer));
  const zone = computed(() => project.value?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  return {
    zone,
    now,
    today: computed(() => siteMoment(now.value, zone.value).day),
    time: computed(() => siteMoment(now.value, zone.value).time),
    hour: computed(() => siteMoment(now.value, zone.value).hour),
    minute: computed(() => siteMinute(now.value, zone.value)),
  };
}
