import type { WaitingEntry } from "@headway/api-types";
import { computed, type Ref, ref, watch } from "vue";
import { choiceOf, countsOf, type Filter, type Grouping, groupsOf, isDoubtful, keptBy } from "./entries.ts";

const mayBeChosen = (entry: WaitingEntry) => entry.may_decide && !isDoubtful(entry);

/** What of the waiting entries is shown, in which groups, and which of the shown are chosen. */
export function useChoice(all: Ref<readonly WaitingEntry[]>) {
  const filter = ref<Filter>("all");
  const grouping = ref<Grouping>("building");
  const day = ref<string | null>(null);
  const counts = computed(() => countsOf(keptBy(all.value, "all", day.value)));
  const groups = computed(() => groupsOf(keptBy(all.value, filter.value, day.value), grouping.value));
  /** In the order in which they stand on the screen. */
  const shown = computed(() => groups.value.flatMap((group) => group.entries));

  const chosen = ref<ReadonlySet<string>>(new Set());
  const choice = computed(() => choiceOf(shown.value, chosen.value));
  const clean = computed(() => shown.value.filter(mayBeChosen));
  const allClean = computed(() => clean.value.length > 0 && choice.value.clean.length === clean.value.length);
  const chooseClean = () => {
    chosen.value = new Set(clean.value.map((entry) => entry.entry_id));
  };
  const clear = () => {
    chosen.value = new Set();
  };
  function toggle(id: string): void {
    const next = new Set(chosen.value);
    if (!next.delete(id)) next.add(id);
    chosen.value = next;
  }
  const drop = (ids: readonly string[]) => {
    chosen.value = new Set([...chosen.value].filter((id) => !ids.includes(id)));
  };
  function showAll(): void {
    filter.value = "all";
    day.value = null;
  }

  /** What is clean when the page opens is chosen; what comes later waits to be looked at. */
  let preset = false;
  watch(
    all,
    (entries) => {
      if (preset || entries.length === 0) return;
      preset = true;
      chooseClean();
    },
    { immediate: true },
  );

  const toggleAll = () => (allClean.value ? clear() : chooseClean());
  return {
    filter,
    grouping,
    day,
    counts,
    groups,
    shown,
    chosen,
    choice,
    allClean,
    toggle,
    toggleAll,
    clear,
    drop,
    showAll,
  };
}
