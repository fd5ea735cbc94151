import { onBeforeUnmount, onMounted } from "vue";

const TYPED_INTO = "input[type=text], textarea, select, .el-overlay, .el-input";

/** Single keys of a page, `arrowright`, `a`, ` `: not while somebody types, and never instead of the browser's own. */
export function useKeys(acts: Readonly<Record<string, () => unknown>>): void {
  function onKey(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target?.closest(TYPED_INTO)) return;
    const act = acts[event.key.toLowerCase()];
    if (!act || (event.key === " " && target?.closest("button, input, a"))) return;
    event.preventDefault();
    act();
  }
  onMounted(() => document.addEventListener("keydown", onKey));
  onBeforeUnmount(() => document.removeEventListener("keydown", onKey));
}
