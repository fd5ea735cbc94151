import type { Print, PrintView } from "@headway/api-types";
import { computed, onBeforeUnmount, shallowRef } from "vue";
import { cancelPrint, getPrint, isMoving, type PrintKind, printFile, startPrint } from "../api/prints.ts";
import { RequestFailed } from "../api/request.ts";

const POLL_MS = 400;

interface Failure {
  text: string;
  cure: string | null;
}

/** One print on its way: made by the server, then handed to the browser as a file. */
export function usePrintJob() {
  const print = shallowRef<Print | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const moving = computed(() => print.value !== null && isMoving(print.value));
  const file = computed(() => (print.value === null ? "" : printFile(print.value.id)));
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function make(planId: number, view: PrintView, kind: PrintKind, page: number): Promise<void> {
    forget();
    await guarded(async () => take(await startPrint(planId, view, kind, page)));
  }

  function take(now: Print): void {
    print.value = now;
    failure.value = now.error;
    if (isMoving(now)) timer = setTimeout(() => void guarded(async () => follow(now.id)), POLL_MS);
    else if (now.state === "ready") save(now);
  }

  async function follow(id: number): Promise<void> {
    const now = await getPrint(id);
    if (print.value?.id === id) take(now);
  }

  async function guarded(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      print.value = null;
      failure.value = error;
    }
  }

  /** Gives up what is on its way. */
  async function cancel(): Promise<void> {
    clearTimeout(timer);
    const now = print.value;
    if (now === null || !isMoving(now)) return;
    print.value = null;
    // it may have ended in the same moment: then there is nothing to give up
    await cancelPrint(now.id).catch(() => undefined);
  }

  /** Other settings: what was made is no longer what is shown. */
  function forget(): void {
    void cancel();
    print.value = null;
    failure.value = null;
  }

  onBeforeUnmount(() => clearTimeout(timer));
  return { print, failure, moving, file, make, cancel, forget };
}

function save(print: Print): void {
  const link = document.createElement("a");
  link.href = printFile(print.id);
  link.download = print.file_name;
  document.body.append(link);
  link.click();
  link.remove();
}
