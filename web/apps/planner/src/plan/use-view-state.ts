import { onBeforeUnmount, readonly, shallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { type Layer, readViewState, type ViewState, writeViewState } from "./view-state.ts";

const WRITE_AFTER_MS = 250;

/** The view of the plan page, read once from the address and written back when it rests. */
export function useViewState() {
  const route = useRoute();
  const router = useRouter();
  const state = shallowRef<ViewState>(readViewState(route.query));
  const path = route.path;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    timer = undefined;
    const here = router.currentRoute.value;
    if (here.path !== path) return;
    const plan = here.query.plan === undefined ? {} : { plan: here.query.plan };
    void router.replace({ path, query: { ...plan, ...writeViewState(state.value) } });
  }

  function change(part: Partial<ViewState>): void {
    state.value = { ...state.value, ...part };
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_AFTER_MS);
  }

  function showLayer(layer: Layer, shown: boolean): void {
    const hidden = new Set(state.value.hidden);
    if (shown) hidden.delete(layer);
    else hidden.add(layer);
    change({ hidden });
  }

  onBeforeUnmount(() => clearTimeout(timer));
  return { state: readonly(state), change, showLayer };
}

export type ViewStateHandle = ReturnType<typeof useViewState>;
