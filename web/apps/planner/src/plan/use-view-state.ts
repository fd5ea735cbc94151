import { onBeforeUnmount, type Ref, readonly, shallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { type Layout, readLayout, writeLayout } from "./layout.ts";
import type { RowView } from "./row-view.ts";
import {
  applyView,
  type Layer,
  readView,
  readViewState,
  type SavedView,
  type ViewState,
  writeViewState,
} from "./view-state.ts";

const WRITE_AFTER_MS = 250;

/** The view of the plan page, read once from the address and written back when it rests. */
export function useViewState() {
  const route = useRoute();
  const router = useRouter();
  const state = shallowRef<ViewState>(readViewState(route.query));
  const layout = shallowRef<Layout>(readLayout());
  /** Counts the views that were applied as a whole: the chart takes them over. */
  const applied = shallowRef(0);
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

  const changeRows = (part: Partial<RowView>): void => change({ rows: { ...state.value.rows, ...part } });

  function changeLayout(part: Layout): void {
    layout.value = { ...layout.value, ...part };
    writeLayout(layout.value);
  }

  function apply(saved: SavedView): void {
    const wanted = applyView(saved);
    change(wanted.state);
    changeLayout(wanted.layout);
    applied.value++;
  }

  onBeforeUnmount(() => clearTimeout(timer));
  return {
    state: readonly(state),
    layout: layout as Readonly<Ref<Layout>>,
    applied: readonly(applied),
    change,
    changeRows,
    changeLayout,
    showLayer,
    /** The view as it is now, to be kept. */
    readView: (): SavedView => readView(state.value, layout.value),
    applyView: apply,
  };
}

export type ViewStateHandle = ReturnType<typeof useViewState>;
