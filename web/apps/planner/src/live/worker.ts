/** Shared by the tabs of a browser: one stream for all of them. It ends with the last tab. */
import type { FromWorker, ToWorker } from "./messages.ts";
import { LiveStream } from "./stream.ts";

interface PortScope {
  onconnect: ((connecting: MessageEvent) => void) | null;
}

const ports = new Set<MessagePort>();

function tellAll(message: FromWorker): void {
  for (const port of ports) port.postMessage(message);
}

const stream = new LiveStream({
  state: (state) => tellAll({ type: "state", state }),
  event: (event) => tellAll({ type: "event", event }),
  reset: () => tellAll({ type: "reset" }),
});

function hear(port: MessagePort, message: ToWorker): void {
  if (message.act === "start") {
    ports.add(port);
    stream.start(message.account);
    port.postMessage({ type: "state", state: stream.state } satisfies FromWorker);
    return;
  }
  ports.delete(port);
  // the session is the browser's: who signs out in one tab is signed out in all
  if (message.act === "stop" || ports.size === 0) stream.stop();
}

(globalThis as unknown as PortScope).onconnect = (connecting) => {
  const port = connecting.ports[0] as MessagePort;
  port.onmessage = (message: MessageEvent<ToWorker>) => hear(port, message.data);
};
