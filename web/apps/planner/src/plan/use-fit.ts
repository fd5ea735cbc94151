import { nextTick, onBeforeUnmount, onMounted, type Ref, ref, type WatchSource, watch } from "vue";

/**
 * How far a bar must be drawn together so that nothing of it is cut off: 0 = all in full, up to `most`.
 * `changes`: what makes its content longer or shorter. Settled before the next painting, so that nothing flickers.
 */
export function useFit(bar: Ref<HTMLElement | null>, most: number, changes: WatchSource): Ref<number> {
  const level = ref(0);
  let turn = 0;

  async function fit(): Promise<void> {
    const mine = ++turn;
    for (let next = 0; next <= most; next++) {
      level.value = next;
      await nextTick();
      const element = bar.value;
      if (mine !== turn || !element || element.scrollWidth <= element.clientWidth) return;
    }
  }

  const observer = new ResizeObserver(() => void fit());
  onMounted(() => bar.value && observer.observe(bar.value));
  onBeforeUnmount(() => observer.disconnect());
  watch(changes, fit, { flush: "post" });
  return level;
}
