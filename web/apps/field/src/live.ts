/** Reactive reading of the store: a query runs again when what it read has changed, in this tab or another. */
import { observe, type SiteDatabase } from "@headway/sync";
import { onScopeDispose, type ShallowRef, shallowRef, watch } from "vue";
import { storage } from "./site.ts";

export interface Live<Value> {
  /** undefined until the store has answered: draw the skeleton. */
  readonly value: Readonly<ShallowRef<Value | undefined>>;
  readonly error: Readonly<ShallowRef<unknown>>;
}

/** `depends` names the refs that the query reads: it is asked anew when they change. */
export function useLive<Value>(
  query: (db: SiteDatabase) => Promise<Value>,
  depends: () => unknown = () => null,
): Live<Value> {
  const value = shallowRef<Value>();
  const error = shallowRef<unknown>(null);
  let stop = () => {};
  const start = () => {
    stop();
    stop = observe(storage, query, {
      next: (next) => {
        value.value = next;
        error.value = null;
      },
      error: (failure) => {
        error.value = failure;
      },
    });
  };
  watch(depends, start, { immediate: true });
  onScopeDispose(() => stop());
  return { value, error };
}
