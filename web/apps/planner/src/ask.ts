import { shallowRef } from "vue";

/** What AskDialog asks before something that changes the plan. */
export interface Question {
  title: string;
  what: string;
  explanation: string;
  confirm: string;
  field?: string;
  words?: string;
  needed?: boolean;
  danger?: boolean;
  act: (words: string) => Promise<unknown>;
}

/** The question that stands open on a page, one at a time: `<AskDialog v-if="asked" v-bind="asked" @close="dismiss">`. */
export function useAsking() {
  const asked = shallowRef<Question | null>(null);
  const ask = (question: Question) => {
    asked.value = question;
  };
  const dismiss = () => {
    asked.value = null;
  };
  return { asked, ask, dismiss };
}
