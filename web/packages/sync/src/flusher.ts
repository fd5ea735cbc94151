/** When the phone speaks to the server: start, network, visible again, after each save, every minute, a button. */
import { exchangeAnnouncements } from "./announcements.ts";
import { Backoff } from "./backoff.ts";
import { handOver, pushOutbox } from "./exchange.ts";
import { pullEverything } from "./feed.ts";
import { NotOurServer, Refused, RequestFailed, ServerBusy, SignedOut } from "./http.ts";
import { tidySent } from "./keeping.ts";
import { closedLinkOf, greet, type Line, nowOf } from "./line.ts";
import { alone, type Locks } from "./lock.ts";
import { maySendPhotos, type Network, networkOf, sendPhotos, tidyPhotos } from "./photos/upload.ts";
import { StorageFailed, StorageFull } from "./storage.ts";
import { Told } from "./told.ts";

export const EVERY_MS = 60_000;

export type Trigger = "start" | "online" | "visible" | "saved" | "timer" | "button";

export type Failure =
  | "unreachable"
  | "not_our_server"
  | "server_busy"
  | "signed_out"
  | "refused"
  | "storage"
  | "fault";

export interface FlusherState {
  isRunning: boolean;
  /** When the last whole round ended well. */
  succeededAt: string | null;
  failure: { kind: Failure; text: string; at: string } | null;
  nextTryAtMs: number | null;
  needsSignIn: boolean;
  isRevoked: boolean;
  /** The crew's link by which he came was taken back: entries go to the desk, their photos follow them. */
  isLinkClosed: boolean;
  photosWaitForWifi: boolean;
}

const CALM: FlusherState = {
  isRunning: false,
  succeededAt: null,
  failure: null,
  nextTryAtMs: null,
  needsSignIn: false,
  isRevoked: false,
  isLinkClosed: false,
  photosWaitForWifi: false,
};

export interface FlusherOptions {
  /** null: nobody is signed in on this phone, nothing is sent. */
  line: () => Line | null;
  locks?: Locks | undefined;
  network?: () => Network;
  random?: () => number;
}

export class Flusher {
  readonly state = new Told<FlusherState>(CALM);
  private readonly backoff: Backoff;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private isAskedAgain = false;
  private isStopped = false;

  constructor(private readonly options: FlusherOptions) {
    this.backoff = new Backoff(options.random);
  }

  /** Listens to the page; never trusts `navigator.onLine`, never needs Background Sync. Returns how to stop. */
  start(page: Window = window): () => void {
    const online = () => void this.flush("online");
    const visible = () => {
      if (page.document.visibilityState === "visible") void this.flush("visible");
    };
    page.addEventListener("online", online);
    page.document.addEventListener("visibilitychange", visible);
    void this.flush("start");
    return () => {
      this.isStopped = true;
      if (this.timer) clearTimeout(this.timer);
      page.removeEventListener("online", online);
      page.document.removeEventListener("visibilitychange", visible);
    };
  }

  /** One round, unless one is under way on this device: then one more follows it. */
  flush(trigger: Trigger): Promise<void> {
    // While it waits after failures a save does not hasten it; a person, the network or a look at the page does.
    if (trigger === "saved" && this.backoff.isWaiting) return Promise.resolve();
    if (this.running) {
      this.isAskedAgain = trigger !== "timer";
      return this.running;
    }
    this.running = this.rounds(trigger).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Runs `work` while nothing is sent: after the round that is under way, before the next. */
  async pause<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.running;
    const paused = work();
    this.running = paused
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        this.running = null;
      });
    return paused;
  }

  private async rounds(trigger: Trigger): Promise<void> {
    do {
      this.isAskedAgain = false;
      await this.round(trigger);
    } while (this.isAskedAgain && !this.backoff.isWaiting && !this.isStopped);
    this.plan();
  }

  private async round(trigger: Trigger): Promise<void> {
    const line = this.options.line();
    if (!line) return;
    this.change({ isRunning: true });
    try {
      const done = await alone(line.storage, this.options.locks, () => this.speak(line, trigger));
      if (done) this.succeed(line, done);
    } catch (error) {
      this.fail(line, error);
    } finally {
      this.change({ isRunning: false });
    }
  }

  /** Text first, then what is new, then photos. */
  private async speak(line: Line, trigger: Trigger): Promise<Partial<FlusherState>> {
    try {
      await greet(line);
    } catch (error) {
      const closed = error instanceof SignedOut ? closedLinkOf(line) : null;
      const handed = closed && (await handOver(closed));
      if (!handed) throw error;
      const maySend = handed.isRevoked || (await this.sendPhotos(closed, trigger)); // a revoked phone sends none
      return { isRevoked: true, isLinkClosed: true, photosWaitForWifi: !maySend };
    }
    const { isRevoked } = await pushOutbox(line);
    if (isRevoked) return { isRevoked, isLinkClosed: false, photosWaitForWifi: false };
    await pullEverything(line);
    const maySend = await this.sendPhotos(line, trigger);
    await tidyPhotos(line);
    await line.storage.run((db) => tidySent(db, line.clock.wallMs()));
    await exchangeAnnouncements(line, trigger !== "timer" && trigger !== "saved");
    return { isRevoked: false, isLinkClosed: false, photosWaitForWifi: !maySend };
  }

  /** false: they wait for another network. */
  private async sendPhotos(line: Line, trigger: Trigger): Promise<boolean> {
    const network = (this.options.network ?? networkOf)();
    const maySend = await line.storage.run((db) => maySendPhotos(db, network, trigger === "button"));
    if (maySend) await sendPhotos(line);
    return maySend;
  }

  private succeed(line: Line, done: Partial<FlusherState>): void {
    this.backoff.succeeded();
    this.change({ ...done, succeededAt: nowOf(line), failure: null, needsSignIn: false });
  }

  private fail(line: Line, error: unknown): void {
    const kind = kindOf(error);
    // A fault of ours is told aloud, but it must not end the sending.
    if (kind === "fault") globalThis.reportError?.(error);
    const text = error instanceof Refused ? error.text : "";
    this.change({ failure: { kind, text, at: nowOf(line) }, needsSignIn: kind === "signed_out" });
    this.waitMs = this.backoff.failed();
  }

  private waitMs = EVERY_MS;

  private plan(): void {
    if (this.isStopped) return;
    if (this.timer) clearTimeout(this.timer);
    const wait = this.backoff.isWaiting ? this.waitMs : EVERY_MS;
    this.change({ nextTryAtMs: this.backoff.isWaiting ? Date.now() + wait : null });
    this.timer = setTimeout(() => void this.flush("timer"), wait);
  }

  private change(changes: Partial<FlusherState>): void {
    this.state.tell({ ...this.state.value, ...changes });
  }
}

function kindOf(error: unknown): Failure {
  if (error instanceof SignedOut) return "signed_out";
  if (error instanceof NotOurServer) return "not_our_server";
  if (error instanceof ServerBusy) return "server_busy";
  if (error instanceof Refused) return "refused";
  if (error instanceof RequestFailed) return "unreachable";
  if (error instanceof StorageFailed || error instanceof StorageFull) return "storage";
  return "fault";
}
