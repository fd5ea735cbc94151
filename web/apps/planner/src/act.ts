import { useQueryClient } from "@tanstack/vue-query";
import { computed, type Ref, ref, shallowRef } from "vue";
import { RequestFailed } from "./api/request.ts";

/** A write that a person asked for: busy while it runs, its refusal in words, everything read again after it. */
export function useAct() {
  const queries = useQueryClient();
  const running = ref(0);
  /** As long as one of them runs: the first to end does not free the buttons of the others. */
  const busy = computed(() => running.value > 0);
  const failure = shallowRef<RequestFailed | null>(null);

  async function act<Answer>(write: () => Promise<Answer>): Promise<{ answer: Answer } | null> {
    running.value += 1;
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
      running.value -= 1;
    }
  }

  /**
   * What a dialog asked about `asked`: carried out, the dialog is closed; refused, it stays. A question about something
   * else that was asked meanwhile stays in any case.
   */
  async function answer<Asked>(
    asked: Ref<Asked | null>,
    write: (about: Asked) => Promise<unknown>,
  ): Promise<void> {
    const about = asked.value;
    if (about === null) return;
    if ((await act(() => write(about))) && asked.value === about) asked.value = null;
  }
  return { busy, failure, act, answer };
}
