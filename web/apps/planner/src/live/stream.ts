/** One stream of server-sent events: opened, resumed, watched, and nothing passed on twice. */

export interface LiveEvent {
  id: number;
  kind: string;
  project_id: number | null;
  subject: Record<string, unknown>;
}

/** `reconnecting` from the first failed or silent moment until the stream stands again. */
export type LiveState = "off" | "connecting" | "connected" | "reconnecting";

export interface LiveListener {
  state(state: LiveState): void;
  event(event: LiveEvent): void;
  /** Something may have been missed: what is shown must be read anew. */
  reset(): void;
}

export type OpenSource = (address: string) => EventSource;

const ADDRESS = "/api/events";
/** The server shows a sign of life every 15 s; a laptop that slept never hears that its line is dead. */
const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const REMEMBERED = 5_000;

export class LiveStream {
  private source: EventSource | null = null;
  private account: string | null = null;
  private position = "";
  private seen = new Set<number>();
  private pause = FIRST_PAUSE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: LiveState = "off";

  constructor(
    private readonly listener: LiveListener,
    private readonly openSource: OpenSource = (address) => new EventSource(address),
  ) {}

  get state(): LiveState {
    return this.current;
  }

  /** Listen for this account; for the one that is listening already nothing happens. */
  start(account: string): void {
    if (this.account === account) return;
    this.stop();
    this.account = account;
    this.tell("connecting");
    this.open();
  }

  stop(): void {
    this.close();
    this.account = null;
    this.position = "";
    this.seen.clear();
    this.pause = FIRST_PAUSE_MS;
    this.tell("off");
  }

  private open(): void {
    const source = this.openSource(this.position ? `${ADDRESS}?after=${this.position}` : ADDRESS);
    this.source = source;
    source.onopen = () => this.opened();
    source.onmessage = (message) => this.received(message);
    source.addEventListener("pulse", (message) => this.heard(message));
    source.addEventListener("reset", (message) => {
      this.heard(message);
      this.seen.clear();
      this.listener.reset();
    });
    source.onerror = () => this.failed(source.readyState === 2);
    this.watch();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private opened(): void {
    const first = this.current === "connecting";
    this.pause = FIRST_PAUSE_MS;
    this.tell("connected");
    // what was read before the stream stood may be older than what the stream begins with
    if (first || !this.position) this.listener.reset();
    this.watch();
  }

  private received(message: MessageEvent<string>): void {
    this.heard(message);
    const event = JSON.parse(message.data) as LiveEvent;
    if (this.seen.has(event.id)) return;
    this.seen.add(event.id);
    if (this.seen.size > REMEMBERED) this.seen.delete(this.seen.values().next().value as number);
    this.listener.event(event);
  }

  private heard(message: MessageEvent): void {
    if (message.lastEventId) this.position = message.lastEventId;
    this.watch();
  }

  /** The browser comes back by itself unless it was refused; then it is up to us, ever more slowly. */
  private failed(refused: boolean): void {
    if (this.account === null) return;
    if (this.current !== "connecting") this.tell("reconnecting");
    if (!refused) return;
    this.close();
    this.timer = setTimeout(() => this.open(), this.pause * (0.75 + Math.random() / 2));
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.close();
      if (this.current === "connected") this.tell("reconnecting");
      this.open();
    }, SILENCE_MS);
  }

  private tell(state: LiveState): void {
    if (state === this.current) return;
    this.current = state;
    this.listener.state(state);
  }
}
