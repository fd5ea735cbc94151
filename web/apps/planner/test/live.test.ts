import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LiveEvent, type LiveState, LiveStream } from "../src/live/stream.ts";

/** Stands for the browser's EventSource; the test plays the server. */
class Source {
  static opened: Source[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: MessageEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  closed = false;
  private readonly named = new Map<string, (message: MessageEvent) => void>();

  constructor(readonly address: string) {
    Source.opened.push(this);
  }

  addEventListener(name: string, hear: (message: MessageEvent) => void): void {
    this.named.set(name, hear);
  }

  close(): void {
    this.closed = true;
  }

  send(id: number, position = "", kind = "schedule.plan_changed"): void {
    const data = JSON.stringify({ id, kind, project_id: 1, subject: { revision: id } });
    this.onmessage?.({ data, lastEventId: position } as MessageEvent);
  }

  say(name: string, position: string): void {
    this.named.get(name)?.({ data: "{}", lastEventId: position } as MessageEvent);
  }

  refuse(): void {
    this.readyState = 2;
    this.onerror?.();
  }
}

const latest = () => Source.opened.at(-1) as Source;

describe("the live stream of a browser", () => {
  let told: { states: LiveState[]; ids: number[]; resets: number };
  let stream: LiveStream;

  beforeEach(() => {
    vi.useFakeTimers();
    Source.opened = [];
    told = { states: [], ids: [], resets: 0 };
    stream = new LiveStream(
      {
        state: (state) => told.states.push(state),
        event: (event: LiveEvent) => told.ids.push(event.id),
        reset: () => told.resets++,
      },
      (address) => new Source(address) as unknown as EventSource,
    );
    stream.start("zhou");
    latest().onopen?.();
  });

  afterEach(() => {
    stream.stop();
    vi.useRealTimers();
  });

  it("passes each event on once, whatever the server sends again", () => {
    for (const id of [7, 9, 8, 9, 7]) latest().send(id);

    expect(told.ids).toEqual([7, 9, 8]);
  });

  it("has what was read before it stood read anew, once", () => {
    expect(told.resets).toBe(1);
    latest().onerror?.();
    latest().onopen?.();

    expect(told.states).toEqual(["connecting", "connected", "reconnecting", "connected"]);
    latest().say("pulse", "5-100");
    latest().onerror?.();
    latest().onopen?.();
    expect(told.resets).toBe(2);
  });

  it("comes back from its last position after a refusal, ever more slowly", () => {
    latest().send(7, "5-100");
    const pauses: number[] = [];
    for (let time = 0; time < 4; time++) {
      const before = Source.opened.length;
      latest().refuse();
      let waited = 0;
      while (Source.opened.length === before) {
        vi.advanceTimersByTime(50);
        waited += 50;
      }
      pauses.push(waited);
      expect(latest().address).toBe("/api/events?after=5-100");
    }

    expect(pauses[0]).toBeLessThan(1_400);
    expect(pauses[3]).toBeGreaterThan(5_000);
    latest().onopen?.();
    latest().send(7);
    latest().send(8);
    expect(told.ids).toEqual([7, 8]);
  });

  it("opens anew when nothing is heard for long, for a laptop that slept", () => {
    latest().say("pulse", "5-101");
    vi.advanceTimersByTime(39_000);
    expect(Source.opened).toHaveLength(1);

    vi.advanceTimersByTime(2_000);

    expect(Source.opened).toHaveLength(2);
    expect(Source.opened[0]?.closed).toBe(true);
    expect(latest().address).toBe("/api/events?after=5-101");
    expect(told.states.at(-1)).toBe("reconnecting");
  });

  it("has everything read anew when the server cannot tell what was missed", () => {
    latest().send(7, "5-100");
    latest().say("reset", "6-3");
    latest().send(7, "6-4");

    expect(told.resets).toBe(2);
    expect(told.ids).toEqual([7, 7]);
  });

  it("begins anew for another account and ends with the session", () => {
    latest().send(7, "5-100");
    stream.start("wang");
    expect(latest().address).toBe("/api/events");
    latest().send(7);
    expect(told.ids).toEqual([7, 7]);

    stream.stop();
    latest().refuse();
    vi.advanceTimersByTime(120_000);

    expect(Source.opened).toHaveLength(2);
    expect(told.states.at(-1)).toBe("off");
  });
});
