import { StorageFull } from "@headway/sync";
import { ref } from "vue";
import { tell } from "../components/told.ts";
import { type NewEntry, save } from "../store.ts";

/**
 * Saving as a page shows it: busy, failed (the form stays as it is), or told as saved. Told only after the store has
 * committed and read back what it was given.
 */
export function useSaving() {
  const isSaving = ref(false);
  const failed = ref<"failed" | "full" | null>(null);

  async function keep(entries: NewEntry[], words: string): Promise<boolean> {
    if (isSaving.value) return false;
    isSaving.value = true;
    try {
      for (const entry of entries) await save(entry);
      failed.value = null;
      tell(words);
      return true;
    } catch (error) {
      failed.value = error instanceof StorageFull ? "full" : "failed";
      return false;
    } finally {
      isSaving.value = false;
    }
  }

  return { isSaving, failed, keep };
}
