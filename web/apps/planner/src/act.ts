import { useQueryClient } from "@tanstack/vue-query";
import { ref, shallowRef } from "vue";
import { RequestFailed } from "./api/request.ts";

/** A write that a person asked for: busy while it runs, its refusal in words, everything read again after it. */
export function useAct() {
  const queries = useQueryClient();
  const busy = ref(false);
  const failure = shallowRef<RequestFailed | null>(null);

  async function act<Answer>(write: () => Promise<Answer>): Promise<{ answer: Answer } | null> {
    busy.value = true;
    failure.value = null;
    try {
      const answer = await write();
      await queries.invalidateQueries();
      return { answer };
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      failure.value = error;
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { busy, failure, act };
}
