import { onScopeDispose } from "vue";
import { subscribe } from "./live.ts";
import type { LiveEvent } from "./stream.ts";

export type { LiveEvent } from "./stream.ts";

/** Several edits at once are one reading. */
const TOGETHER_MS = 150;

/** Call `event` for each live event of these kinds, and `reset` when some may have been missed. */
export function onLive(kinds: readonly string[], event: (event: LiveEvent) => void, reset: () => void): void {
  onScopeDispose(subscribe({ kinds, event, reset }));
}

export interface LiveReading {
  kinds: readonly string[];
  /** Whether the event is about what is shown; without it every one is. */
  concerns?: (event: LiveEvent) => boolean;
  /** Reads anew what is shown. */
  read: () => Promise<unknown>;
}

/** Keep what is shown up to date by reading it again: one reading at a time, none lost. */
export function useLive({ kinds, concerns = () => true, read }: LiveReading): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  let again = false;

  async function readNow(): Promise<void> {
    timer = undefined;
    reading = true;
    again = false;
    try {
      await read();
    } finally {
      reading = false;
      if (again) soon();
    }
  }

  function soon(): void {
    if (reading) again = true;
    else timer ??= setTimeout(readNow, TOGETHER_MS);
  }

  onLive(kinds, (event) => concerns(event) && soon(), soon);
  onScopeDispose(() => clearTimeout(timer));
}
