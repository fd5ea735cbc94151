import type { LiveEvent, LiveState } from "./stream.ts";

/** From a tab to the shared worker. */
export type ToWorker = { act: "start"; account: string } | { act: "stop" } | { act: "leave" };

/** From the shared worker to its tabs. */
export type FromWorker =
  | { type: "state"; state: LiveState }
  | { type: "event"; event: LiveEvent }
  | { type: "reset" };
