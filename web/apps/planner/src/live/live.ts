/** The tab's side of the live events: who listens, and how the line stands. */
import { shallowRef } from "vue";
import type { FromWorker, ToWorker } from "./messages.ts";
import { type LiveEvent, type LiveState, LiveStream } from "./stream.ts";

export interface Subscriber {
  kinds: readonly string[];
  event(event: LiveEvent): void;
  reset(): void;
}

export const liveState = shallowRef<LiveState>("off");

const subscribers = new Set<Subscriber>();
let send: ((message: ToWorker) => void) | null = null;
let account: string | null = null;

/** Listen as this account, in the one stream of this browser. */
export function startLive(accountId: string): void {
  account = accountId;
  send ??= typeof SharedWorker === "function" ? throughWorker() : byItself();
  send({ act: "start", account: accountId });
}

/** Nobody is signed in any more. */
export function stopLive(): void {
  account = null;
  send?.({ act: "stop" });
  liveState.value = "off";
}

export function subscribe(subscriber: Subscriber): () => void {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

function throughWorker(): (message: ToWorker) => void {
  const worker = new SharedWorker(new URL("./worker.ts", import.meta.url), {
    type: "module",
    name: "headway-live",
  });
  worker.port.onmessage = (message: MessageEvent<FromWorker>) => receive(message.data);
  addEventListener("pagehide", () => worker.port.postMessage({ act: "leave" } satisfies ToWorker));
  addEventListener("pageshow", (shown) => {
    if (shown.persisted && account) worker.port.postMessage({ act: "start", account } satisfies ToWorker);
  });
  return (message) => worker.port.postMessage(message);
}

/** A browser without shared workers: each tab has its own stream. */
function byItself(): (message: ToWorker) => void {
  const stream = new LiveStream({
    state: (state) => receive({ type: "state", state }),
    event: (event) => receive({ type: "event", event }),
    reset: () => receive({ type: "reset" }),
  });
  return (message) => (message.act === "start" ? stream.start(message.account) : stream.stop());
}

function receive(message: FromWorker): void {
  if (message.type === "state") liveState.value = message.state;
  for (const subscriber of subscribers) {
    if (message.type === "reset") subscriber.reset();
    if (message.type === "event" && subscriber.kinds.includes(message.event.kind))
      subscriber.event(message.event);
  }
}
