import type { WaitingEntry } from "@headway/api-types";
import { computed, type Ref, ref, watch } from "vue";
import { isDoubtful, neighbourOf } from "./entries.ts";

/**
 * The entry that is looked at. Where there is room for it beside the list (`wide`) one always is: the first doubtful,
 * until the reader closes it.
 */
export function useCurrent(
  all: Ref<readonly WaitingEntry[]>,
  shown: Ref<readonly WaitingEntry[]>,
  wanted: string | null,
  wide: boolean,
) {
  const currentId = ref<string | null>(wanted);
  const current = computed(() => all.value.find((entry) => entry.entry_id === currentId.value) ?? null);
  const closed = ref(false);

  function open(id: string | null): void {
    closed.value = id === null;
    currentId.value = id;
  }
  const step = (by: 1 | -1) => open(neighbourOf(shown.value, currentId.value, by));

  watch(
    shown,
    (entries) => {
      if (currentId.value !== null && current.value === null && entries.length > 0)
        currentId.value = wide ? (entries[0]?.entry_id ?? null) : null;
      if (currentId.value === null && wide && !closed.value)
        currentId.value = (entries.find(isDoubtful) ?? entries[0])?.entry_id ?? null;
    },
    { immediate: true },
  );
  return { currentId, current, open, step };
}
