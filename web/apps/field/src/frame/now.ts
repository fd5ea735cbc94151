import { onScopeDispose, ref } from "vue";

/** The phone's clock, renewed every half minute: for ages, never for the day of work. */
export function useNow() {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, 30_000);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
