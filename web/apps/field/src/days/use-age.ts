import { computed } from "vue";
import { useNow } from "../frame/now.ts";
import { sinceText } from "../frame/since.ts";
import { useLive } from "../live.ts";
import { projectId } from "../store.ts";

/** Reading older than this is said to be so. */
const OLD_AFTER_MS = 30 * 60_000;

/** How old what the phone shows of the project is, as words; "" while it is fresh or was never fetched. */
export function useAge() {
  const { value: cursor } = useLive(
    async (db) => (await db.cursors.get(projectId.value ?? -1)) ?? null,
    () => projectId.value,
  );
  const now = useNow();
  return computed(() => {
    const pulled = cursor.value?.pulled_at;
    if (!pulled || now.value - Date.parse(pulled) < OLD_AFTER_MS) return "";
    return sinceText(pulled, now.value);
  });
}
