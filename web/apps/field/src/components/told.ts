import { ref } from "vue";

const SHOWN_MS = 3_500;

/** What is said once, seen and heard: 已保存. Stays through a change of page. */
export const told = ref("");
let timer: ReturnType<typeof setTimeout> | undefined;

export function tell(words: string): void {
  clearTimeout(timer);
  told.value = words;
  timer = setTimeout(() => {
    told.value = "";
  }, SHOWN_MS);
}
